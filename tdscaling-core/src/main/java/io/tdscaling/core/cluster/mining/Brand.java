package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a service's own name. In front of a thing they say nothing: a Trello board of the
 * Trello service is a board.
 */
record Brand(Set<String> words) {
  static Brand of(String service) {
    return new Brand(
        Words.split(service).stream().map(Words::singular).collect(Collectors.toSet()));
  }

  /** Returns a phrase without the service's name in front; never empty. */
  String strip(String phrase) {
    String rest = phrase;
    for (int space = rest.indexOf(' '); space > 0; space = rest.indexOf(' ')) {
      if (!words.contains(rest.substring(0, space))) {
        return rest;
      }
      rest = rest.substring(space + 1);
    }
    return rest;
  }

  /**
   * Returns the first word of a tool's name that is not the service's, if it says what part of the
   * service the tool belongs to: {@code db} in {@code db-cluster-list}.
   */
  String family(String tool) {
    List<String> own =
        Words.split(tool).stream().filter(word -> !words.contains(Words.singular(word))).toList();
    if (own.size() < 2) {
      return "";
    }
    // "mail" in mail_listOrders is no verb, since a verb comes after it.
    boolean verb = isVerb(own.get(0)) && !isVerb(own.get(1));
    return verb ? "" : Words.singular(own.get(0));
  }

  private static boolean isVerb(String word) {
    return ToolSemantics.effectOfName(word).isPresent();
  }
}

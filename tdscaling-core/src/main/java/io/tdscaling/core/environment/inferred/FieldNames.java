package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which parameters and fields mean the same, and which are no field at all. */
final class FieldNames {
  /** Members that hold a thing's fields rather than being one. */
  private static final Set<String> ENVELOPES =
      Set.of(
          "body",
          "data",
          "properties",
          "fields",
          "attributes",
          "input",
          "request",
          "payload",
          "updates",
          "params",
          "args",
          "arguments",
          "options",
          "record",
          "update",
          "values");

  private static final Set<String> CONTROLS =
      Set.of(
          "sort",
          "sortby",
          "order",
          "orderby",
          "sortorder",
          "format",
          "responseformat",
          "fields",
          "include",
          "expand",
          "select",
          "verbose",
          "dryrun",
          "confirm",
          "force",
          "language",
          "lang",
          "outputformat",
          "filter",
          "filters",
          "mode",
          "direction",
          "headers",
          "includeheaders",
          "excluderesponse",
          "timeout",
          "retrymode",
          "authmethod",
          "detail",
          "raw",
          "wait",
          "count",
          "randomstring",
          "sortdirection",
          "action",
          "operation");

  /** Controls that may as well be a field of what a call writes: the language of a snippet. */
  private static final Set<String> MAYBE_FIELDS =
      Set.of(
          "order",
          "format",
          "fields",
          "select",
          "language",
          "lang",
          "filter",
          "filters",
          "mode",
          "direction",
          "headers",
          "timeout",
          "detail",
          "count",
          "include");

  private static final Set<String> SECRET_WORDS =
      Set.of("token", "secret", "password", "apikey", "credentials", "auth", "passphrase");
  private static final List<String> TITLES =
      List.of(
          "name",
          "title",
          "subject",
          "summary",
          "label",
          "username",
          "path",
          "symbol",
          "message",
          "text",
          "description",
          "content");

  private FieldNames() {}

  static boolean isEnvelope(String name) {
    return ENVELOPES.contains(name);
  }

  /** Returns whether a member holds the fields of a thing of this kind. */
  static boolean isEnvelope(String name, String noun) {
    String joined = joined(name);
    String head = joined(noun.substring(noun.lastIndexOf(' ') + 1));
    return ENVELOPES.contains(joined)
        || joined.equals(joined(noun))
        || joined.equals(head)
        || ENVELOPES.stream().anyMatch(word -> joined.equals(joined(noun) + word));
  }

  /** Returns whether a parameter says how to do something, not what a thing is like. */
  static boolean isControl(String name) {
    String joined = joined(name);
    return CONTROLS.contains(joined)
        || isSecret(name, joined)
        || joined.startsWith("include")
        || joined.startsWith("retry");
  }

  /** Returns whether a parameter of a tool that writes is no field of what it writes. */
  static boolean isSwitch(String name) {
    return isControl(name) && !MAYBE_FIELDS.contains(joined(name));
  }

  private static boolean isSecret(String name, String joined) {
    List<String> words = Words.split(name);
    return joined.endsWith("apikey")
        || (!words.isEmpty() && SECRET_WORDS.contains(words.get(words.size() - 1)));
  }

  /** Returns whether the field is what a thing is called. */
  static boolean isTitle(String name) {
    return TITLES.indexOf(name) >= 0 && TITLES.indexOf(name) < 5;
  }

  static boolean isStatus(String name) {
    return same(name).equals("status");
  }

  /** Returns the field that a parameter names, if the thing has it. */
  static Optional<String> matching(JsonNode thing, String parameter) {
    if (thing.has(parameter)) {
      return Optional.of(parameter);
    }
    String wanted = same(parameter);
    List<String> names = new ArrayList<>();
    thing.fieldNames().forEachRemaining(names::add);
    return names.stream().filter(name -> same(name).equals(wanted)).findFirst();
  }

  /** Returns what a thing is called, or an empty string. */
  static String title(JsonNode thing) {
    return TITLES.stream()
        .map(name -> thing.path(name).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns a form that is equal for names that mean the same. */
  static String same(String name) {
    String joined = joined(name);
    return joined.equals("state") ? "status" : joined;
  }

  /** Returns the letters and digits of a name, in lower case. */
  static String joined(String name) {
    StringBuilder joined = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        joined.append(Character.toLowerCase(c));
      }
    }
    return joined.toString();
  }
}

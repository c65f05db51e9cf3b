package io.tdscaling.core.environment.inferred;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the offered tools are about, by service. */
final class Nouns {
  private static final int SHORTEST_PART = 4;
  private static final Set<String> PERSONS =
      Set.of(
          "assignee",
          "reporter",
          "creator",
          "author",
          "member",
          "owner",
          "sender",
          "recipient",
          "manager",
          "reviewer",
          "lead",
          "participant",
          "requester");

  private final Map<String, Set<String>> nouns = new LinkedHashMap<>();

  Nouns(Collection<ToolModel> models) {
    for (ToolModel model : models) {
      nouns
          .computeIfAbsent(model.spec().ref().service(), missing -> new LinkedHashSet<>())
          .add(model.semantics().entity());
    }
  }

  /** Returns the tool, about the same noun as others where it is about their plural. */
  ToolModel agreed(ToolModel model) {
    String noun = model.semantics().entity();
    String single = noun.substring(0, noun.length() - 1);
    boolean plural = noun.endsWith("s") && known(model.spec().ref().service(), single);
    return plural ? model.about(single) : model;
  }

  /** Returns whether a tool of the service is about this. */
  boolean known(String service, String noun) {
    return nouns.getOrDefault(service, Set.of()).contains(noun);
  }

  /**
   * Returns the noun that the tools use for what a parameter calls {@code noun}: where no tool is
   * about jobs but one is about pipeline jobs, {@code job_id} is of those.
   */
  String resolve(String service, String noun) {
    Set<String> known = nouns.getOrDefault(service, Set.of());
    if (known.contains(noun)) {
      return noun;
    }
    List<String> longer = known.stream().filter(other -> isSort(other, noun)).toList();
    if (longer.size() == 1) {
      return longer.get(0);
    }
    return PERSONS.contains(noun) && known.contains("user") ? "user" : noun;
  }

  /**
   * Returns whether one noun is a sort of the other: a pipeline job of a job, a webhook of a hook.
   */
  private static boolean isSort(String other, String noun) {
    return other.endsWith(" " + noun)
        || (noun.length() >= SHORTEST_PART && other.endsWith(noun) && other.indexOf(' ') < 0);
  }
}

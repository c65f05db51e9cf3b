package io.tdscaling.core.semantics;

import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parameter names that point at a particular thing. */
final class IdentifierNames {
  private static final Set<String> SUFFIXES =
      Words.set(
          "id ids uuid uuids guid sid sids iid gid uid key keys slug handle arn urn number name");

  /**
   * Numbers and names are of a thing only when the thing is said: {@code issue_number}, not {@code
   * number}.
   */
  private static final Set<String> SUFFIX_ONLY = Words.set("number name key keys");

  private static final Set<String> QUALIFIERS =
      Words.set(
          "parent source target destination public external internal root from to base unique title"
              + " related new old current existing excluded included default in numeric");
  private static final Set<String> SECRETS =
      Words.set("api private public access secret auth token license encryption ssh idempotency");
  private static final Set<String> NOT_NUMBERED =
      Words.set("phone page line column row card max min version total house mobile fax port tax");
  private static final Set<String> NOT_NAMED =
      Words.set(
          "first last full display new user nick middle given family sur host company sender");

  /** Whole names that point at a thing without saying so. */
  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("owner", "owner"),
          Map.entry("repo", "repository"),
          Map.entry("repository", "repository"),
          Map.entry("username", "user"),
          Map.entry("user", "user"),
          Map.entry("channel", "channel"),
          Map.entry("path", "file"),
          Map.entry("filename", "file"),
          Map.entry("filepath", "file"),
          Map.entry("project", "project"),
          Map.entry("workspace", "workspace"),
          Map.entry("database", "database"),
          Map.entry("collection", "collection"),
          Map.entry("bucket", "bucket"),
          Map.entry("table", "table"),
          Map.entry("branch", "branch"),
          Map.entry("account", "account"),
          Map.entry("organization", "organization"),
          Map.entry("org", "organization"),
          Map.entry("team", "team"),
          Map.entry("container", "container"),
          Map.entry("pod", "pod"),
          Map.entry("namespace", "namespace"),
          Map.entry("cluster", "cluster"));

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("repo", "repository"),
          Map.entry("org", "organization"),
          Map.entry("pr", "pull request"),
          Map.entry("pull", "pull request"),
          Map.entry("mr", "merge request"),
          Map.entry("db", "database"),
          Map.entry("doc", "document"),
          Map.entry("msg", "message"),
          Map.entry("file path", "file"),
          Map.entry("ws", "workspace"));

  private IdentifierNames() {}

  /** Returns the entity a parameter of this name identifies, if it identifies one. */
  static Optional<String> entity(String parameter, String own) {
    List<String> words = Words.split(parameter);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String whole = String.join("", words);
    if (WHOLE.containsKey(whole)) {
      return Optional.of(WHOLE.get(whole));
    }
    boolean number = words.get(words.size() - 1).equals("number");
    if (!own.isEmpty() && !number && singular(words).equals(own)) {
      return Optional.of(own);
    }
    return words.size() > 1 && words.get(words.size() - 1).equals("path") && isFile(words)
        ? Optional.of("file")
        : suffixed(words, own);
  }

  private static boolean isFile(List<String> words) {
    return words.get(words.size() - 2).equals("file");
  }

  private static Optional<String> suffixed(List<String> words, String own) {
    String suffix = words.get(words.size() - 1);
    if (!SUFFIXES.contains(suffix)) {
      return Optional.empty();
    }
    List<String> stem = words.subList(0, words.size() - 1);
    if (stem.isEmpty()) {
      return SUFFIX_ONLY.contains(suffix) ? Optional.empty() : Optional.of(own);
    }
    String nearest = stem.get(stem.size() - 1);
    boolean excluded =
        switch (suffix) {
          case "key", "keys" -> stem.stream().anyMatch(SECRETS::contains);
          case "number" -> NOT_NUMBERED.contains(nearest);
          case "name" -> NOT_NAMED.contains(nearest);
          default -> false;
        };
    return excluded ? Optional.empty() : Optional.of(thing(stem, own));
  }

  /**
   * Returns what the words before {@code _id} name: {@code parent_id} and {@code job_id} of a
   * pipeline job are its own.
   */
  private static String thing(List<String> stem, String own) {
    List<String> said = stem.stream().filter(word -> !QUALIFIERS.contains(word)).toList();
    String phrase = singular(said);
    return said.isEmpty() || own.endsWith(" " + phrase) ? own : phrase;
  }

  private static String singular(List<String> words) {
    String phrase = String.join(" ", words.stream().map(Words::singular).toList());
    return SHORT.getOrDefault(phrase, phrase);
  }
}

package io.tdscaling.core.cluster;

import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which field of a result fills a parameter. */
final class Fields {
  /** Endings of parameter names that say which of a thing's names is meant. */
  private static final Set<String> OWN_KEYS =
      Set.of("name", "path", "number", "slug", "key", "handle", "arn", "urn", "uuid", "username");

  private Fields() {}

  /** Returns what the field is called when nothing but the parameter's name is known. */
  static String guessed(String parameter) {
    List<String> words = Words.split(parameter);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return OWN_KEYS.contains(last) ? last : "id";
  }

  /**
   * Returns the field of an output schema that fills a parameter: one of the same name or, where
   * the producer returns the very thing, the thing's own key.
   */
  static Optional<String> described(List<String> outputs, String parameter, boolean sameEntity) {
    String wanted = normal(parameter);
    Optional<String> equal =
        wanted.equals("id") && !sameEntity
            ? Optional.empty()
            : outputs.stream().filter(field -> normal(field).equals(wanted)).findFirst();
    String key = guessed(parameter);
    return equal.or(
        () ->
            sameEntity
                ? outputs.stream().filter(field -> normal(field).equals(key)).findFirst()
                : Optional.empty());
  }

  /** Returns a name without its case, its separators and the plural of its last word. */
  static String normal(String name) {
    List<String> words = Words.split(name);
    if (words.isEmpty()) {
      return name;
    }
    int last = words.size() - 1;
    return String.join("", words.subList(0, last)) + Words.singular(words.get(last));
  }
}

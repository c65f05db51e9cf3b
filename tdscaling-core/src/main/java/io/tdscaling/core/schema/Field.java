package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a field beside its constraints: enough to guess what it means.
 *
 * @param words the lower-case words of the field's name
 * @param description the start of what its schema says about it; may be empty
 * @param owner noun for the thing it belongs to; may be empty
 */
record Field(List<String> words, String description, String owner) {
  private static final int MAX_DESCRIPTION = 400;
  private static final Set<String> NO_THINGS =
      Set.of(
          "get",
          "list",
          "create",
          "update",
          "delete",
          "add",
          "remove",
          "set",
          "search",
          "find",
          "read",
          "write",
          "send",
          "fetch",
          "show",
          "run",
          "check",
          "put",
          "post",
          "patch",
          "by",
          "id",
          "all",
          "body",
          "data",
          "input",
          "param",
          "params",
          "parameter",
          "argument",
          "payload",
          "request",
          "option",
          "item",
          "object",
          "value",
          "property",
          "path",
          "query",
          "detail",
          "info",
          "information",
          "batch",
          "v1",
          "v2");
  private static final int MAX_CUE = 200;
  private static final int MAX_NAME = 100;

  static Field of(String name, String owner) {
    String start = name.substring(0, Math.min(name.length(), MAX_NAME));
    return new Field(Words.split(start), "", owner);
  }

  /** Returns this field with what its schema says about it. */
  Field described(JsonNode schema) {
    String text = schema.path("description").asText("");
    if (text.isEmpty()) {
      text = schema.path("title").asText("");
    }
    return new Field(words, text.substring(0, Math.min(text.length(), MAX_DESCRIPTION)), owner);
  }

  /** Returns the field for one item of this list. */
  Field item() {
    if (words.isEmpty()) {
      return this;
    }
    List<String> singular = new ArrayList<>(words);
    singular.set(words.size() - 1, Words.singular(words.get(words.size() - 1)));
    return new Field(List.copyOf(singular), description, owner);
  }

  /** Returns a member of the object in this field. */
  Field member(String memberName) {
    return of(memberName, noun(words).orElse(owner));
  }

  /**
   * Returns the last word, in singular, that names a thing rather than a container or an action.
   */
  static Optional<String> noun(List<String> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      String word = Words.singular(words.get(i));
      if (!NO_THINGS.contains(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** Returns whether the description has the lower-case phrase, as words of their own, early on. */
  boolean mentions(String phrase) {
    String text = description.substring(0, Math.min(description.length(), MAX_CUE));
    return PhraseTable.mentions(text.toLowerCase(Locale.ROOT), phrase);
  }
}

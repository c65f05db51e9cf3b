package io.tdscaling.core.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.json.ParsedTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a conversation has said so far, and which call's result first held a value. Fed in
 * conversation order; not thread-safe.
 */
public final class Evidence {
  private final List<String> spoken = new ArrayList<>();
  private final Map<String, Integer> firstResult = new LinkedHashMap<>();
  private final List<Prose> prose = new ArrayList<>();

  private record Prose(int call, String text) {}

  /** Takes in what the user or the system message says. */
  public void spoken(String text) {
    spoken.add(text);
  }

  /**
   * Takes in the result of a call.
   *
   * @param call ordinal of the call in the conversation
   * @param text the result as the model sees it
   */
  public void result(int call, String text) {
    result(call, text, ParsedTexts.parsed(text));
  }

  /**
   * Takes in the result of a call.
   *
   * @param call ordinal of the call in the conversation
   * @param text the result as the model sees it
   * @param parsed what the text holds, if it is JSON
   */
  public void result(int call, String text, Optional<JsonNode> parsed) {
    parsed.ifPresentOrElse(json -> take(call, json), () -> prose.add(new Prose(call, text)));
  }

  private void take(int call, JsonNode result) {
    for (JsonNode leaf : Json.leaves(result)) {
      String value = leaf.asText();
      firstResult.putIfAbsent(value, call);
      if (leaf.isTextual() && value.indexOf(' ') >= 0) {
        prose.add(new Prose(call, value));
      }
    }
    collectMemberNames(result, call);
  }

  /** Returns whether the user or the system message said the value. */
  public boolean said(JsonNode value) {
    String text = value.asText();
    for (String said : spoken) {
      if (mentions(said, text)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the ordinal of the first call whose result held the value, if one did. */
  public OptionalInt producer(JsonNode value) {
    String text = value.asText();
    Integer exact = firstResult.get(text);
    int first = exact == null ? Integer.MAX_VALUE : exact;
    for (Prose passage : prose) {
      if (passage.call() < first && mentions(passage.text(), text)) {
        first = passage.call();
      }
    }
    return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
  }

  /** Returns whether a text mentions a value as a word of its own, not as part of a longer one. */
  public static boolean mentions(String text, String value) {
    if (value.isEmpty()) {
      return false;
    }
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      int end = at + value.length();
      boolean startsWord = at == 0 || !joins(text.charAt(at - 1), value.charAt(0));
      boolean endsWord =
          end == text.length() || !joins(text.charAt(end), value.charAt(value.length() - 1));
      if (startsWord && endsWord) {
        return true;
      }
    }
    return false;
  }

  private static boolean joins(char outside, char inside) {
    return Character.isLetterOrDigit(outside) && Character.isLetterOrDigit(inside);
  }

  private void collectMemberNames(JsonNode node, int call) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(name -> firstResult.putIfAbsent(name, call));
    }
    node.forEach(child -> collectMemberNames(child, call));
  }
}

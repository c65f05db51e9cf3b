package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says where values come from: from whatever first brought them into the conversation. What the
 * user or the system message says may be of any form, as a word of its own. A result brings what
 * looks like an identifier, and any other text of three characters and more that is the whole of a
 * value in it; but not what is among the arguments of its own call, nor a value that the schema
 * lists. Fed in conversation order.
 *
 * <p>That is wider than the data flow that the metrics measure: there a coincidence must not pass
 * for a flow, here it costs one wrong label.
 */
final class ValueSources {
  /** The source of what neither was said nor was in a result. */
  static final int NEITHER = -2;

  /** The source of what the user or the system message said. */
  static final int SAID = -1;

  private static final int SHORTEST = 3;

  private final Evidence results = new Evidence();
  private final Map<String, Integer> texts = new HashMap<>();
  private final List<Said> said = new ArrayList<>();
  private final List<Set<String>> arguments = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private int position;

  private record Said(int position, String text) {}

  void said(String text) {
    said.add(new Said(position++, text));
  }

  /** Takes in a call and returns its ordinal, from 0. */
  int call(List<JsonNode> leaves) {
    Set<String> texts = new HashSet<>();
    leaves.forEach(leaf -> texts.add(leaf.asText()));
    arguments.add(texts);
    positions.add(Integer.MAX_VALUE);
    return arguments.size() - 1;
  }

  void result(int call, String text) {
    positions.set(call, position++);
    results.result(call, text);
    for (JsonNode leaf : Json.leaves(Json.parseOrText(text))) {
      if (leaf.isTextual() && leaf.textValue().length() >= SHORTEST) {
        texts.putIfAbsent(leaf.textValue(), call);
      }
    }
  }

  /**
   * Returns the ordinal of the call whose result brought the value, or one of the constants.
   *
   * @param value the value
   * @param listed whether the schema lists the values that can be given
   */
  int of(JsonNode value, boolean listed) {
    String text = value.asText();
    int spoken =
        said.stream()
            .filter(passage -> Evidence.mentions(passage.text(), text))
            .mapToInt(Said::position)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    int producer = producer(value, listed);
    if (producer >= 0
        && positions.get(producer) < spoken
        && !arguments.get(producer).contains(text)) {
      return producer;
    }
    return spoken < Integer.MAX_VALUE ? SAID : NEITHER;
  }

  private int producer(JsonNode value, boolean listed) {
    if (listed) {
      return NEITHER;
    }
    return Identifiers.isIdentifierLike(value)
        ? results.producer(value).orElse(NEITHER)
        : value.isTextual() ? texts.getOrDefault(value.textValue(), NEITHER) : NEITHER;
  }
}

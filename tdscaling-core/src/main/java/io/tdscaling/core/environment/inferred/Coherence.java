package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the fields of one made-up object agree: what begins comes before what ends. */
final class Coherence {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

  /** Words of moments, by when they are; what is told of the same thing comes in this order. */
  private static final Map<String, Integer> ORDER = order();

  private Coherence() {}

  /** Swaps moments of an object and those within it until each comes in its order. */
  static void mend(JsonNode value) {
    if (value instanceof ObjectNode object) {
      mendDates(object);
    }
    value.forEach(Coherence::mend);
  }

  private static void mendDates(ObjectNode object) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (isMoment(member.getValue())) {
        rank(member.getKey()).ifPresent(rank -> ranks.put(member.getKey(), rank));
      }
    }
    ranks.forEach(
        (early, first) ->
            ranks.forEach(
                (late, second) -> {
                  if (first < second) {
                    mend(object, early, late);
                  }
                }));
  }

  private static void mend(ObjectNode object, String early, String late) {
    JsonNode first = object.path(early);
    JsonNode second = object.path(late);
    if (first.asText().length() == second.asText().length() && after(first, second)) {
      object.set(early, second);
      object.set(late, first);
    }
  }

  /** Returns whether the names say that one moment of a thing is before the other. */
  static boolean precedes(String early, String late) {
    Optional<Integer> first = rank(early);
    Optional<Integer> second = rank(late);
    return first.isPresent() && second.isPresent() && first.get() < second.get();
  }

  private static Optional<Integer> rank(String name) {
    return Words.split(name).stream()
        .filter(ORDER::containsKey)
        .findFirst()
        .map(word -> ORDER.getOrDefault(word, 0));
  }

  private static boolean isMoment(JsonNode value) {
    return value.isTextual() && DATE.matcher(value.textValue()).matches();
  }

  private static boolean after(JsonNode first, JsonNode second) {
    return first.asText().compareTo(second.asText()) > 0;
  }

  private static Map<String, Integer> order() {
    Map<String, Integer> order = new LinkedHashMap<>();
    List<String> stages =
        List.of(
            "created opened joined registered added",
            "start starts started begin begins departure checkin published submitted from",
            "updated modified edited changed",
            "end ends ended finish finished arrival checkout completed closed resolved until");
    for (int i = 0; i < stages.size(); i++) {
      for (String word : stages.get(i).split(" ", -1)) {
        order.put(word, i);
      }
    }
    return Map.copyOf(order);
  }
}

package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which things a call means. */
final class Matching {
  private static final Set<String> ANYTHING = Set.of("all", "any", "*", "both");
  private static final Set<String> BOUNDS = Set.of("min", "max");
  private static final int SHORTEST_WORD = 3;

  private Matching() {}

  /** Returns the things that fit everything a call says, in their order. */
  static List<ObjectNode> matching(Call call, List<ObjectNode> things) {
    return things.stream().filter(thing -> matches(call, thing)).toList();
  }

  /** Returns whether the call states something that no field of these things is about. */
  static boolean statesMore(Call call, List<ObjectNode> things) {
    return call.tool().model().ofKind(SlotKind.VALUE).stream()
        .filter(param -> call.arguments().has(param.name()) && !FieldNames.isControl(param.name()))
        .anyMatch(param -> things.stream().allMatch(thing -> field(thing, param).isEmpty()));
  }

  private static boolean matches(Call call, ObjectNode thing) {
    return call.tool().model().params().stream().allMatch(param -> matches(call, param, thing));
  }

  private static boolean matches(Call call, Param param, ObjectNode thing) {
    if (!call.arguments().hasNonNull(param.name())) {
      return true;
    }
    return switch (param.slot().kind()) {
      case IDENTIFIER -> points(call, param, thing);
      case QUERY -> mentions(thing, call.given(param));
      case VALUE -> isControl(call, param) || holds(call, param, thing);
      case PAGING, CODE -> true;
    };
  }

  private static boolean isControl(Call call, Param param) {
    return FieldNames.isControl(param.name())
        && !call.tool().type().fields().containsKey(param.name());
  }

  private static boolean points(Call call, Param param, ObjectNode thing) {
    if (call.tool().isOwn(param)) {
      Set<String> facets = call.tool().type().facets().keySet();
      return call.given(param).stream()
          .anyMatch(id -> facets.stream().anyMatch(facet -> equal(thing.path(facet), id)));
    }
    Optional<EntityType.Link> link = call.tool().type().link(call.tool().target(param));
    JsonNode pointers =
        link.map(known -> thing.path(known.field())).orElse(thing.path(param.name()));
    return pointers.isMissingNode()
        || call.given(param).stream()
            .anyMatch(id -> Json.leaves(pointers).stream().anyMatch(pointer -> equal(pointer, id)));
  }

  private static boolean holds(Call call, Param param, ObjectNode thing) {
    List<JsonNode> wanted = call.given(param);
    Optional<String> field = field(thing, param);
    if (field.isEmpty() || wanted.isEmpty() || thing.path(field.get()).isContainerNode()) {
      return true;
    }
    JsonNode held = thing.path(field.get());
    String name = param.name();
    if (held.isNumber() && name.startsWith("min")) {
      return held.doubleValue() >= wanted.get(0).asDouble();
    }
    if (held.isNumber() && name.startsWith("max")) {
      return held.doubleValue() <= wanted.get(0).asDouble();
    }
    return wanted.stream()
        .anyMatch(value -> ANYTHING.contains(value.asText()) || equal(held, value));
  }

  /** Returns the field that a filter is about: {@code price} for {@code max_price}. */
  private static Optional<String> field(ObjectNode thing, Param param) {
    Optional<String> field = FieldNames.matching(thing, param.name());
    if (field.isPresent()) {
      return field;
    }
    List<String> words = Words.split(param.name());
    boolean bound = words.size() > 1 && BOUNDS.contains(words.get(0));
    return bound
        ? FieldNames.matching(thing, String.join("_", words.subList(1, words.size())))
        : Optional.empty();
  }

  private static boolean mentions(ObjectNode thing, List<JsonNode> queries) {
    Set<String> wanted = new LinkedHashSet<>();
    queries.forEach(query -> wanted.addAll(words(query.asText())));
    if (wanted.isEmpty()) {
      return true;
    }
    return Json.leaves(thing).stream()
        .anyMatch(leaf -> words(leaf.asText()).stream().anyMatch(wanted::contains));
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : Words.split(text)) {
      if (word.length() >= SHORTEST_WORD) {
        words.add(Words.singular(word));
      }
    }
    return words;
  }

  private static boolean equal(JsonNode held, JsonNode wanted) {
    return (held.isNumber() && wanted.isNumber())
        ? held.doubleValue() == wanted.doubleValue()
        : held.asText().equalsIgnoreCase(wanted.asText());
  }
}

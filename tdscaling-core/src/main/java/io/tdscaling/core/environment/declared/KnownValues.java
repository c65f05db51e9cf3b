package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.base.CharMatcher;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds arguments that make sense in the current state, so that plans made of them succeed. */
@SuppressWarnings(
    "ReferenceEquality") // rows, fields and parameters are themselves, whatever they hold
final class KnownValues {
  /** How many values are suggested at most. */
  static final int MOST = 20;

  private static final int SHORTEST_WORD = 3;
  private static final int HOUR_OF_DAY = 10;
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final CharMatcher SPACE = CharMatcher.anyOf(" \t\n\u000B\f\r");

  private final Tool tool;
  private final Frame frame;

  /**
   * Makes a finder.
   *
   * @param tool the tool to be called
   * @param frame the state, with the first suggestion for each parameter as its argument
   */
  private KnownValues(Tool tool, Frame frame) {
    this.tool = tool;
    this.frame = frame;
  }

  static List<JsonNode> of(Tool tool, Parameter parameter, Frame state) {
    ObjectNode arguments = Json.object();
    for (Parameter each : tool.parameters().values()) {
      JsonNode likely = likely(each);
      if (!each.is(parameter) && likely != null) {
        arguments.set(each.name(), likely);
      }
    }
    Frame frame = new Frame(state.world(), state.tables(), arguments);
    List<JsonNode> values = new KnownValues(tool, frame).values(parameter);
    return values.size() <= MOST ? values : List.copyOf(values.subList(0, MOST));
  }

  private static @Nullable JsonNode likely(Parameter parameter) {
    List<JsonNode> examples = parameter.suggestions().examples();
    return parameter.fallback() != null || examples.isEmpty()
        ? parameter.fallback()
        : examples.get(0);
  }

  private List<JsonNode> values(Parameter parameter) {
    Parameter.Suggestions suggestions = parameter.suggestions();
    if (!suggestions.examples().isEmpty()) {
      return suggestions.examples();
    }
    if (!suggestions.days().isEmpty()) {
      return days(parameter.type(), suggestions.days());
    }
    if (suggestions.person() != null) {
      return people(parameter, suggestions.person());
    }
    if (parameter.is(tool.key()) && parameter.ref() == null) {
      return keys(parameter, tool.requiredEntity(), tool.requiredEntity().name());
    }
    if (parameter.ref() != null) {
      return keys(parameter, frame.table(parameter.ref()).entity(), parameter.alias());
    }
    return tool.effect() == Effect.SEARCH ? filters(parameter) : List.of();
  }

  /**
   * Returns the ids, or other keys, of the rows with which the call can succeed; of all if none is.
   */
  private List<JsonNode> keys(Parameter parameter, Entity entity, String alias) {
    boolean id = parameter.ref() != null || parameter.fields().isEmpty();
    String field = id ? entity.idField() : parameter.fields().get(0).name();
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> possible = new ArrayList<>();
    for (ObjectNode row : frame.table(entity.name()).rows()) {
      JsonNode value = row.path(field);
      frame.bind(alias, row);
      frame.arguments().set(parameter.name(), value);
      all.add(value);
      if (isOfUse(parameter, row, value) && tool.requirements().stream().noneMatch(this::fails)) {
        possible.add(value);
      }
    }
    return possible.isEmpty() ? all : possible;
  }

  private boolean fails(Tool.Requirement requirement) {
    return requirement.condition().fails(frame);
  }

  /** Returns whether a call about this row finds or can do anything, whatever its requirements. */
  private boolean isOfUse(Parameter parameter, ObjectNode row, JsonNode value) {
    Field field = parameter.fields().isEmpty() ? null : parameter.fields().get(0);
    return switch (tool.effect()) {
      case DELETE -> !parameter.is(tool.key()) || !new Change(tool, frame).isUsed(row);
      case SEARCH -> field == null || isHeld(field, value);
      case CREATE, NOTIFY -> field == null || !field.unique() || !isHeld(field, value);
      default -> true;
    };
  }

  private boolean isHeld(Field field, JsonNode value) {
    return frame.table(tool.requiredEntity().name()).findBy(field.name(), value) != null;
  }

  private List<JsonNode> people(Parameter parameter, Person.Attribute attribute) {
    List<Person> people = frame.world().people();
    boolean own = tool.effect() == Effect.CREATE && tool.requiredEntity().perPerson();
    if (!own || parameter.fields().isEmpty()) {
      return people.stream()
          .limit(People.KNOWN)
          .<JsonNode>map(person -> TextNode.valueOf(person.get(attribute)))
          .toList();
    }
    return newcomer(attribute);
  }

  /** Returns one person only, whom the table lacks, so that name and address go together. */
  private List<JsonNode> newcomer(Person.Attribute attribute) {
    Set<String> texts = new LinkedHashSet<>();
    frame
        .table(tool.requiredEntity().name())
        .rows()
        .forEach(row -> row.forEach(value -> texts.add(value.asText())));
    return frame.world().people().stream()
        .filter(person -> !texts.contains(person.email()))
        .limit(1)
        .<JsonNode>map(person -> TextNode.valueOf(person.get(attribute)))
        .toList();
  }

  private List<JsonNode> days(FieldType type, List<Integer> span) {
    LocalDate today = frame.world().today();
    int step = Math.max(1, (span.get(1) - span.get(0)) / MOST);
    List<JsonNode> days = new ArrayList<>();
    for (int day = span.get(0); day <= span.get(1); day += step) {
      LocalDate date = today.plusDays(day);
      boolean dayOnly = type == FieldType.DATE;
      days.add(
          TextNode.valueOf(
              dayOnly
                  ? date.toString()
                  : World.text(date.atTime(HOUR_OF_DAY, 0).plusHours(Math.floorMod(day, 6)))));
    }
    return days;
  }

  private List<JsonNode> filters(Parameter parameter) {
    Set<JsonNode> values = new LinkedHashSet<>();
    if (parameter.match() == Parameter.Match.LIMIT) {
      return List.of(IntNode.valueOf(3), IntNode.valueOf(5));
    }
    Field field = parameter.fields().get(0);
    for (ObjectNode row : frame.table(tool.requiredEntity().name()).rows()) {
      JsonNode value = row.get(field.name());
      if (value != null) {
        values.add(value);
      }
    }
    return switch (parameter.match()) {
      case CONTAINS -> words(values);
      case MIN, MAX -> bounds(parameter, values);
      default -> List.copyOf(values);
    };
  }

  private static List<JsonNode> words(Set<JsonNode> values) {
    Set<String> words = new LinkedHashSet<>();
    for (JsonNode value : values) {
      String text = value.asText();
      int space = SPACE.indexIn(text);
      String first = space < 0 ? text : text.substring(0, space);
      String last = text.substring(text.lastIndexOf(' ') + 1);
      words.add(last.length() >= SHORTEST_WORD ? last : text);
      words.add(first.length() >= SHORTEST_WORD ? first : text);
    }
    return words.stream().<JsonNode>map(TextNode::valueOf).toList();
  }

  /** Returns lower ends from the lower half of the values and upper ends from the upper half. */
  private static List<JsonNode> bounds(Parameter parameter, Set<JsonNode> values) {
    Kind kind = parameter.type().kind();
    boolean lower = parameter.match() == Parameter.Match.MIN;
    TreeSet<Object> sorted = new TreeSet<>(order(kind));
    values.forEach(value -> sorted.add(rounded(value, kind, lower)));
    List<Object> ends = new ArrayList<>(sorted);
    int middle = ends.size() / 2;
    List<Object> half =
        lower ? ends.subList(0, ends.size() - middle) : ends.subList(middle, ends.size());
    return half.stream().map(end -> Values.node(end, parameter.type())).toList();
  }

  private static Comparator<Object> order(Kind kind) {
    return (a, b) -> Values.compare(a, b, kind);
  }

  /** People name round amounts and days, not cents and minutes. */
  private static Object rounded(JsonNode value, Kind kind, boolean down) {
    if (kind == Kind.DATE) {
      return Values.day(value.textValue());
    }
    BigDecimal number = Decimals.of(value);
    RoundingMode mode = down ? RoundingMode.FLOOR : RoundingMode.CEILING;
    return number.compareTo(TEN) < 0
        ? number.setScale(0, mode)
        : number.divide(TEN, 0, mode).multiply(TEN);
  }
}

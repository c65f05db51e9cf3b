package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a field of the first rows is made. */
final class SeedReader {
  private static final List<String> GENERATORS =
      List.of("pick", "person", "range", "date", "sequence", "format", "computed");
  private static final int FEWEST_OPEN = 4;
  private static final int FARTHEST_DAY = 40_000;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final Scope scope;
  private final List<JsonNode> rows;
  private final boolean linked;

  /**
   * Makes a reader.
   *
   * @param scope what expressions can name
   * @param rows the given rows of the entity
   * @param linked whether rows of another service can be had
   */
  SeedReader(Scope scope, List<JsonNode> rows, boolean linked) {
    this.scope = scope;
    this.rows = rows;
    this.linked = linked;
  }

  /** Reads the seed of a field; empty where given rows hold the field, or something is wrong. */
  Optional<Seed> read(Field field, Members fieldMembers) {
    if (!fieldMembers.has("seed")) {
      return unsaid(field, fieldMembers);
    }
    JsonNode seed = fieldMembers.get("seed");
    if (seed != null && seed.isArray()) {
      return choice(field, fieldMembers);
    }
    Members members = fieldMembers.child("seed");
    if (members.has("if") && !field.optional()) {
      members.problem("if", "is for optional fields only");
    }
    return one(field, members, linked);
  }

  /** Reads seeds of which the first whose condition holds is used. */
  private Optional<Seed> choice(Field field, Members fieldMembers) {
    List<Seed> seeds = new ArrayList<>();
    List<JsonNode> given = fieldMembers.elements("seed");
    for (int i = 0; i < given.size(); i++) {
      String pointer = fieldMembers.pointer("seed") + "/" + i;
      Members members = Members.of(given.get(i), pointer, fieldMembers.problems());
      boolean last = i == given.size() - 1;
      if (!last && !members.has("if")) {
        members.problem("needs \"if\": only the last seed of several may do without");
      }
      if (last && members.has("if") && !field.optional()) {
        members.problem("if", "must not be in the last seed of a field that is not optional");
      }
      one(field, members, false).ifPresent(seeds::add);
    }
    return seeds.isEmpty()
        ? Optional.empty()
        : Optional.of(new Seed(new Seed.Choice(seeds), null, null));
  }

  private Optional<Seed> one(Field field, Members members, boolean mayLink) {
    List<String> given = GENERATORS.stream().filter(members::has).toList();
    Condition condition = condition("if", members);
    String link = link(members, mayLink);
    Seed.@Nullable Generator generator = null;
    if (given.size() > 1 || (given.isEmpty() && impliedGenerator(field) == null)) {
      members.problem("must have exactly one of " + GENERATORS);
    } else {
      generator =
          given.isEmpty() ? implied(field, members) : generator(given.get(0), field, members);
    }
    members.done();
    return Optional.ofNullable(generator).map(made -> new Seed(made, condition, link));
  }

  private static @Nullable String link(Members members, boolean allowed) {
    if (!members.has("link")) {
      return null;
    }
    if (!allowed) {
      members.problem("link", "is for the only seed of a field of an entity that has \"linked\"");
    }
    return members.text("link");
  }

  private Optional<Seed> unsaid(Field field, Members members) {
    Seed.Generator generator = impliedGenerator(field);
    boolean given = !rows.isEmpty() && rows.stream().allMatch(row -> row.has(field.name()));
    if (generator == null && !given && !field.optional()) {
      members.problems().add(members.pointer(), "lacks \"seed\", and not all rows hold the field");
    }
    return Optional.ofNullable(generator).map(made -> new Seed(made, null, null));
  }

  private static Seed.@Nullable Generator impliedGenerator(Field field) {
    if (field.ref() != null) {
      return new Seed.Reference(field.ref(), null, false);
    }
    if (!field.values().isEmpty()) {
      return new Seed.Pick(List.copyOf(field.values().stream().map(TextNode::valueOf).toList()));
    }
    return null;
  }

  private Seed.@Nullable Generator implied(Field field, Members members) {
    if (field.ref() == null) {
      return impliedGenerator(field);
    }
    Condition where = condition("where", members);
    return new Seed.Reference(field.ref(), where, members.flag("distinct"));
  }

  private @Nullable Condition condition(String name, Members members) {
    if (!members.has(name)) {
      return null;
    }
    try {
      return ExpressionParser.condition(members.text(name), scope);
    } catch (ExpressionException e) {
      members.problem(name, e.getMessage() + "");
      return null;
    }
  }

  private Seed.@Nullable Generator generator(String name, Field field, Members members) {
    return switch (name) {
      case "pick" -> pick(field, members);
      case "person" -> person(members);
      case "range" -> range(field, members);
      case "date" -> dates(field, members);
      case "sequence" -> new Seed.Sequence(members.integer("sequence", 1, 0, 1_000_000));
      case "format" -> format(field, members);
      default -> computed(field, members);
    };
  }

  private static Seed.Generator format(Field field, Members members) {
    String format = members.text("format");
    long open = format.chars().filter(c -> c == '#' || c == '?').count();
    if (field.unique() && open < FEWEST_OPEN) {
      members.problem("format", "must have four or more of # and ? in a unique field");
    }
    return new Seed.Format(format);
  }

  private static Seed.@Nullable Generator pick(Field field, Members members) {
    List<JsonNode> values = members.elements("pick");
    if (!values.stream().allMatch(field::fits)) {
      members.problem("pick", "must hold only values of the field's type and enum");
    }
    return values.isEmpty() ? null : new Seed.Pick(List.copyOf(values));
  }

  private static Seed.@Nullable Generator person(Members members) {
    Person.Attribute attribute = attribute(members);
    return attribute == null ? null : new Seed.PersonAttribute(attribute);
  }

  /** Reads the member {@code person}; null, and a problem, if it is wrong. */
  static Person.@Nullable Attribute attribute(Members members) {
    Optional<Person.Attribute> attribute = Person.Attribute.of(members.text("person"));
    if (attribute.isEmpty()) {
      List<String> known = new ArrayList<>();
      for (Person.Attribute each : Person.Attribute.values()) {
        known.add(each.label());
      }
      members.problem("person", "must be one of " + known);
    }
    return attribute.orElse(null);
  }

  private static Seed.@Nullable Generator range(Field field, Members members) {
    List<JsonNode> ends = members.elements("range");
    BigDecimal step =
        field.type() == FieldType.INTEGER ? BigDecimal.ONE : decimal(members, "step", CENT);
    boolean numbers = ends.size() == 2 && ends.stream().allMatch(JsonNode::isNumber);
    if (!numbers || step.signum() <= 0 || field.type().kind() != Kind.NUMBER) {
      members.problem("range", "must be two numbers, the smaller first, for a field of numbers");
      return null;
    }
    BigDecimal least = Decimals.of(ends.get(0));
    BigDecimal steps = Decimals.of(ends.get(1)).subtract(least).divide(step, 0, RoundingMode.FLOOR);
    if (steps.signum() < 0 || !Decimals.withinLimit(steps.multiply(CENT))) {
      members.problem("range", "must be two numbers, the smaller first, for a field of numbers");
      return null;
    }
    return new Seed.Range(least, step, steps.intValue());
  }

  private static BigDecimal decimal(Members members, String name, BigDecimal fallback) {
    JsonNode value = members.get(name);
    if (value != null && !value.isNumber()) {
      members.problem(name, "must be a number");
    }
    return value == null || !value.isNumber() ? fallback : Decimals.of(value);
  }

  private Seed.Generator dates(Field field, Members members) {
    int[] days = members.span("date", -FARTHEST_DAY, FARTHEST_DAY);
    if (field.type().kind() != Kind.DATE) {
      members.problem("date", "is for fields of type date and date-time only");
    }
    Expression start = new Expression.Clock(true);
    try {
      start = ExpressionParser.expression(members.text("after", "today"), scope);
      if (start.kind() != Kind.DATE) {
        members.problem("after", "must be a field of type date or date-time");
      }
    } catch (ExpressionException e) {
      members.problem("after", e.getMessage() + "");
    }
    return new Seed.Dates(days[0], days[1], start);
  }

  private Seed.@Nullable Generator computed(Field field, Members members) {
    try {
      Expression expression = ExpressionParser.expression(members.text("computed"), scope);
      if (expression.kind() == field.type().kind()) {
        return new Seed.Computed(expression);
      }
      members.problem("computed", "must be of the field's type " + Json.tree(field.type().label()));
    } catch (ExpressionException e) {
      members.problem("computed", e.getMessage() + "");
    }
    return null;
  }
}

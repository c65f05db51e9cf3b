package io.tdscaling.sandbox.family.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fault as a family writes it down.
 *
 * @param name its name in the family
 * @param fields what is said of it, blanks not filled
 * @param attempts wrong ways to put it right; each has the fields "attempt", "try", "lesson" and,
 *     where it is not the first test, "still"
 */
record FaultTemplate(String name, Map<String, String> fields, List<Map<String, String>> attempts) {
  private static final Set<String> FIELDS =
      Set.of("right", "wrong", "mutate", "when", "symptom", "cause", "fix", "tests", "repro");

  FaultTemplate {
    fields = Map.copyOf(fields);
    attempts = attempts.stream().map(Map::copyOf).toList();
    for (String field : fields.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalStateException(name + ": a fault has no \"" + field + "\"");
      }
    }
  }

  /**
   * Returns the fault in a program; empty where that has no such place or no test that shows it.
   */
  Optional<Fault> in(Map<String, String> modules, List<String> tests, Variant variant) {
    if (fields.containsKey("when") && !variant.holds(fields.get("when"))) {
      return Optional.empty();
    }
    String right = variant.fill(required("right"));
    List<Map.Entry<String, String>> places =
        modules.entrySet().stream().filter(file -> file.getValue().contains(right)).toList();
    List<String> showing =
        Stream.of(variant.fill(required("tests")).split(",", -1))
            .map(String::strip)
            .filter(tests::contains)
            .toList();
    if (places.size() != 1 || showing.isEmpty()) {
      return Optional.empty();
    }
    Fault fault =
        new Fault(
            name,
            places.get(0).getKey(),
            right,
            wrong(right, variant),
            text("symptom", variant),
            text("cause", variant),
            text("fix", variant),
            showing,
            attempts(showing, tests, variant),
            variant.fill(fields.getOrDefault("repro", "")));
    return fault.fits(places.get(0).getValue()) ? Optional.of(fault) : Optional.empty();
  }

  private String wrong(String right, Variant variant) {
    String mutation = fields.get("mutate");
    return mutation == null
        ? variant.fill(required("wrong"))
        : Mutation.named(mutation).apply(right);
  }

  private List<Fault.Attempt> attempts(List<String> showing, List<String> tests, Variant variant) {
    List<Fault.Attempt> known = new ArrayList<>();
    for (Map<String, String> attempt : attempts) {
      String still = variant.fill(attempt.getOrDefault("still", showing.get(0)));
      if (tests.contains(still)) {
        known.add(
            new Fault.Attempt(
                variant.fill(attempt.getOrDefault("attempt", "")),
                variant.fill(attempt.getOrDefault("try", "")),
                variant.fill(attempt.getOrDefault("lesson", "")),
                still));
      }
    }
    return known;
  }

  private String text(String field, Variant variant) {
    return variant.fill(required(field));
  }

  private String required(String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalStateException("fault " + name + " lacks \"" + field + "\"");
    }
    return value;
  }
}

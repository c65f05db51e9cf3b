package io.tdscaling.core.written;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads steps: {@code {"calls": […], "when": …}}, or a single call that may have a condition. The
 * n-th call of a document is called {@code cn} unless it says otherwise.
 */
final class StepReader {
  private static final String SHAPE =
      "must be {\"said\": …}, {\"known\": …} or {\"from\": …, \"path\": …}; an object that the user"
          + " says is written {\"said\": {…}}";

  private final Findings findings;
  private final Map<String, String> pointers = new LinkedHashMap<>();
  private int calls;

  StepReader(Findings findings) {
    this.findings = findings;
  }

  /** Returns where each call stands, by id. */
  Map<String, String> pointers() {
    return pointers;
  }

  Optional<PlannedStep> step(Part step) {
    List<PlannedCall> planned = new ArrayList<>();
    if (step.has("calls")) {
      step.isObjectOf("calls", "when");
      step.elements("calls").forEach(part -> call(part).ifPresent(planned::add));
    } else if (step.isObjectOf("id", "tool", "arguments", "fails", "when")) {
      planned.add(readCall(step));
    }
    if (planned.isEmpty()) {
      findings.add(step.pointer(), "needs \"tool\", or \"calls\" with one call or more");
      return Optional.empty();
    }
    return Optional.of(
        step.has("when")
            ? new PlannedStep(planned, condition(step.member("when")).orElse(null))
            : new PlannedStep(planned));
  }

  private Optional<PlannedCall> call(Part part) {
    return part.isObjectOf("id", "tool", "arguments", "fails")
        ? Optional.of(readCall(part))
        : Optional.empty();
  }

  private PlannedCall readCall(Part part) {
    calls++;
    String assigned = "c" + calls;
    String id = part.text("id", assigned);
    Map<String, ValueSource> arguments = new LinkedHashMap<>();
    Part given = part.member("arguments");
    if (part.has("arguments") && !given.node().isObject()) {
      given.problem("must be an object");
    }
    for (Map.Entry<String, JsonNode> argument : given.node().properties()) {
      source(given.member(argument.getKey()))
          .ifPresent(source -> arguments.put(argument.getKey(), source));
    }
    String known = id.isEmpty() ? assigned : id;
    pointers.putIfAbsent(known, part.pointer());
    return new PlannedCall(known, part.text("tool"), arguments, part.flag("fails"));
  }

  private static Optional<ValueSource> source(Part part) {
    JsonNode node = part.node();
    if (!node.isObject() && !node.isNull()) {
      return Optional.of(new ValueSource.Said(node));
    }
    if (node.size() == 1 && node.has("said")) {
      return Optional.of(new ValueSource.Said(node.get("said")));
    }
    if (node.size() == 1 && node.has("known")) {
      return Optional.of(new ValueSource.Known(node.get("known")));
    }
    if (!node.has("from")) {
      part.problem(SHAPE);
      return Optional.empty();
    }
    part.isObjectOf("from", "path");
    return Optional.of(new ValueSource.FromResult(part.text("from"), part.path("path")));
  }

  private static Optional<Condition> condition(Part when) {
    if (!when.isObjectOf("from", "path", "test", "value")) {
      return Optional.empty();
    }
    String from = when.text("from");
    String path = when.path("path");
    when.needs("test");
    Condition.Test test =
        when.label(
            "test", List.of(Condition.Test.values()), Condition.Test::label, Condition.Test.EQUALS);
    if (!when.needs("value")) {
      return Optional.empty();
    }
    JsonNode value = when.member("value").node();
    boolean orders = test == Condition.Test.AT_LEAST || test == Condition.Test.BELOW;
    if (orders && !value.isNumber()) {
      when.member("value").problem("must be a number for the test " + test.label());
      return Optional.empty();
    }
    return Optional.of(new Condition(from, path, test, value));
  }
}

package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arguments fit the schema of the tool they are for. */
final class SchemaRule implements Rule {
  private final SchemaValidator validator;

  SchemaRule(SchemaValidator validator) {
    this.validator = validator;
  }

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    for (CallStep step : CallStep.of(request.trajectory())) {
      for (ToolCall call : step.calls()) {
        Optional<Verdict.Rejected> broken =
            request
                .trajectory()
                .tool(call.name())
                .flatMap(tool -> check(step.message(), call, tool));
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict.Rejected> check(int step, ToolCall call, OfferedTool tool) {
    JsonNode schema = tool.spec().inputSchema();
    var defect = validator.defect(schema);
    if (defect.isPresent()) {
      String reason = tool.name() + " cannot be called: " + Excerpt.of(defect.get().message());
      return Faults.of("schema.unusable", step, Party.BLUEPRINT, reason);
    }
    if (validator.accepts(schema, call.arguments())) {
      return undeclared(step, call, tool);
    }
    List<SchemaProblem> problems = validator.validate(schema, call.arguments());
    return problems.stream().findFirst().flatMap(problem -> fault(step, tool, problem));
  }

  /**
   * Returns an argument that a schema lets pass only because it does not say that it knows all:
   * most real schemas list their parameters and leave it at that.
   */
  private static Optional<Verdict.Rejected> undeclared(int step, ToolCall call, OfferedTool tool) {
    Optional<Set<String>> declared = DeclaredParameters.of(tool.spec().inputSchema());
    return call.arguments().properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> declared.isPresent() && !declared.get().contains(name))
        .findFirst()
        .flatMap(
            name -> {
              String reason = Excerpt.quoted(name) + " is no parameter of " + tool.name();
              return Faults.ofAssistant("schema.unknown-argument", step, reason);
            });
  }

  private static Optional<Verdict.Rejected> fault(
      int step, OfferedTool tool, SchemaProblem problem) {
    String where = problem.path().isEmpty() ? "arguments" : Excerpt.of(problem.path());
    String reason = "%s of %s: %s".formatted(where, tool.name(), Excerpt.of(problem.message()));
    return Faults.ofAssistant(id(problem.kind()), step, reason);
  }

  private static String id(SchemaProblem.Kind kind) {
    return switch (kind) {
      case MISSING_ARGUMENT -> "schema.missing-argument";
      case WRONG_TYPE -> "schema.wrong-type";
      case UNKNOWN_ARGUMENT -> "schema.unknown-argument";
      case BAD_VALUE -> "schema.bad-value";
    };
  }
}

package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Optional;

/** Arguments fit the schema of the tool they are for. */
final class SchemaRule implements Rule {
  private final SchemaValidator validator;

  SchemaRule(SchemaValidator validator) {
    this.validator = validator;
  }

  @Override
  public Optional<Verdict.Rejected> check(VerificationRequest request) {
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
      return Optional.empty();
    }
    List<SchemaProblem> problems = validator.validate(schema, call.arguments());
    return problems.stream().findFirst().flatMap(problem -> fault(step, tool, problem));
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

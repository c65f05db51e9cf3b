package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.Optional;

/** Arguments are a JSON object that every reader can take. */
final class ArgumentShapeRule implements Rule {
  private static final int DEEPEST = 64;

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    for (CallStep step : CallStep.of(request.trajectory())) {
      for (ToolCall call : step.calls()) {
        Optional<String> problem = problem(call.arguments());
        if (problem.isPresent()) {
          String reason = "arguments of " + Excerpt.of(call.name()) + " " + problem.get();
          return Faults.ofAssistant("structure.malformed-arguments", step.message(), reason);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> problem(JsonNode arguments) {
    if (!arguments.isObject()) {
      return Optional.of("must be a JSON object, got " + Excerpt.of(arguments));
    }
    // First, since everything after it goes as deep as the arguments do.
    if (Texts.deeperThan(arguments, DEEPEST)) {
      return Optional.of("nest deeper than " + DEEPEST + " levels");
    }
    return Texts.hasUnpairedSurrogate(arguments)
        ? Optional.of("hold half a surrogate pair")
        : Optional.empty();
  }
}

package io.tdscaling.core.verification;

import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.Optional;

/** Only tools that were offered are called. */
final class OfferedToolRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    Trajectory trajectory = request.trajectory();
    for (CallStep step : CallStep.of(trajectory)) {
      for (ToolCall call : step.calls()) {
        if (trajectory.tool(call.name()).isEmpty()) {
          String reason = "no tool " + Excerpt.quoted(call.name()) + " was offered";
          return Faults.ofAssistant("structure.unknown-tool", step.message(), reason);
        }
      }
    }
    return Optional.empty();
  }
}

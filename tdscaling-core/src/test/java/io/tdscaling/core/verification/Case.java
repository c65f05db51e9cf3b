package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** An accepted trajectory with all that verifying it takes. */
record Case(Blueprint blueprint, Trajectory trajectory, EnvironmentFactory environments) {
  Case with(Trajectory other) {
    return new Case(blueprint, other, environments);
  }

  Case with(Blueprint other) {
    return new Case(other, trajectory, environments);
  }

  /** Returns which calls are the planned ones. */
  PlanMatch match() {
    return new Examination(new VerificationRequest(trajectory, blueprint, environments)).match();
  }

  /** Returns the scalars in a call's arguments that the plan takes from results. */
  List<JsonNode> fromResults(String callId) {
    PlanMatch match = match();
    List<JsonNode> values = new ArrayList<>();
    for (PlannedCall planned : blueprint.calls()) {
      match
          .of(planned)
          .filter(made -> made.call().id().equals(callId))
          .ifPresent(
              made ->
                  planned
                      .arguments()
                      .forEach(
                          (name, source) -> {
                            if (source instanceof FromResult) {
                              values.addAll(Json.leaves(made.call().arguments().path(name)));
                            }
                          }));
    }
    return values;
  }

  /** Returns the identifiers in a call's arguments. */
  static List<JsonNode> identifiers(JsonNode arguments) {
    return Json.leaves(arguments).stream().filter(Identifiers::isIdentifierLike).toList();
  }

  /** Returns all that was said and found. */
  String everything() {
    StringBuilder text = new StringBuilder();
    trajectory.messages().forEach(message -> text.append(message.text()).append('\n'));
    trajectory
        .tools()
        .forEach(t -> text.append(t.spec().inputSchema()).append(t.spec().description()));
    return text.toString();
  }

  /** Returns the answers that came before a message. */
  List<String> resultsBefore(int message) {
    return trajectory.messages().subList(0, message).stream()
        .filter(ToolMessage.class::isInstance)
        .map(m -> m.text())
        .toList();
  }
}

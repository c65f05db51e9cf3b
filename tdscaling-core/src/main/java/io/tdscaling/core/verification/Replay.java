package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a trajectory's calls again and compares what comes of them with what is recorded. */
final class Replay {
  private final Trajectory trajectory;
  private final ToolEnvironment environment;
  private final Map<String, Integer> answers = new HashMap<>();

  Replay(Trajectory trajectory, ToolEnvironment environment) {
    this.trajectory = trajectory;
    this.environment = environment;
    for (int step = 0; step < trajectory.messages().size(); step++) {
      if (trajectory.messages().get(step) instanceof ToolMessage answer) {
        answers.put(answer.callId(), step);
      }
    }
  }

  /** Makes the calls, up to the first that gives something else. */
  Optional<Verdict.Rejected> run() throws InterruptedException {
    for (StepNote note : trajectory.notes()) {
      Message message = trajectory.messages().get(note.message());
      Optional<Verdict.Rejected> broken = calls((AssistantMessage) message, note);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict.Rejected> calls(AssistantMessage said, StepNote note)
      throws InterruptedException {
    for (int i = 0; i < said.toolCalls().size(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("replay interrupted");
      }
      Optional<Verdict.Rejected> broken = call(said.toolCalls().get(i), note.calls().get(i));
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict.Rejected> call(ToolCall call, CallNote note) {
    ToolRef tool = trajectory.tool(call.name()).orElseThrow().spec().ref();
    EffectClass effect = environment.effect(tool);
    ToolResult result = environment.call(tool, asExported(call.arguments()));
    int step = Objects.requireNonNull(answers.get(call.id()), "calls are known to be answered");
    String recorded = trajectory.messages().get(step).text();
    String replayed = Json.compact(result.content());
    if (!sameJson(recorded, replayed)) {
      String reason = "%s gives %s, the trajectory says %s";
      return differs("replay.result-differs", step, call, reason, replayed, recorded);
    }
    if (result.error() != note.error() || effect != note.effect()) {
      String reason = "%s is %s, its note says %s";
      String noted = outcome(note.effect(), note.error());
      return differs(
          "replay.note-differs", step, call, reason, outcome(effect, result.error()), noted);
    }
    return Optional.empty();
  }

  /**
   * Returns the arguments as a reader of the export gets them: the same JSON, but a number may be
   * of another Java type. So what is accepted here is accepted from the file as well.
   */
  private static JsonNode asExported(JsonNode arguments) {
    return Json.parsed(Json.compact(arguments)).orElse(arguments);
  }

  /** Compares a text that may be anything with one that is JSON. */
  private static boolean sameJson(String recorded, String replayed) {
    return recorded.equals(replayed)
        || Json.parsed(recorded)
            .map(Json::canonical)
            .equals(Json.parsed(replayed).map(Json::canonical));
  }

  private static String outcome(EffectClass effect, boolean error) {
    return effect.label() + (error ? " that fails" : " that succeeds");
  }

  private static Optional<Verdict.Rejected> differs(
      String rule, int step, ToolCall call, String reason, String replayed, String recorded) {
    return Faults.of(
        rule,
        step,
        Party.TOOL,
        reason.formatted(call.name(), Excerpt.of(replayed), Excerpt.of(recorded)));
  }
}

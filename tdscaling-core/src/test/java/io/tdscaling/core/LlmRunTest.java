package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.blueprint.ProceduralBlueprinter;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lets a model that knows the plans play user and assistant. */
@Timeout(120)
class LlmRunTest {
  private final Map<Long, Blueprint> plans = new ConcurrentHashMap<>();

  @Test
  void llm_modelDoesTheRightCalls_isAccepted() {
    List<Trajectory> trajectories;
    try (var synthesizer = builder(5).llm("oracle-1", this::complete).build();
        Stream<Trajectory> stream = synthesizer.stream()) {
      trajectories = stream.toList();
    }

    assertThat(trajectories).hasSize(5);
    for (Trajectory trajectory : trajectories) {
      assertThat(trajectory.provenance().models())
          .containsExactly(Map.entry("assistant", "oracle-1"), Map.entry("user", "oracle-1"));
      long asked =
          trajectory.messages().stream().filter(AssistantMessage.class::isInstance).count();
      assertThat(trajectory.provenance().usage().prompt()).isGreaterThanOrEqualTo(10 * (asked + 1));
    }
  }

  @Test
  void llm_modelIsDown_isRejectedWithItsReason() throws Exception {
    try (var synthesizer =
        builder(5)
            .budget(Budget.ofAccepted(5).withMaxAttempts(8))
            .llm(
                "down",
                request -> {
                  throw new IOException("503");
                })
            .build()) {
      SynthesisSummary summary = synthesizer.run();

      assertThat(summary.stopReason()).isEqualTo(StopReason.MAX_ATTEMPTS);
      assertThat(summary.accepted()).isZero();
      assertThat(summary.rejectedByRule().keySet()).anyMatch(rule -> rule.endsWith(".fault"));
    }
  }

  @Test
  void llm_modelOnlyTalks_isRejected() throws Exception {
    try (var synthesizer =
        builder(5)
            .budget(Budget.ofAccepted(5).withMaxAttempts(8))
            .llm(
                "talker",
                request ->
                    LlmReply.text(
                        request.purpose().role().equals("user") && request.purpose().turn() > 0
                            ? "[DONE]"
                            : "All is done."))
            .build()) {
      assertThat(synthesizer.run().accepted()).isZero();
    }
  }

  private TrajectorySynthesizerBuilder builder(long accepted) {
    SchemaValidator validator = new SchemaValidator();
    Blueprinter procedural = new ProceduralBlueprinter(validator, new ValueGenerator(validator));
    return TrajectorySynthesizer.builder()
        .budget(Budget.ofAccepted(accepted).withMaxAttempts(500))
        .concurrency(2)
        .blueprinter(request -> simple(procedural, request));
  }

  /** Keeps the plans that the oracle can act out: one request, nothing to ask, nothing fails. */
  private BlueprintOutcome simple(Blueprinter procedural, BlueprintRequest request) {
    BlueprintOutcome outcome;
    try {
      outcome = procedural.plan(request);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (outcome instanceof BlueprintOutcome.Planned planned) {
      Blueprint plan = planned.blueprint();
      if (plan.perturbations().isEmpty() && plan.phases().size() == 1) {
        plans.put(request.index(), plan);
        return outcome;
      }
    }
    return new BlueprintOutcome.NotPlanned("too-hard", "the oracle cannot act it out");
  }

  private LlmReply complete(LlmRequest request) {
    LlmRequest.Purpose purpose = request.purpose();
    Phase phase = plans.get(purpose.index()).phases().get(0);
    TokenUsage usage = new TokenUsage(10, 5, 0, 0);
    if (purpose.role().equals("user")) {
      String text = purpose.turn() == 0 ? phase.request() : "[DONE]";
      return new LlmReply(AssistantMessage.saying(text), LlmReply.Finish.STOP, usage);
    }
    if (purpose.turn() == phase.steps().size()) {
      String facts = phase.facts().stream().map(Fact::text).collect(Collectors.joining(", "));
      return new LlmReply(
          AssistantMessage.saying("Done: " + facts + "."), LlmReply.Finish.STOP, usage);
    }
    List<ToolCall> calls = calls(phase.steps().get(purpose.turn()), request.messages());
    return new LlmReply(new AssistantMessage("", calls), LlmReply.Finish.TOOL_CALLS, usage);
  }

  private static List<ToolCall> calls(PlannedStep step, List<Message> messages) {
    Map<String, JsonNode> results = new LinkedHashMap<>();
    for (Message message : messages) {
      if (message instanceof ToolMessage answer) {
        results.put(answer.callId(), parsed(answer.text()));
      }
    }
    List<ToolCall> calls = new ArrayList<>();
    step.calls()
        .forEach(
            call ->
                calls.add(
                    new ToolCall(
                        call.id(),
                        call.tool(),
                        PlanBindings.arguments(call, results).orElseThrow())));
    return calls;
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}

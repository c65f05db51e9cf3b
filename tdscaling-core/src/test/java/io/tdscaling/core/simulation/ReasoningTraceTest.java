package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.fixture.PlanLab;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasoningTraceTest {
  private static final PlanLab LAB = PlanLab.bundled();

  /** The value that the reasoning says came from a tool, and that tool. */
  private static final Pattern FROM_TOOL = Pattern.compile("(\\S+) from ([a-z_]+)\\b");

  private static Blueprint plan(ReasoningMode mode, long seed) throws InterruptedException {
    return ((Planned) LAB.plan(PlanLab.target(mode, ComplexityBand.HIGH), seed)).blueprint();
  }

  private static Trajectory reasoned(Blueprint plan, long seed) throws InterruptedException {
    List<OfferedTool> tools =
        plan.tools().keySet().stream()
            .map(name -> new OfferedTool(name, LAB.spec(plan, name)))
            .toList();
    return new ConversationSimulator(new ProceduralUser(), new ProceduralAssistant(true), true)
        .simulate(
            new SimulationRequest(
                plan, tools, new TreeMap<>(), LAB.environments(), seed, seed, seed));
  }

  @ParameterizedTest
  @EnumSource(ReasoningMode.class)
  void of_everyTurn_isTrueOfWhatCameBefore(ReasoningMode mode) throws Exception {
    for (long seed = 0; seed < 15; seed++) {
      Blueprint plan = plan(mode, seed);
      Trajectory trajectory = reasoned(plan, seed);
      assertThat(LAB.verify(trajectory, plan)).isEqualTo(Verdict.pass());
      for (StepNote note : trajectory.notes()) {
        AssistantMessage said = (AssistantMessage) trajectory.messages().get(note.message());
        assertThat(said.reasoning()).isNotBlank().doesNotContain("%s");
        List<Message> before = trajectory.messages().subList(0, note.message());
        checkSources(said, before);
      }
    }
  }

  private static void checkSources(AssistantMessage said, List<Message> before) {
    List<String> passed = new ArrayList<>();
    for (ToolCall call : said.toolCalls()) {
      Json.leaves(call.arguments()).stream().map(JsonNode::asText).forEach(passed::add);
    }
    List<MatchResult> sources =
        said.toolCalls().isEmpty()
            ? List.of()
            : FROM_TOOL.matcher(said.reasoning()).results().toList();
    for (MatchResult source : sources) {
      boolean returned =
          before.stream()
              .anyMatch(
                  m ->
                      m instanceof Message.ToolMessage answer
                          && answer.name().equals(source.group(2))
                          && answer.text().contains(source.group(1)));
      boolean isTool =
          before.stream()
              .anyMatch(
                  m ->
                      m instanceof Message.ToolMessage answer
                          && answer.name().equals(source.group(2)));
      if (isTool) {
        assertThat(returned).as(said.reasoning()).isTrue();
        assertThat(passed).as(said.reasoning()).anyMatch(v -> v.contains(source.group(1)));
      }
    }
  }

  @Test
  void of_withReasoning_saysAndDoesTheSameAsWithout() throws Exception {
    Blueprint plan = plan(ReasoningMode.RECOVERING, 3);
    Trajectory plain = LAB.simulate(plan, 3);
    Trajectory reasoned = reasoned(plan, 3);
    assertThat(reasoned.messages())
        .usingRecursiveComparison()
        .ignoringFields("reasoning")
        .isEqualTo(plain.messages());
    assertThat(plain.messages())
        .allMatch(m -> !(m instanceof AssistantMessage said) || said.reasoning().isEmpty());
  }

  @Test
  void reasoning_exportedAndRead_isTheSame() throws Exception {
    Trajectory trajectory = reasoned(plan(ReasoningMode.CLARIFYING, 1), 1);
    JsonNode line = OpenAiFormat.write(trajectory);
    assertThat(line.path("messages").findValuesAsText("reasoning_content")).isNotEmpty();
    assertThat(OpenAiFormat.readExported(line).messages()).isEqualTo(trajectory.messages());
  }

  @Test
  void verify_reasoningWithAnInventedIdentifier_isRejected() throws Exception {
    Blueprint plan = plan(ReasoningMode.SEQUENTIAL, 2);
    Trajectory trajectory = reasoned(plan, 2);
    List<Message> messages = new ArrayList<>(trajectory.messages());
    int step = trajectory.notes().get(0).message();
    AssistantMessage said = (AssistantMessage) messages.get(step);
    messages.set(step, said.withReasoning("The user surely means ORD-99999-X."));
    Trajectory invented =
        new Trajectory(
            trajectory.id(),
            trajectory.tools(),
            messages,
            trajectory.notes(),
            trajectory.domains(),
            trajectory.endState(),
            trajectory.provenance());
    assertThat(LAB.verify(invented, plan))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            why -> {
              assertThat(why.rule()).isEqualTo("grounding.reasoning");
              assertThat(why.step()).isEqualTo(step);
              assertThat(why.reason()).contains("ORD-99999-X");
            });
  }
}

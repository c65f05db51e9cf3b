package io.tdscaling.api.agent;

import static io.tdscaling.api.Samples.blueprint;
import static io.tdscaling.api.Samples.json;
import static io.tdscaling.api.Samples.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AgentRecordsTest {
  private static final TokenUsage USAGE = new TokenUsage(3, 1, 0, 0);

  @Test
  void userTurn_sayAndEnd_differInDone() {
    assertThat(UserTurn.say("Hi", USAGE)).isEqualTo(new UserTurn("Hi", false, USAGE));
    assertThat(UserTurn.end(USAGE)).isEqualTo(new UserTurn("", true, USAGE));
  }

  @Test
  void label_byDefault_isTheSimpleClassName() {
    assertThat(new Parrot().label()).isEqualTo("Parrot");
    assertThat(new Silent().label()).isEqualTo("Silent");
  }

  @Test
  void assistantView_listsChangedAfterwards_keepsItsOwn() {
    List<OfferedTool> tools = new ArrayList<>(List.of(new OfferedTool("n", tool("s", "n"))));
    List<Message> messages = new ArrayList<>(List.of(new UserMessage("hi")));
    List<StepNote> notes = new ArrayList<>(List.of(new StepNote(0, DialogueAct.ASK, List.of())));
    AssistantView view = new AssistantView(tools, messages, notes, blueprint(), 0, 0, 0);
    tools.clear();
    messages.clear();
    notes.clear();
    assertThat(view.tools()).hasSize(1);
    assertThat(view.messages()).hasSize(1);
    assertThat(view.notes()).hasSize(1);
  }

  @Test
  void userView_listsChangedAfterwards_keepsItsOwn() {
    List<String> requests = new ArrayList<>(List.of("r"));
    List<List<Disclosure>> disclosures =
        new ArrayList<>(List.of(List.of(new Disclosure("c", "p", "?", "!"))));
    List<Message> said = new ArrayList<>(List.of(new UserMessage("hi")));
    List<DialogueAct> acts = new ArrayList<>(List.of(DialogueAct.ASK));
    UserView view =
        new UserView(
            "g", new Persona("n", "m"), requests, disclosures, List.of(), said, acts, 0, 0, 0);
    requests.clear();
    disclosures.clear();
    said.clear();
    acts.clear();
    assertThat(view.requests()).hasSize(1);
    assertThat(view.disclosures()).hasSize(1);
    assertThat(view.said()).hasSize(1);
    assertThat(view.acts()).hasSize(1);
  }

  @Test
  void simulationRequest_collectionsChangedAfterwards_keepsItsOwn() {
    List<OfferedTool> tools = new ArrayList<>(List.of(new OfferedTool("n", tool("s", "n"))));
    SortedMap<String, String> domains = new TreeMap<>();
    domains.put("s", "travel");
    EnvironmentFactory environments = request -> new Nothing();
    SimulationRequest request =
        new SimulationRequest(blueprint(), tools, domains, environments, 1, 2, 3);
    tools.clear();
    domains.clear();
    assertThat(request.tools()).hasSize(1);
    assertThat(request.domains()).containsEntry("s", "travel");
  }

  @Test
  void environment_defaults_supportEveryToolAndKnowNothing() {
    EnvironmentFactory environments = request -> new Nothing();
    ToolSpec tool = tool("s", "n");
    List<ToolSpec> tools = new ArrayList<>(List.of(tool));
    EnvironmentRequest request = new EnvironmentRequest(tools, 1);
    tools.clear();
    assertThat(request.tools()).containsExactly(tool);
    assertThat(environments.unsupported(tool)).isEmpty();
    try (ToolEnvironment environment = environments.open(request)) {
      assertThat(environment.knownValues(tool.ref(), "id")).isEmpty();
    }
  }

  private static final class Parrot implements AssistantAgent {
    @Override
    public AssistantTurn next(AssistantView view) {
      return new AssistantTurn(AssistantMessage.saying("Hi"), DialogueAct.TALK, USAGE);
    }
  }

  private static final class Silent implements UserAgent {
    @Override
    public UserTurn next(UserView view) {
      return UserTurn.end(USAGE);
    }
  }

  private static final class Nothing implements ToolEnvironment {
    @Override
    public ToolResult call(ToolRef tool, JsonNode arguments) {
      return ToolResult.ok(json("{}"));
    }

    @Override
    public EffectClass effect(ToolRef tool) {
      return EffectClass.READ;
    }

    @Override
    public String stateDigest() {
      return "";
    }
  }
}

package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.OrderDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Conversations at the order desk over one plan: an order is found after a question, then read. */
final class Desk {
  static final String REQUEST =
      "Find my orders, then read the first. My total was $1 \\o/ {{name}}.";
  static final String REPLY = "It's ada@example.com.";
  static final String SECOND_REQUEST = "Please also book me a flight.";

  private Desk() {}

  static Blueprint plan() {
    Map<String, ToolRef> tools = new LinkedHashMap<>();
    OrderDesk.tools().forEach(tool -> tools.put(tool.name(), tool.spec().ref()));
    PlannedCall find =
        new PlannedCall(
            "c1",
            "find_orders",
            Map.of("customer", new Known(TextNode.valueOf("ada@example.com"))));
    PlannedCall read =
        new PlannedCall("c2", "get_order", Map.of("order_id", new FromResult("c1", "/orders/0")));
    Phase phase =
        new Phase(
            REQUEST,
            List.of(new Disclosure("c1", "customer", "What is your e-mail address?", REPLY)),
            List.of(new PlannedStep(List.of(find)), new PlannedStep(List.of(read))),
            List.of(new Fact("c2", "/status", "open")),
            DialogueAct.ANSWER);
    Phase impossible =
        new Phase(SECOND_REQUEST, List.of(), List.of(), List.of(), DialogueAct.REFUSE);
    return new Blueprint(
        "b1",
        "c1",
        "Read an order.",
        new Persona("Ines", "terse"),
        ReasoningMode.CLARIFYING,
        7,
        tools,
        List.of("Be brief."),
        List.of(phase, impossible),
        List.of(new MissingParameter("c1", "customer"), new ImpossibleRequest(1)),
        "");
  }

  static Trajectory talk(UserAgent user, AssistantAgent assistant) throws InterruptedException {
    return talk(user, assistant, OrderDesk.FACTORY);
  }

  static Trajectory talk(UserAgent user, AssistantAgent assistant, EnvironmentFactory environments)
      throws InterruptedException {
    return new ConversationSimulator(user, assistant)
        .simulate(
            new SimulationRequest(
                plan(), OrderDesk.tools(), new TreeMap<>(), environments, 1, 2, 3));
  }
}

package io.tdscaling.core.simulation;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.agent.Simulator;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.agent.UserTurn;
import io.tdscaling.api.agent.UserView;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.core.plan.PlanEnvironments;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Lets user and assistant talk over a blueprint until the user is done. A conversation that does
 * not end, or in which the assistant makes one call again and again, is cut off, which the verifier
 * then finds.
 */
public final class ConversationSimulator implements Simulator {
  /** Most turns of each party; a longer conversation is cut off. */
  public static final int MOST_TURNS = 64;

  private final UserAgent user;
  private final AssistantAgent assistant;
  private final boolean keepsReasoning;
  private final Cast others;

  /** Makes a simulator of these two roles that leaves the assistant's reasoning out. */
  public ConversationSimulator(UserAgent user, AssistantAgent assistant) {
    this(user, assistant, false);
  }

  /**
   * Makes a simulator of these two roles.
   *
   * @param keepsReasoning whether the assistant's reasoning, where it gives any, is kept
   */
  public ConversationSimulator(UserAgent user, AssistantAgent assistant, boolean keepsReasoning) {
    this(user, assistant, keepsReasoning, Cast.NONE);
  }

  /**
   * Makes a simulator of these two roles for trajectories in which others take part.
   *
   * @param keepsReasoning whether the assistant's reasoning, where it gives any, is kept
   * @param others who else takes part, for provenance
   */
  public ConversationSimulator(
      UserAgent user, AssistantAgent assistant, boolean keepsReasoning, Cast others) {
    this.user = user;
    this.assistant = assistant;
    this.keepsReasoning = keepsReasoning;
    this.others = others;
  }

  @Override
  public Trajectory simulate(SimulationRequest request) throws InterruptedException {
    Blueprint blueprint = request.blueprint();
    List<ToolSpec> specs = request.tools().stream().map(OfferedTool::spec).toList();
    try (ToolEnvironment environment = open(request, specs)) {
      SeededRandom random = SeededRandom.of(request.seed(), 0, "system");
      Conversation conversation =
          new Conversation(
              request, environment, SystemPrompts.write(blueprint, request.domains(), random));
      converse(request, conversation);
      return trajectory(request, conversation);
    }
  }

  private static ToolEnvironment open(SimulationRequest request, List<ToolSpec> specs) {
    try {
      return PlanEnvironments.open(request.environments(), request.blueprint(), specs);
    } catch (RuntimeException fault) {
      throw new RoleFault(Party.TOOL, request.environments(), fault);
    }
  }

  private void converse(SimulationRequest request, Conversation conversation)
      throws InterruptedException {
    int assistantTurns = 0;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      UserTurn said = userTurn(request, conversation, turn);
      conversation.used(said.usage());
      if (said.done()) {
        return;
      }
      conversation.user(said.text());
      boolean calls = true;
      while (calls) {
        if (assistantTurns == MOST_TURNS) {
          return;
        }
        AssistantTurn step = assistantTurn(request, conversation, assistantTurns++);
        conversation.assistant(step);
        if (conversation.isCaughtInALoop()) {
          return;
        }
        calls = !step.message().toolCalls().isEmpty();
      }
    }
  }

  private UserTurn userTurn(SimulationRequest request, Conversation conversation, int turn)
      throws InterruptedException {
    Blueprint blueprint = request.blueprint();
    UserView view =
        new UserView(
            blueprint.goal(),
            blueprint.persona(),
            blueprint.phases().stream().map(Phase::request).toList(),
            blueprint.phases().stream().map(Phase::disclosures).toList(),
            blueprint.phases().stream().map(Phase::corrections).toList(),
            conversation.said(),
            conversation.acts(),
            request.index(),
            turn,
            SeededRandom.derive(request.seed(), turn, "user"));
    try {
      return Objects.requireNonNull(user.next(view), "the user's turn");
    } catch (SpoiledTurnException spoiled) {
      throw new RoleFault(Party.USER, spoiled);
    } catch (IOException | RuntimeException fault) {
      throw new RoleFault(Party.USER, user, fault);
    }
  }

  private AssistantTurn assistantTurn(
      SimulationRequest request, Conversation conversation, int turn) throws InterruptedException {
    AssistantView view =
        new AssistantView(
            request.tools(),
            conversation.messages(),
            conversation.notes(),
            request.blueprint(),
            request.index(),
            turn,
            SeededRandom.derive(request.seed(), turn, "assistant"));
    try {
      AssistantTurn said = Objects.requireNonNull(assistant.next(view), "the assistant's turn");
      return keepsReasoning ? said : withoutReasoning(said);
    } catch (SpoiledTurnException spoiled) {
      throw new RoleFault(Party.ASSISTANT, spoiled);
    } catch (IOException | RuntimeException fault) {
      throw new RoleFault(Party.ASSISTANT, assistant, fault);
    }
  }

  private static AssistantTurn withoutReasoning(AssistantTurn said) {
    return new AssistantTurn(said.message().withReasoning(""), said.act(), said.usage());
  }

  private Trajectory trajectory(SimulationRequest request, Conversation conversation) {
    Blueprint blueprint = request.blueprint();
    Cast cast =
        others
            .with("user", user.label(), user.prompt())
            .with("assistant", assistant.label(), assistant.prompt());
    Provenance provenance =
        new Provenance(
            request.runSeed(),
            request.index(),
            blueprint.id(),
            blueprint.clusterId(),
            blueprint.environmentSeed(),
            cast.models(),
            cast.prompts(),
            conversation.usage());
    return new Trajectory(
        "t" + request.index(),
        request.tools(),
        conversation.messages(),
        conversation.notes(),
        request.domains(),
        conversation.endState(),
        provenance);
  }
}

package io.tdscaling.core.rejection;

import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.simulation.ConversationSimulator;
import io.tdscaling.core.simulation.ProceduralAssistant;
import io.tdscaling.core.simulation.RoleFault;
import java.util.Optional;

/** Acts plans of a run out again in fresh environments, and verifies what comes of it. */
final class Reenactment {
  private final EnvironmentFactory environments;
  private final TrajectoryVerifier verifier;
  private final ProceduralAssistant assistant = new ProceduralAssistant();

  Reenactment(EnvironmentFactory environments, TrajectoryVerifier verifier) {
    this.environments = environments;
    this.verifier = verifier;
  }

  /** Returns what plays the assistant where nothing is said again. */
  ProceduralAssistant assistant() {
    return assistant;
  }

  /** Acts the plan of a rejected conversation out, or returns empty where this fails. */
  Optional<Trajectory> act(Rejection rejection, Retracing roles) throws InterruptedException {
    var simulator = new ConversationSimulator(roles.user(), roles.assistant());
    try {
      return Optional.of(simulator.simulate(request(rejection)));
    } catch (RoleFault fault) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("interrupted").initCause(fault);
      }
      return Optional.empty();
    }
  }

  Verdict verify(Trajectory conversation, Blueprint plan) throws InterruptedException {
    return verifier.verify(new VerificationRequest(conversation, plan, environments));
  }

  /** Returns what the rules find wrong, if it is what the run found. */
  Optional<Verdict.Rejected> confirmed(Rejection rejection) throws InterruptedException {
    Verdict verdict = verify(rejection.conversation(), rejection.plan());
    return verdict instanceof Verdict.Rejected found && isSameFault(found, rejection.why())
        ? Optional.of(found)
        : Optional.empty();
  }

  /** Returns whether both are the same fault at the same place. */
  static boolean isSameFault(Verdict.Rejected one, Verdict.Rejected other) {
    return one.rule().equals(other.rule())
        && one.step() == other.step()
        && one.party() == other.party();
  }

  private SimulationRequest request(Rejection rejection) {
    Trajectory conversation = rejection.conversation();
    Provenance from = conversation.provenance();
    return new SimulationRequest(
        rejection.plan(),
        conversation.tools(),
        conversation.domains(),
        environments,
        from.seed(),
        from.index(),
        // As the run derived it, so that the system message is the same again.
        SeededRandom.derive(from.seed(), from.index(), "simulation"));
  }
}

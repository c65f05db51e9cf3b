package io.tdscaling.core;

import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.simulation.ConversationSimulator;
import io.tdscaling.core.simulation.ProceduralAssistant;
import io.tdscaling.core.simulation.ProceduralUser;
import io.tdscaling.core.verification.StandardVerifier;
import java.util.List;
import java.util.TreeMap;

/**
 * Acts plans out without a model. The roles then follow the plan, so what they do wrong is wrong
 * with the plan.
 */
final class Rehearsals {
  private final SchemaValidator validator;

  Rehearsals(SchemaValidator validator) {
    this.validator = validator;
  }

  Verdict verdict(Blueprint plan, List<OfferedTool> tools, EnvironmentFactory environments)
      throws InterruptedException {
    Trajectory acted =
        new ConversationSimulator(new ProceduralUser(), new ProceduralAssistant())
            .simulate(new SimulationRequest(plan, tools, new TreeMap<>(), environments, 0, 0, 0));
    return new StandardVerifier(validator)
        .verify(new VerificationRequest(acted, plan, environments));
  }
}

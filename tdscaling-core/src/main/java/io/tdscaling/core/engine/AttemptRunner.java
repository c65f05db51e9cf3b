package io.tdscaling.core.engine;

import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.environment.simulated.UnreachableModelException;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.simulation.RoleFault;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one attempt from plan to verdict. Whatever a stage does wrong becomes a rejection that
 * names it; only that no model can be asked any more ends the run. Thread-safe.
 */
final class AttemptRunner {
  private static final int LONGEST_REASON = 400;

  private final Workspace workspace;
  private final Stages stages;
  private final DistractorPool distractors;
  private final long runSeed;

  AttemptRunner(Workspace workspace, Stages stages, long runSeed) {
    this.workspace = workspace;
    this.stages = stages;
    this.distractors = new DistractorPool(workspace);
    this.runSeed = runSeed;
  }

  Attempt run(Assignment assignment) throws InterruptedException {
    BlueprintOutcome outcome;
    try {
      outcome = returned(stages.blueprinter().plan(blueprintRequest(assignment)));
    } catch (UnreachableModelException unreachable) {
      stopIfInterrupted(unreachable);
      EndOfRun.throwIf(unreachable);
      return rejected(assignment, null, fault(stages.environments(), unreachable, Party.TOOL));
    } catch (RuntimeException fault) {
      stopIfInterrupted(fault);
      EndOfRun.throwIf(fault);
      return rejected(assignment, null, fault(stages.blueprinter(), fault, Party.BLUEPRINT));
    }
    Attempt attempt =
        outcome instanceof BlueprintOutcome.Planned planned
            ? act(assignment, planned.blueprint())
            : notPlanned(assignment, (BlueprintOutcome.NotPlanned) outcome);
    return attempt.with(outcome.trouble());
  }

  private static Attempt notPlanned(Assignment assignment, BlueprintOutcome.NotPlanned none) {
    return rejected(assignment, null, unplannable("blueprint." + none.cause(), none.detail()));
  }

  private BlueprintRequest blueprintRequest(Assignment assignment) {
    return new BlueprintRequest(
        assignment.cluster(),
        assignment.target(),
        stages.environments(),
        distractors.draw(
            assignment.cluster(), SeededRandom.of(runSeed, assignment.index(), "distractors")),
        assignment.unused(),
        assignment.parent(),
        assignment.index(),
        SeededRandom.derive(runSeed, assignment.index(), "blueprint"));
  }

  private Attempt act(Assignment assignment, Blueprint plan) throws InterruptedException {
    SimulationRequest request;
    try {
      Optional<Verdict.Rejected> unusable = unusable(plan);
      if (unusable.isPresent()) {
        return rejected(assignment, plan, unusable.get());
      }
      request = simulationRequest(assignment, plan);
    } catch (RuntimeException fault) {
      String reason = ClassNames.of(stages.blueprinter()) + " made a plan that fails: " + fault;
      return rejected(assignment, plan, unplannable("blueprint.fault", reason));
    }
    return simulate(assignment, plan, request);
  }

  private Optional<Verdict.Rejected> unusable(Blueprint plan) {
    List<String> broken = plan.problems();
    if (!broken.isEmpty()) {
      return Optional.of(unplannable("blueprint.broken-reference", String.join("; ", broken)));
    }
    return plan.tools().values().stream()
        .filter(tool -> workspace.tools().tool(tool).isEmpty())
        .findFirst()
        .map(tool -> unplannable("blueprint.unknown-tool", tool + " is not a usable tool"));
  }

  private SimulationRequest simulationRequest(Assignment assignment, Blueprint plan) {
    return new SimulationRequest(
        plan,
        offered(plan),
        workspace.domainsOf(plan.tools().values()),
        stages.environments(),
        runSeed,
        assignment.index(),
        SeededRandom.derive(runSeed, assignment.index(), "simulation"));
  }

  private Attempt simulate(Assignment assignment, Blueprint plan, SimulationRequest request)
      throws InterruptedException {
    Trajectory trajectory;
    try {
      trajectory = returned(stages.simulator().simulate(request));
    } catch (RoleFault fault) {
      stopIfInterrupted(fault);
      EndOfRun.throwIf(fault);
      String reason = Excerpt.of(String.valueOf(fault.getMessage()), LONGEST_REASON);
      return rejected(
          assignment, plan, new Verdict.Rejected(fault.rule(), -1, fault.party(), reason));
    } catch (IOException | RuntimeException fault) {
      stopIfInterrupted(fault);
      EndOfRun.throwIf(fault);
      return rejected(assignment, plan, fault(stages.simulator(), fault, Party.ASSISTANT));
    }
    return new Attempt(
        assignment.index(), assignment.target(), plan, trajectory, verdict(trajectory, plan));
  }

  private Verdict verdict(Trajectory trajectory, Blueprint plan) throws InterruptedException {
    try {
      Verdict verdict =
          returned(
              stages
                  .verifier()
                  .verify(new VerificationRequest(trajectory, plan, stages.environments())));
      return verdict.accepted() && stages.judge().isPresent()
          ? judged(stages.judge().get(), trajectory, plan)
          : verdict;
    } catch (RuntimeException fault) {
      stopIfInterrupted(fault);
      EndOfRun.throwIf(fault);
      return fault(stages.verifier(), fault, Party.TOOL);
    }
  }

  private static Verdict judged(Judge judge, Trajectory trajectory, Blueprint plan)
      throws InterruptedException {
    try {
      Judge.Judgement judgement = returned(judge.judge(trajectory, plan));
      return judgement.passed()
          ? Verdict.pass()
          : new Verdict.Rejected(
              "judge.rejected",
              -1,
              Party.ASSISTANT,
              Excerpt.of(judgement.reason(), LONGEST_REASON));
    } catch (IOException | RuntimeException fault) {
      EndOfRun.throwIf(fault);
      return fault(judge, fault, Party.JUDGE);
    }
  }

  private List<OfferedTool> offered(Blueprint plan) {
    List<OfferedTool> tools = new ArrayList<>();
    plan.tools()
        .forEach(
            (name, ref) ->
                tools.add(new OfferedTool(name, workspace.tools().tool(ref).orElseThrow())));
    return tools;
  }

  /** Environments cannot throw an interruption, so they leave the thread interrupted. */
  private static void stopIfInterrupted(Exception fault) throws InterruptedException {
    if (Thread.interrupted()) {
      throw (InterruptedException)
          new InterruptedException("an environment was interrupted").initCause(fault);
    }
  }

  /** Stages are code of the caller's choice, which may return null all the same. */
  private static <T> T returned(T answer) {
    return Objects.requireNonNull(answer, "it returned null");
  }

  private static Verdict.Rejected unplannable(String rule, String reason) {
    return new Verdict.Rejected(rule, -1, Party.BLUEPRINT, Excerpt.of(reason, LONGEST_REASON));
  }

  private static Verdict.Rejected fault(Object stage, Exception fault, Party party) {
    String reason = ClassNames.of(stage) + " threw " + fault;
    return new Verdict.Rejected(
        party.label() + ".fault", -1, party, Excerpt.of(reason, LONGEST_REASON));
  }

  private static Attempt rejected(
      Assignment assignment, @Nullable Blueprint plan, Verdict.Rejected why) {
    return new Attempt(assignment.index(), assignment.target(), plan, null, why);
  }
}

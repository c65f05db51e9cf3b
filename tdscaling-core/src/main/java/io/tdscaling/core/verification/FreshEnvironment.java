package io.tdscaling.core.verification;

import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanEnvironments;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Optional;

/** The environment of a blueprint, opened anew. */
final class FreshEnvironment {
  private FreshEnvironment() {}

  /** What is asked of an environment. */
  @FunctionalInterface
  interface Question {
    Optional<Verdict.Rejected> ask(ToolEnvironment environment) throws InterruptedException;
  }

  /** Asks; what the environment throws becomes a rejection that names its class. */
  static Optional<Verdict.Rejected> ask(Examination request, Question question)
      throws InterruptedException {
    try (ToolEnvironment environment =
        PlanEnvironments.open(request.environments(), request.blueprint(), tools(request))) {
      return question.ask(environment);
    } catch (RuntimeException e) {
      // The environment is code of the caller's choice. What it throws must not end the run.
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("replay interrupted").initCause(e);
      }
      String environments = request.environments().getClass().getName();
      String reason = "environment of " + environments + " threw " + Excerpt.of(e.toString());
      return Faults.of("replay.environment-failed", Faults.WHOLE, Party.TOOL, reason);
    }
  }

  /** Executes the plan in another one. */
  static DryRun dryRun(Examination request) {
    return DryRun.of(request.blueprint(), request.environments(), tools(request));
  }

  private static List<ToolSpec> tools(Examination request) {
    return request.trajectory().tools().stream().map(OfferedTool::spec).toList();
  }
}

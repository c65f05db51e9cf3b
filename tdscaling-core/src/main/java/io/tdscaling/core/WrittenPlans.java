package io.tdscaling.core;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.catalog.ScreeningReport;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.written.Workshop;
import io.tdscaling.core.written.WrittenBlueprinter;
import io.tdscaling.core.written.WrittenBlueprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The written blueprints of one configuration: their budget, and their completion. */
final class WrittenPlans {
  private final WrittenBlueprints blueprints;
  private final int repeat;

  WrittenPlans(WrittenBlueprints blueprints, int repeat) {
    this.blueprints = blueprints;
    this.repeat = repeat;
  }

  /** Returns what is wrong before anything is executed. */
  List<String> problems(Optional<Budget> budget) {
    List<String> problems = new ArrayList<>(blueprints.problems());
    problems.addAll(blueprints.collisions(repeat));
    if (blueprints.size() == 0 && problems.isEmpty()) {
      problems.add("blueprints must not be empty");
    }
    budget
        .filter(wanted -> problems.isEmpty() && wanted.accepted() > attempts())
        .ifPresent(wanted -> problems.add(tooFew(wanted)));
    return problems;
  }

  private String tooFew(Budget wanted) {
    return "%d accepted trajectories are wanted, but the written blueprints make %d attempts: want"
            .formatted(wanted.accepted(), attempts())
        + " fewer, or repeat the blueprints";
  }

  /** Returns what a run may spend: no more attempts than there are blueprints. */
  Budget budget(Optional<Budget> wanted) {
    Budget most = Budget.ofAccepted(attempts()).withMaxAttempts(attempts());
    return wanted
        .map(budget -> budget.withMaxAttempts(Math.min(budget.maxAttempts(), attempts())))
        .orElse(most);
  }

  private long attempts() {
    return Math.max(1, (long) blueprints.size() * repeat);
  }

  /**
   * Completes the blueprints and returns what hands them out.
   *
   * @throws io.tdscaling.core.written.InvalidBlueprintsException if anything is wrong with any
   * @throws InterruptedException if interrupted
   */
  WrittenBlueprinter complete(
      ScreeningReport tools, EnvironmentFactory environments, SchemaValidator validator)
      throws InterruptedException {
    Map<ToolRef, String> unusable = new TreeMap<>();
    tools.unusable().forEach(tool -> unusable.put(tool.tool(), tool.reason()));
    return new WrittenBlueprinter(
        blueprints.complete(
            new Workshop(
                tools.usable(),
                unusable,
                environments,
                validator,
                plan -> rehearse(plan, tools, environments, validator))));
  }

  private static Verdict rehearse(
      Blueprint plan,
      ScreeningReport tools,
      EnvironmentFactory environments,
      SchemaValidator validator)
      throws InterruptedException {
    List<OfferedTool> offered = new ArrayList<>();
    plan.tools()
        .forEach(
            (name, ref) ->
                offered.add(new OfferedTool(name, tools.usable().tool(ref).orElseThrow())));
    return new Rehearsals(validator).verdict(plan, offered, environments);
  }
}

package io.tdscaling.core.verification;

import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.fixture.PlanLab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Accepted trajectories of a run. */
final class Cases {
  private Cases() {}

  static List<Case> accepted(ToolSource tools, int count) throws IOException, InterruptedException {
    PlanLab lab = PlanLab.bundled();
    List<Case> cases = new ArrayList<>();
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(count))
            .seed(11)
            .tools(tools)
            .sink(attempt -> take(attempt, lab, cases))
            .build()) {
      synthesizer.run();
    }
    return cases;
  }

  private static void take(Attempt attempt, PlanLab lab, List<Case> into) {
    if (attempt.verdict().accepted()) {
      into.add(
          new Case(
              attempt.blueprint().orElseThrow(),
              attempt.trajectory().orElseThrow(),
              lab.environments()));
    }
  }
}

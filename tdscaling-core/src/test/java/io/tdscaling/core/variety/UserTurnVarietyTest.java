package io.tdscaling.core.variety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.TrajectorySynthesizer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users do not repeat themselves. {@code -Dtdscaling.variety.run=DIR} measures what a run wrote
 * into a directory.
 */
class UserTurnVarietyTest {
  private static final Logger LOG = LoggerFactory.getLogger(UserTurnVarietyTest.class);
  private static final double MOST_REPEATED = 0.02;

  @Test
  void bundledRun_userTurns_hardlyRepeat(@TempDir Path out)
      throws IOException, InterruptedException {
    try (var synthesizer =
        TrajectorySynthesizer.builder()
            .seed(7)
            .budget(Budget.ofAccepted(300))
            .outputDirectory(out)
            .build()) {
      synthesizer.run();
    }
    check(out);
  }

  @Test
  void givenRun_userTurns_hardlyRepeat() throws IOException {
    String run = System.getProperty("tdscaling.variety.run", "");
    assumeTrue(!run.isEmpty(), "no run to measure: tdscaling.variety.run is not set");
    check(Path.of(run));
  }

  private static void check(Path run) throws IOException {
    TurnVariety raw = TurnVariety.of(run.resolve("trajectories.jsonl"), false);
    TurnVariety masked = TurnVariety.of(run.resolve("trajectories.jsonl"), true);
    LOG.info(
        "{} user turns, {} % nearly repeat an earlier one, {} % with their values masked",
        raw.count(), 100 * raw.share(), 100 * masked.share());
    assertThat(raw.count()).isGreaterThan(100);
    assertThat(raw.share()).as("%s", raw.repeated()).isLessThan(MOST_REPEATED);
  }

  @Test
  void measure_repetitions_areFound() {
    TurnVariety raw = new TurnVariety(false);
    TurnVariety masked = new TurnVariety(true);
    for (String turn :
        new String[] {
          "Yes.",
          "yes",
          "Please cancel order ORD-1 for me today.",
          "Please cancel order ORD-2 for me today.",
          "Please, cancel order ORD-1 for me today!"
        }) {
      raw.add(turn);
      masked.add(turn);
    }
    assertThat(raw.repeated()).containsExactly("yes", "Please, cancel order ORD-1 for me today!");
    assertThat(masked.repeated()).hasSize(3);
  }
}

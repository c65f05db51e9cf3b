package io.tdscaling.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.core.TrajectorySynthesizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final int COUNT = 20;

  @Test
  void progress_unwatched_isALineEveryTenSeconds() throws Exception {
    List<String> lines = show(false, 4).lines().toList();

    assertThat(lines).hasSizeBetween(COUNT * 4 / 12, COUNT * 4 / 10 + 1);
    assertThat(lines.get(0)).contains("accepted", "rejected", "/s", "ETA ").doesNotContain("\r");
    assertThat(lines.get(lines.size() - 1)).contains("100%", "20/20 accepted", "took 1:2");
    assertThat(lines).allMatch(line -> line.length() < Terminal.COLUMNS);
  }

  @Test
  void progress_watched_drawsOneLineAgainAndAgain() throws Exception {
    String shown = show(true, 1);

    assertThat(shown.lines().filter(line -> !line.isEmpty())).hasSizeGreaterThan(COUNT);
    assertThat(shown.chars().filter(c -> c == '\n').count()).isEqualTo(1);
    assertThat(List.of(shown.split("\r"))).allMatch(line -> line.length() <= Terminal.COLUMNS);
  }

  @Test
  void progress_collapse_leavesALine() {
    for (boolean watched : new boolean[] {false, true}) {
      StringWriter shown = new StringWriter();
      ProgressLine progress = new ProgressLine(new PrintWriter(shown), watched, () -> 0);

      progress.on(new SynthesisEvent.CollapseBegan("signatures", 5.123, 8.5, 900));
      progress.on(new SynthesisEvent.CollapseEnded(1200));

      assertThat(shown.toString().replace("\r", "").lines())
          .containsExactly(
              "warning: mode collapse: entropy of signatures is 5.12 bits, was 8.50",
              "diversity is back");
    }
  }

  /** Each look at the clock takes some seconds. */
  private static String show(boolean watched, int secondsPerLook)
      throws IOException, InterruptedException {
    StringWriter shown = new StringWriter();
    long[] now = {0};
    LongSupplier clock = () -> now[0] += TimeUnit.SECONDS.toNanos(secondsPerLook);
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(COUNT))
            .listener(new ProgressLine(new PrintWriter(shown), watched, clock))
            .build()) {
      synthesizer.run();
    }
    return shown.toString();
  }
}

package io.tdscaling.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Everything runs; how fast is not looked at. */
class SmokeTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void benchmarks_areGenerated() {
    var format = OutputFormatFactory.createFormatInstance(out, VerboseMode.SILENT);

    assertThat(BenchmarkList.defaultList().getAll(format, java.util.List.of()))
        .extracting(entry -> entry.getUsername())
        .containsExactlyInAnyOrder(
            OfflinePipelineBenchmark.class.getName() + ".jackson",
            OfflinePipelineBenchmark.class.getName() + ".pipeline");
    assertThat(Defaults.WARMUP_ITERATIONS).isPositive();
  }

  @Test
  void cpuRatio_oneRound_comparesTheSameRecords() throws Exception {
    OfflinePipelineBenchmark benchmark = new OfflinePipelineBenchmark();
    benchmark.prepare();
    assertThat(benchmark.jackson()).isEqualTo(OfflinePipelineBenchmark.TRAJECTORIES);
    assertThat(benchmark.pipeline()).isEqualTo(OfflinePipelineBenchmark.TRAJECTORIES);
  }

  @Test
  void peakMemory_smallRun_isCounted() throws Exception {
    PeakMemory.run(Catalogs.BUNDLED, 40, out);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .matches("bundled: 40 accepted, live heap at most \\d+\\.\\d MiB, .*\\R")
        .doesNotContain(" 0.0 MiB");
  }

  @Test
  void builder_filesNotNamed_saysHow() {
    assertThatThrownBy(() -> Catalogs.builder("elsewhere"))
        .hasMessageContaining("-Dtdscaling.benchmarks.tools=FILE");
  }
}

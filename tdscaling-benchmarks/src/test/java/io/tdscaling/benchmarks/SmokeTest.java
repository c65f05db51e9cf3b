package io.tdscaling.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    assertThat(BenchmarkList.defaultList().getAll(format, List.of()))
        .extracting(entry -> entry.getUsername())
        .containsExactlyInAnyOrder(
            MetricsBenchmark.class.getName() + ".gain",
            MetricsBenchmark.class.getName() + ".observe",
            MetricsBenchmark.class.getName() + ".observeAndGain",
            MetricsBenchmark.class.getName() + ".report",
            OfflinePipelineBenchmark.class.getName() + ".jackson",
            OfflinePipelineBenchmark.class.getName() + ".pipeline",
            SandboxBenchmark.class.getName() + ".liveSession",
            SandboxBenchmark.class.getName() + ".newSession");
  }

  @Test
  void sandbox_prepared_bothPrint() throws Exception {
    SandboxBenchmark benchmark = new SandboxBenchmark();
    benchmark.prepare();
    assertThat(benchmark.newSession()).isEqualTo("1\n");
    assertThat(benchmark.liveSession()).isEqualTo("1\n");
    benchmark.close();
  }

  @Test
  void sandboxFigures_few_arePrinted() throws Exception {
    SandboxFigures.run(2, 2, out);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("first result after", "2 executions", "2 sessions at once");
  }

  @Test
  void benchmark_prepared_bothDoAsMuch() throws Exception {
    OfflinePipelineBenchmark benchmark = new OfflinePipelineBenchmark();
    benchmark.prepare();
    assertThat(benchmark.jackson()).isEqualTo(OfflinePipelineBenchmark.TRAJECTORIES);
    assertThat(benchmark.pipeline()).isEqualTo(OfflinePipelineBenchmark.TRAJECTORIES);
  }

  @Test
  void metrics_prepared_areObservedAndRated() throws Exception {
    MetricsBenchmark benchmark = new MetricsBenchmark();
    benchmark.prepare();

    assertThat(benchmark.observe()).isEqualTo(MetricsBenchmark.TRAJECTORIES);
    assertThat(benchmark.gain()).isNotZero();
    assertThat(benchmark.observeAndGain()).isNotZero();
    assertThat(benchmark.report()).isPositive();
  }

  @Test
  void cpuRatio_oneRound_isPrinted() throws Exception {
    CpuRatio.run(Catalogs.BUNDLED, 0, 1, out);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .matches("bundled: pipeline \\d+\\.\\d us, Jackson \\d+\\.\\d+ us, ratio \\d+\\.\\d\\R");
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

package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same bytes, whatever the concurrency. */
@Timeout(300)
class DeterminismTest {
  private static final List<String> FILES =
      List.of(
          "trajectories.jsonl", "rejected.jsonl", "blueprints.jsonl", "catalog.jsonl", "run.json");
  private static final int REAL_SERVICES = 40;

  @TempDir Path temp;

  @Test
  void run_bundledCatalog_sameBytesAtConcurrency1And8() throws Exception {
    assertSame(bundled(1), bundled(8));
  }

  @Test
  void run_otherSeed_givesOtherTrajectories() throws Exception {
    Path one = temp.resolve("one");
    Path other = temp.resolve("other");
    run(TrajectorySynthesizer.builder().seed(7).concurrency(2), 10, one);
    run(TrajectorySynthesizer.builder().seed(8).concurrency(2), 10, other);

    assertThat(Files.mismatch(one.resolve(FILES.get(0)), other.resolve(FILES.get(0))))
        .isNotEqualTo(-1);
  }

  @Test
  void run_realTools_sameBytesAtConcurrency1And8() throws Exception {
    Path tools = realTools();

    Path one = real(tools, 1);
    Path eight = real(tools, 8);

    assertSame(one, eight);
    assertThat(ExportVerification.of(one).failures()).isEmpty();
  }

  private Path bundled(int concurrency) throws Exception {
    return run(
        TrajectorySynthesizer.builder()
            .seed(Long.MIN_VALUE + 12345)
            .window(24)
            .concurrency(concurrency),
        150,
        temp.resolve("c" + concurrency));
  }

  private Path real(Path tools, int concurrency) throws Exception {
    return run(
        TrajectorySynthesizer.builder().tools(tools).seed(7).window(24).concurrency(concurrency),
        100,
        temp.resolve("real" + concurrency));
  }

  private static Path run(TrajectorySynthesizerBuilder builder, long count, Path out)
      throws Exception {
    try (var synthesizer = builder.budget(Budget.ofAccepted(count)).outputDirectory(out).build()) {
      SynthesisSummary summary = synthesizer.run();
      assertThat(summary.accepted()).isEqualTo(count);
    }
    return out;
  }

  private static void assertSame(Path one, Path other) throws IOException {
    for (String file : FILES) {
      assertThat(Files.mismatch(one.resolve(file), other.resolve(file))).as(file).isEqualTo(-1);
    }
  }

  /** Returns the first of the real services. */
  private Path realTools() throws IOException {
    Path all =
        Path.of(System.getProperty("tdscaling.shared", "absent"), "data/mcp-servers.jsonl.gz");
    assumeTrue(Files.isRegularFile(all), "needs the real catalogs, -Dtdscaling.shared=...");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(all)), StandardCharsets.UTF_8))) {
      return Files.write(temp.resolve("tools.jsonl"), reader.lines().limit(REAL_SERVICES).toList());
    }
  }
}

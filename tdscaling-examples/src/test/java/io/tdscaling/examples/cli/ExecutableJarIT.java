package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar that the build made, as its users do. */
class ExecutableJarIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String JAR = System.getProperty("tdscaling.jar");
  private static final long LONGEST_MINUTES = 5;

  @TempDir private Path directory;

  /** What a process ended with and printed. */
  private record Ended(int status, String out, String err) {}

  @Test
  void jar_synthesizeVerifyTamper_endsWithZeroZeroOne() throws Exception {
    Path run = directory.resolve("run");
    Ended synthesized = run("synthesize", "--count", "50", "--seed", "7", "--out", run.toString());

    assertThat(synthesized.status()).isZero();
    assertThat(synthesized.out()).contains("accepted         50 in ");
    assertThat(synthesized.err().lines())
        .startsWith("reading the tools")
        .allMatch(line -> line.startsWith("[") || line.equals("reading the tools"));
    Ended verified = run("verify", "--in", run.toString());
    assertThat(verified)
        .isEqualTo(
            new Ended(0, "OK: 50 records verified and replayed" + System.lineSeparator(), ""));

    Path file = run.resolve("trajectories.jsonl");
    Files.writeString(file, Files.readString(file).replaceFirst("call_", "coll_"));
    Ended tampered = run("verify", "--in", run.toString());
    assertThat(tampered.status()).isEqualTo(1);
    assertThat(tampered.out()).startsWith("trajectories.jsonl:").hasLineCount(1);
  }

  @Test
  void jar_endedFromOutside_completesItsFiles() throws Exception {
    Path run = directory.resolve("run");
    Process process =
        start("synthesize", "--count", "100000000", "--out", run.toString(), "--quiet");
    awaitContent(process, run.resolve("trajectories.jsonl.part"));
    process.destroy();

    assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    JsonNode written = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    assertThat(written.path("stopReason").asText()).isEqualTo("cancelled");
    assertThat(Files.readAllLines(run.resolve("trajectories.jsonl")))
        .hasSize(written.path("accepted").asInt());
    assertThat(run("verify", "--in", run.toString()).status()).isZero();
  }

  @Test
  void jar_version_isThatOfTheBuild() throws Exception {
    assertThat(run("--version").out()).matches("tdscaling \\d+\\.\\d+\\.\\d+\\S*\\s*");
  }

  private void awaitContent(Process process, Path file) throws IOException, InterruptedException {
    while (!Files.exists(file) || Files.size(file) == 0) {
      boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
      assertThat(ended).as("ended before it wrote anything").isFalse();
    }
  }

  private Ended run(String... args) throws IOException, InterruptedException {
    Process process = start(args);
    assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    return new Ended(
        process.exitValue(), Files.readString(output("out")), Files.readString(output("err")));
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(output("out").toFile())
        .redirectError(output("err").toFile())
        .start();
  }

  private Path output(String name) {
    return directory.resolve("std" + name);
  }
}

package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every subcommand, from its options to its files. */
class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COUNT = 30;

  @TempDir private static Path shared;
  private static Path run;

  @TempDir private Path directory;

  @BeforeAll
  static void synthesizeOnce() {
    run = shared.resolve("run");
    assertThat(CommandRun.synthesize(COUNT, run, "--concurrency", 1).status()).isZero();
  }

  @Test
  void synthesize_quiet_saysNothing() {
    CommandRun quiet = CommandRun.synthesize(2, directory.resolve("out"));

    assertThat(quiet).isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void synthesize_concurrencyEight_writesTheSameBytesAsOne() throws IOException {
    Path other = directory.resolve("eight");
    CommandRun.synthesize(COUNT, other, "--concurrency", 8);

    for (String file :
        List.of("trajectories.jsonl", "rejected.jsonl", "blueprints.jsonl", "run.json")) {
      assertThat(other.resolve(file)).as(file).hasSameBinaryContentAs(run.resolve(file));
    }
  }

  @Test
  void synthesize_anotherSeed_writesOtherTrajectories() throws IOException {
    Path other = directory.resolve("other");
    CommandRun.of("synthesize", "--count", COUNT, "--seed", 8, "--out", other, "--quiet");

    assertThat(Files.mismatch(other.resolve("trajectories.jsonl"), trajectories())).isNotNegative();
  }

  @Test
  void synthesize_policyAndWindow_areWrittenDown() throws IOException {
    Path out = directory.resolve("out");
    CommandRun.synthesize(2, out, "--policy", "uniform", "--window", 32, "--max-duration", "10m");
    JsonNode configuration = JSON.readTree(out.resolve("run.json").toFile()).path("configuration");

    assertThat(configuration.path("policy").asText()).isEqualTo("uniform");
    assertThat(configuration.path("window").asInt()).isEqualTo(32);
    assertThat(configuration.path("maxDuration").asText()).isEqualTo("PT10M");
  }

  @Test
  void synthesize_benchmark_keepsItsToolsOut() throws IOException {
    Path benchmark =
        Files.writeString(
            directory.resolve("benchmark.jsonl"),
            "{\"name\":\"get_order\",\"parameters\":{\"properties\":{\"order_id\":{}}}}\n");
    Path out = directory.resolve("out");
    CommandRun kept = CommandRun.synthesize(2, out, "--benchmark", benchmark);
    JsonNode tools = JSON.readTree(out.resolve("run.json").toFile()).at("/catalog/byUsability");

    assertThat(kept.status()).isZero();
    assertThat(tools.path("contaminated").asInt()).isEqualTo(1);
  }

  @Test
  void synthesize_attemptsBelowCount_endsShortWithStatusOne() {
    CommandRun shortRun = CommandRun.synthesize(5, directory.resolve("out"), "--max-attempts", 2);

    assertThat(shortRun.status()).isEqualTo(1);
    assertThat(shortRun.err())
        .isEqualToIgnoringNewLines("warning: 2 of 5 accepted (max attempts)\n");
  }

  @Test
  void synthesize_loud_fitsEightyColumns() {
    Path out = directory.resolve("out");
    CommandRun loud = CommandRun.of("synthesize", "--count", 3, "--out", out);

    assertThat(loud.status()).isZero();
    assertThat(loud.err()).contains("3/3 accepted");
    assertThat(loud.out()).contains("accepted", "rejected", "H_dom", "H_mode", "CAC", "tools");
    assertThat(loud.out()).contains(out.getFileName().toString());
    assertThat(Stream.concat(loud.out().lines(), loud.err().lines()))
        .allMatch(line -> line.contains("/") || line.length() < 80);
  }

  @Test
  void verify_untouchedRun_isOk() {
    assertThat(CommandRun.of("verify", "--in", run))
        .isEqualTo(
            new CommandRun(0, "OK: 30 records verified and replayed" + System.lineSeparator(), ""));
  }

  @Test
  void verify_tamperedResult_namesLineAndRule() throws IOException {
    Path copy = copyOfRun();
    int line = tamperFirstResult(copy.resolve("trajectories.jsonl"));
    CommandRun verified = CommandRun.of("verify", "--in", copy);

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.out().lines()).hasSize(1);
    assertThat(verified.out()).startsWith("trajectories.jsonl:" + line + ": t");
    assertThat(verified.out()).contains("replay.");
    assertThat(verified.errorLines()).containsExactly("FAILED: 1 failures in 30 records");
  }

  @Test
  void verify_recordTakenOut_fails() throws IOException {
    Path copy = copyOfRun();
    List<String> lines = Files.readAllLines(copy.resolve("trajectories.jsonl"));
    Files.write(copy.resolve("trajectories.jsonl"), lines.subList(1, lines.size()));
    CommandRun verified = CommandRun.of("verify", "--in", copy);

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.out()).contains("run.json says 30 accepted, trajectories.jsonl holds 29");
  }

  @Test
  void measure_export_givesWhatTheRunReported() throws IOException {
    CommandRun measured = CommandRun.of("measure", "--in", trajectories());
    JsonNode metrics = JSON.readTree(measured.out());
    JsonNode reported = JSON.readTree(run.resolve("run.json").toFile());

    assertThat(measured.status()).isZero();
    assertThat(measured.err()).isEmpty();
    assertThat(metrics.path("records").asInt()).isEqualTo(COUNT);
    for (String metric :
        List.of("domainEntropy", "reasoningModeEntropy", "cumulativeActionComplexity")) {
      assertThat(metrics.path(metric)).as(metric).isEqualTo(reported.path(metric));
    }
  }

  @Test
  void measure_badRecordAmongGoodOnes_warnsAndListsIt() throws IOException {
    Path file = directory.resolve("mixed.jsonl");
    Files.writeString(file, Files.readString(trajectories()) + "{\"messages\": 3}\n");
    CommandRun measured = CommandRun.of("measure", "--in", file);

    assertThat(measured.status()).isZero();
    assertThat(measured.errorLines())
        .containsExactly(
            "warning: 1 records could not be read; \"problems\" in the output lists them");
    assertThat(JSON.readTree(measured.out()).path("problems")).hasSize(1);
  }

  @Test
  void measure_foreignDatasetWithoutDomains_hasNoDomainEntropy() throws IOException {
    Path sample =
        Path.of(System.getProperty("tdscaling.shared", "absent"), "data/tau-airline-sample.json");
    assumeTrue(Files.exists(sample), "the tau airline sample is not beside the project");
    JsonNode metrics = JSON.readTree(CommandRun.of("measure", "--in", sample).out());

    assertThat(metrics.path("records").asInt()).isPositive();
    assertThat(metrics.path("domainEntropy").path("value").isNull()).isTrue();
    assertThat(metrics.path("reasoningModeEntropy").path("value").asDouble()).isPositive();
    assertThat(metrics.path("cumulativeActionComplexity").path("mean").asDouble()).isPositive();
  }

  @Test
  void cluster_catalogOfARun_writesClustersWithinTheLimit() throws IOException {
    Path out = directory.resolve("clusters.json");
    CommandRun clustered =
        CommandRun.of(
            "cluster", "--tools", run.resolve("catalog.jsonl"), "--out", out, "--max-tools", 4);
    JsonNode clusters = JSON.readTree(out.toFile());

    assertThat(clustered.status()).isZero();
    assertThat(clustered.out()).startsWith(clusters.size() + " clusters of ");
    assertThat(clusters).isNotEmpty();
    Set<String> keys = new TreeSet<>();
    for (JsonNode cluster : clusters) {
      cluster.fieldNames().forEachRemaining(keys::add);
      assertThat(cluster.path("tools").size()).isBetween(1, 4);
      cluster.path("dependencies").forEach(CommandsTest::assertDependency);
    }
    assertThat(keys).containsExactly("dependencies", "domains", "id", "tools", "why");
    assertThat(directory.toFile().list()).containsExactly("clusters.json");
  }

  @Test
  void cluster_otherFiles_areWrittenAsAskedFor() throws IOException {
    CommandRun clustered =
        CommandRun.of(
            "cluster",
            "--out",
            directory.resolve("c.json"),
            "--dependencies",
            directory.resolve("d.json"),
            "--report",
            directory.resolve("c.html"),
            "--drawn",
            3,
            "--curve",
            directory.resolve("c.csv"),
            "--dot",
            directory.resolve("c.dot"),
            "--dot-cluster",
            "c0002");

    assertThat(clustered.status()).isZero();
    assertThat(clustered.out().lines()).hasSize(7).allMatch(line -> line.length() < 200);
    assertThat(JSON.readTree(directory.resolve("d.json").toFile())).isNotEmpty();
    assertThat(directory.resolve("c.html")).content().contains("The first 3 of", "</html>");
    assertThat(Files.readAllLines(directory.resolve("c.csv")))
        .startsWith(
            "clusters,tools,dependencies,domains,random_tools,random_dependencies,random_domains",
            "0,0,0,0,0,0,0");
    assertThat(directory.resolve("c.dot")).content().contains("cluster_c0002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"synthesize", "cluster", "measure", "verify", "pairs", "study"})
  void help_ofEveryCommand_showsAnExampleAndTheExitStatus(String command) {
    CommandRun help = CommandRun.of(command, "--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Usage: tdscaling " + command, "Exit status:", "Example:");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void help_withoutCommand_listsAllCommands() {
    assertThat(CommandRun.of("--help").out())
        .contains("synthesize", "cluster", "measure", "verify", "pairs", "study", "Exit status:");
    assertThat(CommandRun.of("--version").out()).startsWith("tdscaling ");
  }

  private static void assertDependency(JsonNode dependency) {
    boolean data = dependency.path("kind").asText().equals("data");
    assertThat(dependency.path("from").path("field").isTextual()).isEqualTo(data);
    assertThat(dependency.path("to").path("parameter").isTextual()).isEqualTo(data);
    assertThat(dependency.path("why").asText()).isNotEmpty();
    assertThat(dependency.path("confidence").asDouble()).isBetween(0.0, 1.0);
  }

  private static Path trajectories() {
    return run.resolve("trajectories.jsonl");
  }

  private Path copyOfRun() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /** Changes the first tool result there is; returns its line, from 1. */
  private static int tamperFirstResult(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (int i = 0; i < lines.size(); i++) {
      JsonNode trajectory = JSON.readTree(lines.get(i));
      for (JsonNode message : trajectory.path("messages")) {
        if (message.path("role").asText().equals("tool")) {
          ((ObjectNode) message).put("content", "{\"tampered\":true}");
          lines.set(i, trajectory.toString());
          Files.write(file, lines);
          return i + 1;
        }
      }
    }
    throw new AssertionError("no tool result in " + file);
  }
}

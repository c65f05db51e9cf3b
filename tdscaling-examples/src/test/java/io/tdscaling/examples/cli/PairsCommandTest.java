package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pairs} on a run to which one rejected attempt is added: a call of no tool. */
class PairsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Path run;
  private Path out;

  @BeforeEach
  void synthesizeAndReject() throws IOException {
    run = directory.resolve("run");
    out = directory.resolve("pairs.jsonl");
    assertThat(CommandRun.synthesize(10, run).status()).isZero();
    Files.writeString(run.resolve("rejected.jsonl"), rejectedLine() + "\n");
  }

  @Test
  void pairs_rejectedCall_writesPairAndRecovery() throws IOException {
    Path recoveries = directory.resolve("recoveries.jsonl");
    CommandRun made = CommandRun.of("pairs", "--in", run, "--out", out, "--recoveries", recoveries);

    assertThat(made.err()).isEmpty();
    assertThat(made.status()).isZero();
    assertThat(made.out().lines())
        .containsExactly(
            out + ": 1 preference pairs of 1 rejected attempts",
            "       1 accepted",
            recoveries + ": 1 recoveries of 1 rejected attempts",
            "       1 structure.unknown-tool");
    JsonNode pair = JSON.readTree(out.toFile());
    assertThat(pair.at("/rejected/0/tool_calls/0/function/name").asText()).isEqualTo("no_tool");
    assertThat(pair.at("/chosen/0/tool_calls/0/function/arguments").isObject()).isTrue();
    JsonNode recovery = JSON.readTree(recoveries.toFile());
    int step = recovery.at("/metadata/recovery/step").asInt();
    assertThat(recovery.path("messages").path(step).path("weight").asInt(-1)).isZero();
  }

  @Test
  void pairs_brokenLine_isAWarningAndStatusOne() throws IOException {
    Files.writeString(run.resolve("rejected.jsonl"), "{\n", StandardOpenOption.APPEND);
    CommandRun made = CommandRun.of("pairs", "--in", run, "--out", out);

    assertThat(made.status()).isEqualTo(1);
    assertThat(made.errorLines())
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith("warning: rejected.jsonl:2: not valid JSON"));
    assertThat(made.out()).contains("1 preference pairs of 2", "1 skipped: unreadable");
    assertThat(Files.readAllLines(out)).hasSize(1);
  }

  @Test
  void pairs_oneFileForBoth_isWrongUsage() {
    assertFails(
        CommandRun.of("pairs", "--in", run, "--out", out, "--recoveries", out),
        "error: --recoveries: " + out + " is the file of --out too",
        "Try 'tdscaling pairs --help'.");
  }

  @Test
  void pairs_ontoAFileOfTheRun_isRefused() {
    Path file = run.resolve("trajectories.jsonl");

    assertFails(
        CommandRun.of("pairs", "--in", run, "--out", file),
        "error: " + file + " is a file of the run; choose another");
  }

  @Test
  void pairs_noRun_saysSo() {
    assertFails(
        CommandRun.of("pairs", "--in", directory, "--out", out),
        "error: " + directory + " holds no finished run: it has no catalog.jsonl");
  }

  private void assertFails(CommandRun failed, String... lines) {
    assertThat(failed.status()).isEqualTo(2);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.errorLines()).containsExactly(lines);
    assertThat(out).doesNotExist();
  }

  /** Returns an accepted record whose first call, if all went wrong, were of no tool. */
  private String rejectedLine() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run.resolve("trajectories.jsonl")));
    for (String line : lines) {
      ObjectNode record = (ObjectNode) JSON.readTree(line);
      ArrayNode messages = (ArrayNode) record.path("messages");
      for (int step = 0; step < messages.size(); step++) {
        JsonNode call = messages.get(step).at("/tool_calls/0/function");
        if (!call.isMissingNode()) {
          ((ObjectNode) call).put("name", "no_tool");
          record
              .putObject("rejection")
              .put("rule", "structure.unknown-tool")
              .put("step", step)
              .put("party", "assistant")
              .put("reason", "no tool \"no_tool\" was offered");
          return record.toString();
        }
      }
    }
    throw new AssertionError("no call in " + run);
  }
}

package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code synthesize --blueprints}. */
class WrittenBlueprintsCommandTest {
  private static final String PLAN =
      """
      {"id": "%s", "tools": ["shop/search_orders"],
       "phases": [{"request": "List the orders, %s.", "steps": [{"tool": "%s"}]}]}
      """;

  @TempDir private Path directory;

  @Test
  void synthesize_writtenBlueprints_writesOneTrajectoryForEachAndVerifies() throws IOException {
    Path out = directory.resolve("out");
    CommandRun run =
        CommandRun.of(
            "synthesize",
            "--blueprints",
            plan("one", "search_orders"),
            "--blueprints",
            plan("two", "search_orders"),
            "--out",
            out,
            "--quiet");

    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    assertThat(Files.readAllLines(out.resolve("trajectories.jsonl"))).hasSize(2);
    assertThat(Files.readString(out.resolve("run.json"))).contains("\"policy\" : \"written\"");
    assertThat(CommandRun.of("verify", "--in", out).status()).isZero();
  }

  @Test
  void synthesize_repeatedWithoutAModel_endsShort() throws IOException {
    CommandRun run =
        CommandRun.of(
            "synthesize",
            "--blueprints",
            plan("one", "search_orders"),
            "--repeat",
            "2",
            "--out",
            directory.resolve("out"),
            "--quiet");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLines()).containsExactly("warning: 1 of 2 accepted (max attempts)");
  }

  @Test
  void synthesize_wrongBlueprint_isAnErrorBeforeAnythingIsWritten() throws IOException {
    Path plan = plan("one", "walk_dog");
    Path out = directory.resolve("out");
    CommandRun run = CommandRun.of("synthesize", "--blueprints", plan, "--out", out, "--quiet");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines())
        .containsExactly(
            "error: " + plan + ":1: /phases/0: call c1 is of \"walk_dog\", which is not offered");
    assertThat(out).doesNotExist();
  }

  @Test
  void synthesize_neitherCountNorBlueprints_asksForTheCount() {
    CommandRun run = CommandRun.of("synthesize", "--out", directory.resolve("out"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines())
        .containsExactly(
            "error: Missing required option: '--count=N'", "Try 'tdscaling synthesize --help'.");
  }

  private Path plan(String id, String tool) throws IOException {
    return Files.writeString(directory.resolve(id + ".json"), PLAN.formatted(id, id, tool));
  }
}

package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
  private static final String SERVICE =
      """
      {"id": "%1$s", "domain": "%2$s", "tools": [
        {"name": "create_%1$s", "description": "Creates a %1$s.", "inputSchema": {"type": "object",
          "required": ["title"], "properties": {"title": {"type": "string"}}}},
        {"name": "get_%1$s", "description": "Returns a %1$s by its id.", "inputSchema": {"type": "object",
          "required": ["%1$s_id"], "properties": {"%1$s_id": {"type": "string"}}}}]}
      """;

  @TempDir private Path directory;

  private CommandRun study(Object... more) throws IOException {
    StringBuilder services = new StringBuilder();
    for (String[] service :
        new String[][] {{"note", "productivity"}, {"ticket", "support"}, {"invoice", "finance"}}) {
      services.append(SERVICE.formatted((Object[]) service).replace("\n", " ")).append('\n');
    }
    Path tools = Files.writeString(directory.resolve("tools.jsonl"), services);
    List<Object> args = new ArrayList<>(List.of("study", "--tools", tools, "--out", out()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private Path out() {
    return directory.resolve("study");
  }

  @Test
  void study_small_writesTheReportAndSaysHowFarItIs() throws IOException {
    CommandRun run =
        study(
            "--budget-tokens",
            3_000,
            "--arms",
            "uniform,adaptive",
            "--seeds",
            "4,5",
            "--held-out",
            "0.4",
            "--concurrency",
            1,
            "--no-learner");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("4 runs: " + out().resolve("report.html"));
    assertThat(run.err())
        .contains("reading the tools", "[1/4] uniform, seed 4: begins", "writing the report")
        .containsPattern("\\[4/4] adaptive, seed 5: finished with \\d+ accepted, [\\d,]+ tokens");
    assertThat(Files.readString(out().resolve("study.md")))
        .contains("- budget of each run: 3,000 tokens", "- services: 2 to synthesize with, 1 held");
    assertThat(Files.readAllLines(out().resolve("curves.csv")))
        .anyMatch(line -> line.startsWith("adaptive,5,tokens,3000,"));
  }

  @Test
  void study_again_runsNothingNewAndOtherwiseIsRefused() throws IOException {
    Object[] args = {"--budget-tokens", 900, "--arms", "uniform", "--seeds", 1, "--count", 2};
    assertThat(study(args).status()).isZero();

    CommandRun again = study(args);
    args[1] = 800;
    CommandRun other = study(args);

    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("[1/1] uniform, seed 1: finished").doesNotContain("begins");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.errorLines())
        .last()
        .isEqualTo(
            "error: output directory %s holds a study of another configuration (tokenBudget is 900 there and 800 here); choose another"
                .formatted(out()));
  }

  @Test
  void study_quiet_saysNothing() throws IOException {
    assertThat(study("--budget-tokens", 500, "--arms", "uniform", "--seeds", 1, "--quiet"))
        .isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void study_badValues_areSaidInALine() throws IOException {
    assertFails("there is no arm \"best\"; there are ", "--budget-tokens", 9, "--arms", "best");
    assertFails(
        "heldOut must be at least 0 and below 1, got 1.5",
        "--budget-tokens",
        9,
        "--held-out",
        "1.5");
    assertFails("Missing required option: '--budget-tokens=N'");
    assertFails(
        "Invalid value for option '--budget-tokens': must be a whole number above 0, got 0",
        "--budget-tokens",
        0);
    assertFails("seed 1 is given twice", "--budget-tokens", 9, "--seeds", "1,1");
    assertThat(out()).doesNotExist();
  }

  private void assertFails(String error, Object... args) throws IOException {
    CommandRun run = study(args);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("error: " + error);
  }
}

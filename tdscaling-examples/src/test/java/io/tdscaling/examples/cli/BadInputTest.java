package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in one line, with a status of its own, and nothing is written. */
class BadInputTest {
  private static final String ITEM_SCHEMA =
      "{\"type\":\"object\",\"required\":[\"item_id\"],"
          + "\"properties\":{\"item_id\":{\"type\":\"string\"}}}";

  @TempDir private Path directory;

  @Test
  void synthesize_emptyCatalog_saysThatThereAreNoTools() throws IOException {
    Path file = tools("");

    assertFails(synthesize(file), "error: no tools in " + file);
  }

  @Test
  void synthesize_brokenBenchmark_saysWhere() throws IOException {
    Path file = Files.writeString(directory.resolve("benchmark.jsonl"), "{\"a\": 1}\n{\"a\": b}\n");

    CommandRun run = CommandRun.synthesize(2, directory.resolve("out"), "--benchmark", file);

    assertFails(
        run,
        ("error: %s:2: not valid JSON: Unrecognized token 'b': was expecting (JSON String, Number,"
                + " Array, Object or tok…")
            .formatted(file));
  }

  @Test
  void synthesize_catalogWithoutTools_saysThatThereAreNoTools() throws IOException {
    Path file = tools("{\"tools\":[]}");

    assertFails(synthesize(file), "error: no tools in " + file);
  }

  @Test
  void synthesize_invalidJson_saysWhere() throws IOException {
    Path file = tools("{\"tools\": [");

    assertFails(
        synthesize(file),
        ("error: no tools in %s; the first problem: %s:1: invalid JSON at column 12:"
                + " Unexpected end-of-input: expected close marker for Array")
            .formatted(file, file));
  }

  @Test
  void synthesize_toolWithoutName_saysWhichOne() throws IOException {
    Path file = tools("{\"tools\":[{\"description\":\"x\",\"inputSchema\":{}}]}");

    assertFails(
        synthesize(file),
        "error: no tools in %s; the first problem: %s: tool 1 of service \"tools\" has no name"
            .formatted(file, file));
  }

  @Test
  void synthesize_schemaThatIsNoObject_saysOfWhichTool() throws IOException {
    Path file = tools("{\"tools\":[{\"name\":\"get_item\",\"inputSchema\":[1]}]}");

    assertFails(
        synthesize(file),
        ("error: no tools in %s; the first problem: %s: tool \"get_item\" of service \"tools\":"
                + " inputSchema must be an object, got an array")
            .formatted(file, file));
  }

  @Test
  void synthesize_cyclicReference_saysThatTheSchemaIsInvalid() throws IOException {
    String schema =
        "{\"type\":\"object\",\"required\":[\"node\"],"
            + "\"properties\":{\"node\":{\"$ref\":\"#/$defs/node\"}},"
            + "\"$defs\":{\"node\":{\"$ref\":\"#/$defs/node\"}}}";
    Path file = tools(answer(tool("get_node", schema)));

    assertFails(
        synthesize(file),
        "error: no tool can be used, of 1; the first, tools/get_node, is SCHEMA_INVALID:"
            + " inputSchema: cyclic $ref: #/$defs/node -> #/$defs/node");
  }

  @Test
  void synthesize_schemaOfFiveMegabytes_saysThatItIsTooLarge() throws IOException {
    String description = "x".repeat(5_000_000);
    String schema =
        "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"description\":\"%s\"}}}"
            .formatted(description);
    Path file = tools(answer(tool("get_item", schema)));

    assertFails(
        synthesize(file),
        "error: no tool can be used, of 1; the first, tools/get_item, is SCHEMA_TOO_LARGE:"
            + " inputSchema: the schema is larger than 1048576 bytes");
  }

  @Test
  void synthesize_twoToolsWithOneName_warnsAndGoesOn() throws IOException {
    Path file = tools(twice());
    CommandRun run =
        CommandRun.synthesize(2, directory.resolve("out"), "--tools", file, "--concurrency", 1);

    assertThat(run.status()).isZero();
    assertThat(run.errorLines()).containsExactly("warning: " + duplicate(file));
  }

  @Test
  void synthesize_twoToolsWithOneNameAndStrict_isAnError() throws IOException {
    Path file = tools(twice());

    assertFails(
        CommandRun.synthesize(2, directory.resolve("out"), "--tools", file, "--strict"),
        "error: " + duplicate(file));
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void synthesize_manyProblems_warnsOfTheFirstAndCountsTheRest() throws IOException {
    String item = tool("get_item", ITEM_SCHEMA);
    Path file = tools(answer(String.join(",", item, item, item, item, item, item)));
    CommandRun lax = CommandRun.synthesize(2, directory.resolve("lax"), "--tools", file);
    CommandRun strict =
        CommandRun.synthesize(2, directory.resolve("strict"), "--tools", file, "--strict");

    assertThat(lax.status()).isZero();
    assertThat(lax.errorLines()).hasSize(4);
    assertThat(lax.errorLines().get(3))
        .isEqualTo("warning: 2 more problems in the tools; --strict shows all and stops there");
    assertThat(strict.errorLines()).hasSize(5).allMatch(line -> line.startsWith("error: "));
  }

  @Test
  void synthesize_missingFile_saysSo() {
    Path file = directory.resolve("absent.jsonl");

    assertFails(synthesize(file), "error: no such file: " + file);
  }

  @ParameterizedTest
  @CsvSource({
    "--count, -5, must be a whole number above 0",
    "--count, 0, must be a whole number above 0",
    "--count, many, must be a whole number above 0",
    "--max-attempts, -1, must be a whole number above 0",
    "--concurrency, 0, must be a whole number above 0",
    "--window, 99999999999, must be at most 2147483647",
    "--max-duration, -5s, 'must be a time above 0 such as 90s, 5m or 2h'",
    "--max-duration, 0s, 'must be a time above 0 such as 90s, 5m or 2h'"
  })
  void synthesize_badNumber_saysWhatItMustBe(String option, String value, String rule) {
    CommandRun run =
        CommandRun.of("synthesize", "--count", 2, "--out", directory.resolve("out"), option, value);
    if (option.equals("--count")) {
      run = CommandRun.of("synthesize", "--out", directory.resolve("out"), option, value);
    }

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines())
        .containsExactly(
            "error: Invalid value for option '%s': %s, got %s".formatted(option, rule, value),
            "Try 'tdscaling synthesize --help'.");
  }

  @Test
  void synthesize_concurrencyAboveWindow_saysWhatToDo() {
    assertFails(
        CommandRun.synthesize(2, directory.resolve("out"), "--concurrency", 9, "--window", 8),
        "error: concurrency 9 is above window 8: raise the window, which changes what the seed"
            + " means");
  }

  @Test
  void synthesize_severalThingsWrong_saysAllOfThem() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    CommandRun run =
        CommandRun.synthesize(
            2, file, "--concurrency", 9, "--window", 8, "--tools", directory.resolve("absent"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines()).hasSize(3).allMatch(line -> line.startsWith("error: "));
  }

  @Test
  void synthesize_fileForOutput_isRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertFails(
        CommandRun.synthesize(2, file),
        "error: output directory " + file + " is a file; choose another or remove it");
  }

  @Test
  void synthesize_outputBelowAFile_isRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Path below = file.resolve("out");

    assertFails(
        CommandRun.synthesize(2, below),
        "error: output directory " + below + " cannot be made: " + file + " is not a directory");
  }

  @Test
  void synthesize_directoryOfAnotherRun_isRefusedAndStaysAsItWas() throws IOException {
    Path out = directory.resolve("out");
    CommandRun.synthesize(2, out);
    byte[] before = Files.readAllBytes(out.resolve("trajectories.jsonl"));

    assertFails(
        CommandRun.synthesize(3, out),
        "error: output directory "
            + out
            + " already holds a run (catalog.jsonl); choose another or remove it");
    assertThat(out.resolve("trajectories.jsonl")).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"measure", "cluster", "verify", "study"})
  void command_withoutItsOptions_namesThemAndTheHelp(String command) {
    CommandRun run = CommandRun.of(command);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines()).hasSize(2);
    assertThat(run.errorLines().get(0)).startsWith("error: Missing required option");
    assertThat(run.errorLines().get(1)).isEqualTo("Try 'tdscaling " + command + " --help'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-overlap | 2 | error: max overlap must be in [0, 1], got 2.0",
        "--min-confidence | -1 | error: min confidence must be in [0, 1], got -1.0",
        "--dot-cluster | c9999 | error: --dot-cluster: there is no cluster c9999"
      })
  void cluster_badOption_isRefused(String option, String value, String message) {
    CommandRun refused =
        CommandRun.of(
            "cluster",
            "--out",
            directory.resolve("c.json"),
            "--dot",
            directory.resolve("c.dot"),
            option,
            value);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errorLines().get(0)).isEqualTo(message);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void cluster_outputIsADirectory_isRefused() throws IOException {
    Path file = tools(answer(tool("get_item", ITEM_SCHEMA)));

    assertFails(
        CommandRun.of("cluster", "--tools", file, "--out", directory),
        "error: " + directory + " is a directory; give a file");
  }

  @Test
  void cluster_fileUsedTwice_isRefusedBeforeAnyWork() throws IOException {
    Path file = tools(answer(tool("get_item", ITEM_SCHEMA)));
    byte[] before = Files.readAllBytes(file);
    Path out = directory.resolve("out.json");

    CommandRun overTools = CommandRun.of("cluster", "--tools", file, "--out", file);
    CommandRun twice =
        CommandRun.of(
            "cluster", "--tools", file, "--out", out, "--dot", directory.resolve("x/../out.json"));

    assertThat(overTools.status()).isEqualTo(2);
    assertThat(overTools.errorLines().get(0))
        .isEqualTo("error: --out: " + file + " is the file of --tools too");
    assertThat(file).hasBinaryContent(before);
    assertThat(twice.status()).isEqualTo(2);
    assertThat(twice.errorLines().get(0)).endsWith("out.json is the file of --out too");
    assertThat(out).doesNotExist();
  }

  @Test
  void measure_directory_saysToGiveAFile() {
    assertFails(
        CommandRun.of("measure", "--in", directory),
        "error: " + directory + " is a directory; give a file, such as its trajectories.jsonl");
  }

  @Test
  void measure_fileWithoutConversations_isAnError() throws IOException {
    CommandRun run = CommandRun.of("measure", "--in", tools("{}"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.err()).startsWith("error: no conversation could be read from ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void verify_directoryWithoutARun_isAnError() {
    assertFails(
        CommandRun.of("verify", "--in", directory),
        "error: " + directory + " holds no finished run: it has no catalog.jsonl");
  }

  private CommandRun synthesize(Path toolsFile) {
    return CommandRun.synthesize(2, directory.resolve("out"), "--tools", toolsFile);
  }

  private Path tools(String content) throws IOException {
    return Files.writeString(directory.resolve("tools.json"), content);
  }

  private static String answer(String tools) {
    return "{\"tools\":[" + tools + "]}";
  }

  private static String tool(String name, String schema) {
    return "{\"name\":\"%s\",\"description\":\"Returns it.\",\"inputSchema\":%s}"
        .formatted(name, schema);
  }

  private static String twice() {
    return answer(tool("get_item", ITEM_SCHEMA) + "," + tool("get_item", ITEM_SCHEMA));
  }

  private static String duplicate(Path file) {
    return file + ": tool \"get_item\" of service \"tools\" is there twice; the second is left out";
  }

  private static void assertFails(CommandRun run, String message) {
    assertThat(run.errorLines()).containsExactly(message);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }
}

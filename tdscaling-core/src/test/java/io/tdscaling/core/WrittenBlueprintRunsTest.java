package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Written blueprints go through the engine like any others. */
class WrittenBlueprintRunsTest {
  private static final int MUTANTS = 100;

  @TempDir private Path directory;

  @Test
  void run_shortDocument_isCompletedAndAccepted() throws Exception {
    Blueprint plan = onlyAttempt(WrittenShop.good("a")).blueprint().orElseThrow();

    assertThat(plan.clusterId()).isEqualTo("written");
    assertThat(plan.mode()).isEqualTo(ReasoningMode.SEQUENTIAL);
    assertThat(plan.goal()).isEqualTo(plan.phases().get(0).request());
    assertThat(plan.persona().manner()).isEqualTo("plain and friendly");
    assertThat(plan.calls()).extracting(call -> call.id()).containsExactly("c1", "c2");
    assertThat(plan.phases().get(0).facts().get(0).text()).isEqualTo("processing");
    assertThat(plan.expectedEndState()).isNotEmpty();
  }

  @Test
  void run_documentInFull_isAccepted() throws Exception {
    Attempt attempt = onlyAttempt(WrittenShop.order());

    assertThat(attempt.verdict().accepted()).isTrue();
    assertThat(attempt.blueprint().orElseThrow().phases()).hasSize(2);
  }

  @Test
  void environmentSeed_leftOut_differsWithTheId() throws Exception {
    String document =
        "{\"id\": \"%s\", \"tools\": [\"shop/search_orders\"], \"phases\": [{"
            + "\"request\": \"List the orders.\", \"steps\": [{\"tool\": \"search_orders\"}]}]}";

    assertThat(seedOf(document.formatted("a")))
        .isEqualTo(seedOf(document.formatted("a")))
        .isNotEqualTo(seedOf(document.formatted("b")));
  }

  private long seedOf(String document) throws Exception {
    return onlyAttempt(document).blueprint().orElseThrow().environmentSeed();
  }

  @Test
  void run_linesArrayAndGzip_areTakenInOrder() throws Exception {
    Path lines = directory.resolve("lines.jsonl");
    Files.writeString(lines, WrittenShop.good("a") + "\n\n" + other("b") + "\n");
    Path array = directory.resolve("array.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(array))) {
      String text = "\n[" + cancel("c") + "]";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    List<Attempt> attempts = run(WrittenShop.builder().blueprints(lines).blueprints(array));

    assertThat(ids(attempts)).containsExactly("a", "b", "c");
    assertThat(attempts).allMatch(attempt -> attempt.verdict().accepted());
  }

  @Test
  void blueprints_ofAProgram_areCompletedToo() throws Exception {
    Blueprint plan = onlyAttempt(WrittenShop.good("a")).blueprint().orElseThrow();

    assertThat(run(WrittenShop.builder().blueprints(List.of(plan))))
        .singleElement()
        .matches(attempt -> attempt.verdict().accepted())
        .matches(attempt -> attempt.blueprint().orElseThrow().equals(plan));
    assertThatThrownBy(() -> WrittenShop.builder().blueprints(List.<Blueprint>of()).build())
        .hasMessage("blueprints must not be empty");
  }

  @Test
  void repeat_withoutAModel_isRejectedAsADuplicateUnderAnotherId() throws Exception {
    Path file = Files.writeString(directory.resolve("two.jsonl"), two());
    List<Attempt> attempts = new ArrayList<>();
    try (var synthesizer =
        WrittenShop.builder().blueprints(file).repeat(2).sink(attempts::add).build()) {
      SynthesisSummary summary = synthesizer.run();
      assertThat(summary.accepted()).isEqualTo(2);
      assertThat(summary.stopReason()).isEqualTo(StopReason.MAX_ATTEMPTS);
    }

    assertThat(ids(attempts)).containsExactly("a", "b", "a~2", "b~2");
    assertThat(attempts.subList(2, 4)).noneMatch(attempt -> attempt.verdict().accepted());
  }

  @Test
  void budget_belowTheDocuments_makesTheFirst() throws Exception {
    Path file = Files.writeString(directory.resolve("two.jsonl"), two());

    assertThat(ids(run(WrittenShop.builder().blueprints(file).budget(Budget.ofAccepted(1)))))
        .containsExactly("a");
  }

  @Test
  void build_settingsThatDoNotGoTogether_saysAll() throws IOException {
    Path file =
        Files.writeString(directory.resolve("two.jsonl"), two().replace("\"b\"", "\"a~2\""));

    assertThatThrownBy(
            () ->
                WrittenShop.builder()
                    .blueprints(file)
                    .repeat(3)
                    .blueprinter(request -> new BlueprintOutcome.NotPlanned("none", "none"))
                    .build())
        .hasMessage(
            file
                + ":7: /id: \"a~2\" is what a repetition is called;"
                + " blueprints and a blueprinter are both set; choose one");
    assertThatThrownBy(
            () -> WrittenShop.builder().blueprints(file).budget(Budget.ofAccepted(3)).build())
        .hasMessage(
            "3 accepted trajectories are wanted, but the written blueprints make 2 attempts: want"
                + " fewer, or repeat the blueprints");
    assertThatThrownBy(() -> WrittenShop.builder().repeat(2).budget(Budget.ofAccepted(3)).build())
        .hasMessage("repeat is 2, but no blueprints are set");
  }

  @Test
  void blueprintsOfARun_fedInAgain_giveTheSameCallsAndEndStates() throws Exception {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    try (var synthesizer =
        TrajectorySynthesizer.builder()
            .seed(5)
            .budget(Budget.ofAccepted(150))
            .outputDirectory(first)
            .build()) {
      synthesizer.run();
    }
    try (var synthesizer =
        TrajectorySynthesizer.builder()
            .blueprints(first.resolve("blueprints.jsonl"))
            .outputDirectory(second)
            .build()) {
      assertThat(synthesizer.run().stopReason()).isEqualTo(StopReason.COMPLETED);
    }

    assertThat(modes(first)).containsAll(allModesButCode());
    assertThat(second.resolve("blueprints.jsonl"))
        .hasSameBinaryContentAs(first.resolve("blueprints.jsonl"));
    assertThat(callsAndEndStates(second)).isEqualTo(callsAndEndStates(first));
    assertThat(ExportVerification.of(second).failures()).isEmpty();
  }

  /** Whatever is done to a document that is right, it is refused with a place, or it works. */
  @Test
  void build_mutatedDocuments_areRefusedClearlyOrAccepted() throws Exception {
    List<JsonNode> documents =
        List.of(
            Json.parse(WrittenShop.good("a")),
            Json.parse(WrittenShop.order()),
            Json.parse(cancel("c")));
    int accepted = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      SeededRandom random = new SeededRandom(seed);
      JsonNode mutant = random.pick(documents).deepCopy();
      mutate(mutant, random);
      accepted += isAccepted(mutant) ? 1 : 0;
    }

    assertThat(accepted).isBetween(MUTANTS / 20, MUTANTS - MUTANTS / 20);
  }

  private boolean isAccepted(JsonNode mutant) throws Exception {
    Path file = Files.writeString(directory.resolve("mutant.json"), Json.compact(mutant));
    try (var synthesizer = WrittenShop.builder().blueprints(file).build()) {
      SynthesisSummary summary = synthesizer.run();
      assertThat(summary.stopReason()).as(mutant.toString()).isEqualTo(StopReason.COMPLETED);
      return true;
    } catch (SynthesisConfigurationException refused) {
      assertThat(refused.problems())
          .as(mutant.toString())
          .isNotEmpty()
          .allMatch(problem -> problem.startsWith(file + ":1: /"))
          .noneMatch(problem -> problem.contains("Exception"));
      return false;
    }
  }

  private static void mutate(JsonNode root, SeededRandom random) {
    List<JsonNode> owners = new ArrayList<>();
    collect(root, owners);
    JsonNode owner = random.pick(owners);
    if (owner instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at).deepCopy());
        default -> array.set(at, value(random));
      }
      return;
    }
    ObjectNode object = (ObjectNode) owner;
    List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
    String name = random.pick(names);
    switch (random.nextInt(3)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(random.pick(names), object.get(name).deepCopy());
      default -> object.set(name, value(random));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> owners) {
    if (node.isContainerNode() && !node.isEmpty()) {
      owners.add(node);
      node.forEach(child -> collect(child, owners));
    }
  }

  private static JsonNode value(SeededRandom random) {
    List<String> values =
        List.of("null", "7", "-1.5", "true", "\"\"", "\"c1\"", "\"pending\"", "[]", "{}", "[[]]");
    return Json.parseOrText(random.pick(values));
  }

  private static String two() {
    return WrittenShop.good("a") + "\n" + other("b");
  }

  private static String other(String id) {
    return WrittenShop.document(id, "\"steps\": [{\"tool\": \"search_orders\"}]");
  }

  private static String cancel(String id) {
    return WrittenShop.document(
        id,
        """
        "steps": [
          {"tool": "search_orders", "arguments": {"status": "processing"}},
          {"when": {"from": "c1", "path": "/total", "test": "at_least", "value": 2},
           "calls": [
             {"tool": "cancel_order",
              "arguments": {"order_id": {"from": "c1", "path": "/orders/0/order_id"}}},
             {"tool": "cancel_order",
              "arguments": {"order_id": {"from": "c1", "path": "/orders/1/order_id"}}}]}],
        "facts": [{"call": "c2", "path": "/status"}, {"call": "c3", "path": "/total"}]""");
  }

  private Attempt onlyAttempt(String document) throws Exception {
    Path file = Files.writeString(directory.resolve("plan.json"), document);
    List<Attempt> attempts = run(WrittenShop.builder().blueprints(file));
    assertThat(attempts).hasSize(1);
    return attempts.get(0);
  }

  private static List<Attempt> run(TrajectorySynthesizerBuilder builder) throws Exception {
    List<Attempt> attempts = new ArrayList<>();
    try (var synthesizer = builder.sink(attempts::add).build()) {
      synthesizer.run();
    }
    return attempts;
  }

  private static List<String> ids(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> attempt.blueprint().orElseThrow().id()).toList();
  }

  private static Set<String> modes(Path run) throws IOException {
    try (Stream<String> lines = Files.lines(run.resolve("blueprints.jsonl"))) {
      return lines
          .map(line -> Json.parseOrText(line).path("mode").asText())
          .collect(Collectors.toSet());
    }
  }

  private static List<String> allModesButCode() {
    return Stream.of(ReasoningMode.values())
        .filter(mode -> mode != ReasoningMode.CODE_AIDED)
        .map(ReasoningMode::label)
        .toList();
  }

  private static List<String> callsAndEndStates(Path run) throws IOException {
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("trajectories.jsonl"))) {
      JsonNode record = Json.parseOrText(line);
      told.add(record.path("metadata").path("endState").asText());
      record
          .findValues("function")
          .forEach(function -> told.add(function.path("name") + "" + function.path("arguments")));
    }
    return told;
  }
}

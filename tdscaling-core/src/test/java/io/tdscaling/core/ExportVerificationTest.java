package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.ExportVerification.Failure;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Breaks an exported run in one place, as one might in an editor, and verifies it. */
@Timeout(120)
class ExportVerificationTest {
  private static final Pattern ID = Pattern.compile("[A-Z]{2,4}-\\d{3,}");

  @TempDir static Path exported;
  @TempDir Path temp;

  /** Changes a record, and returns whether it was one that can be changed like that. */
  @FunctionalInterface
  private interface Mutation {
    boolean apply(ObjectNode record, JsonNode blueprint) throws IOException;
  }

  @BeforeAll
  static void export() throws Exception {
    try (var synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(80))
            .seed(7)
            .concurrency(2)
            .outputDirectory(exported.resolve("run"))
            .build()) {
      synthesizer.run();
    }
  }

  @Test
  void of_untouchedExport_passes() throws Exception {
    ExportVerification verification = ExportVerification.of(copy());

    assertThat(verification.failures()).isEmpty();
    assertThat(verification.passed()).isTrue();
    assertThat(verification.verified()).isEqualTo(80);
  }

  @Test
  void of_unknownTool_namesIt() throws Exception {
    assertRule("structure.unknown-tool", (record, plan) -> rename(record, "book_a_rocket"));
  }

  @Test
  void of_missingArgument_namesIt() throws Exception {
    assertRule(
        "schema.missing-argument",
        (record, plan) -> {
          ObjectNode function = calls(record).get(0);
          JsonNode required = schema(record, function.path("name").asText()).path("required");
          if (required.isEmpty()) {
            return false;
          }
          ObjectNode arguments = arguments(function);
          arguments.remove(required.get(0).asText());
          function.put("arguments", Json.compact(arguments));
          return true;
        });
  }

  @Test
  void of_wrongType_namesIt() throws Exception {
    assertRule(
        "schema.wrong-type",
        (record, plan) -> {
          ObjectNode function = calls(record).get(0);
          ObjectNode arguments = arguments(function);
          if (arguments.isEmpty()) {
            return false;
          }
          arguments.putObject(arguments.fieldNames().next()).put("x", 1);
          function.put("arguments", Json.compact(arguments));
          return true;
        });
  }

  @Test
  void of_unansweredCall_namesIt() throws Exception {
    assertRule(
        "structure.unanswered-call",
        (record, plan) -> {
          messages(record).remove(firstAnswer(record));
          return true;
        });
  }

  @Test
  void of_answerWithoutCall_namesIt() throws Exception {
    assertRule(
        "structure.orphan-answer",
        (record, plan) -> {
          int answer = firstAnswer(record);
          messages(record).insert(answer, messages(record).get(answer).deepCopy());
          return true;
        });
  }

  @Test
  void of_alteredToolResult_namesIt() throws Exception {
    assertRule(
        "replay.result-differs",
        (record, plan) -> {
          ObjectNode answer = (ObjectNode) messages(record).get(firstAnswer(record));
          ObjectNode content = (ObjectNode) Json.parse(answer.path("content").asText());
          answer.put("content", Json.compact(content.put("note", "all is well")));
          return true;
        });
  }

  @Test
  void of_inventedIdentifier_namesIt() throws Exception {
    assertRule(
        "grounding.invented-identifier",
        (record, plan) -> {
          for (ObjectNode function : calls(record)) {
            String arguments = function.path("arguments").asText();
            if (ID.matcher(arguments).find()) {
              function.put("arguments", ID.matcher(arguments).replaceFirst("ZQ-987654"));
              return true;
            }
          }
          return false;
        });
  }

  @Test
  void of_wrongEndState_namesIt() throws Exception {
    assertRule(
        "end-state.differs",
        (record, plan) -> {
          ((ObjectNode) record.path("metadata")).put("endState", "0".repeat(64));
          return true;
        });
  }

  @Test
  void of_reorderedDependentCalls_namesIt() throws Exception {
    assertRule("grounding.dependency-order", (record, plan) -> swapDependentCalls(record));
  }

  @Test
  void of_tamperedFact_namesIt() throws Exception {
    assertRule(
        "facts.missing",
        (record, plan) -> {
          JsonNode fact = plan.at("/phases/0/facts/0/text");
          ObjectNode last = (ObjectNode) messages(record).get(messages(record).size() - 1);
          String text = last.path("content").asText();
          if (plan.path("phases").size() > 1
              || fact.isMissingNode()
              || !text.contains(fact.asText())) {
            return false;
          }
          last.put("content", text.replace(fact.asText(), "of no concern"));
          return true;
        });
  }

  @Test
  void of_malformedArguments_namesIt() throws Exception {
    assertRule(
        "structure.malformed-arguments",
        (record, plan) -> {
          calls(record).get(0).put("arguments", "{\"id\": ");
          return true;
        });
  }

  @Test
  void of_userTurnTakenOut_namesIt() throws Exception {
    assertRule(
        "structure.roles",
        (record, plan) -> {
          messages(record).remove(1);
          return true;
        });
  }

  @Test
  void of_lineTakenOut_doesNotFitRunJson() throws Exception {
    Path run = copy();
    List<String> lines = lines(run, "trajectories.jsonl");
    lines.remove(79);
    write(run, "trajectories.jsonl", lines);

    assertThat(shown(run))
        .containsExactly(
            "run.json: export.unreadable (tool): run.json says 80 accepted, trajectories.jsonl"
                + " holds 79");
  }

  @Test
  void of_lineTwice_isOutOfOrder() throws Exception {
    Path run = copy();
    List<String> lines = lines(run, "trajectories.jsonl");
    lines.add(lines.get(79));
    write(run, "trajectories.jsonl", lines);

    assertThat(shown(run))
        .hasSize(2)
        .anySatisfy(
            failure -> assertThat(failure).startsWith("trajectories.jsonl:81: export.unreadable"))
        .anySatisfy(failure -> assertThat(failure).endsWith("trajectories.jsonl holds 81"));
  }

  @Test
  void of_garbageAmongBlueprints_isNotTakenForATrajectory() throws Exception {
    Path run = copy();
    List<String> blueprints = lines(run, "blueprints.jsonl");
    blueprints.add("no JSON");
    write(run, "blueprints.jsonl", blueprints);

    assertThat(shown(run))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure).matches("blueprints\\.jsonl:\\d+: export\\.unreadable .*"));
  }

  @Test
  void of_brokenLine_isOneFailure() throws Exception {
    Path run = copy();
    List<String> lines = lines(run, "trajectories.jsonl");
    lines.set(3, lines.get(3).substring(0, 100));
    write(run, "trajectories.jsonl", lines);

    assertThat(shown(run))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure).startsWith("trajectories.jsonl:4: export.unreadable (tool)"));
  }

  @Test
  void of_unfinishedRun_isRefused() throws Exception {
    Path run = copy();
    Files.delete(run.resolve("run.json"));

    assertThatThrownBy(() -> ExportVerification.of(run))
        .isInstanceOf(IOException.class)
        .hasMessage(run + " holds no finished run: it has no run.json");
  }

  @Test
  void of_brokenCatalog_isRefused() throws Exception {
    Path run = copy();
    List<String> catalog = lines(run, "catalog.jsonl");
    catalog.set(0, "{\"id\": 1}");
    write(run, "catalog.jsonl", catalog);

    assertThatThrownBy(() -> ExportVerification.of(run)).isInstanceOf(IOException.class);
  }

  /** Applies a mutation to the first record that it fits, which must be all that fails. */
  private void assertRule(String rule, Mutation mutation) throws Exception {
    Path run = copy();
    List<String> lines = lines(run, "trajectories.jsonl");
    int changed = -1;
    for (int i = 0; i < lines.size() && changed < 0; i++) {
      ObjectNode record = (ObjectNode) Json.parse(lines.get(i));
      if (!calls(record).isEmpty() && mutation.apply(record, blueprint(run, record))) {
        lines.set(i, Json.compact(record));
        changed = i;
      }
    }
    assertThat(changed).as("a record to change").isNotNegative();
    write(run, "trajectories.jsonl", lines);

    List<Failure> failures = ExportVerification.of(run).failures();

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).why().rule()).as(failures.get(0).toString()).isEqualTo(rule);
    assertThat(failures.get(0).where()).isEqualTo("trajectories.jsonl:" + (changed + 1));
  }

  private static boolean rename(ObjectNode record, String tool) {
    calls(record).get(0).put("name", tool);
    return true;
  }

  /** Swaps two single calls of which the second takes an identifier from the first's result. */
  private static boolean swapDependentCalls(ObjectNode record) {
    ArrayNode messages = messages(record);
    for (int i = 2; i + 3 < messages.size(); i++) {
      boolean pair = isSingleCall(messages.get(i)) && isSingleCall(messages.get(i + 2));
      if (pair && takes(messages, i + 2, messages.get(i + 1).path("content").asText(), i)) {
        JsonNode answer = messages.remove(i + 3);
        JsonNode call = messages.remove(i + 2);
        messages.insert(i, call).insert(i + 1, answer);
        return true;
      }
    }
    return false;
  }

  private static boolean takes(ArrayNode messages, int consumer, String result, int before) {
    var ids = ID.matcher(messages.get(consumer).at("/tool_calls/0/function/arguments").asText());
    while (ids.find()) {
      boolean known = false;
      for (int i = 0; i <= before; i++) {
        known |= messages.get(i).toString().contains(ids.group());
      }
      if (!known && result.contains(ids.group())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSingleCall(JsonNode message) {
    return message.path("tool_calls").size() == 1;
  }

  private static List<ObjectNode> calls(ObjectNode record) {
    List<ObjectNode> functions = new ArrayList<>();
    for (JsonNode message : messages(record)) {
      message.path("tool_calls").forEach(call -> functions.add((ObjectNode) call.path("function")));
    }
    return functions;
  }

  private static ObjectNode arguments(ObjectNode function) throws IOException {
    return (ObjectNode) Json.parse(function.path("arguments").asText());
  }

  private static JsonNode schema(ObjectNode record, String tool) {
    for (JsonNode offered : record.path("tools")) {
      if (offered.at("/function/name").asText().equals(tool)) {
        return offered.at("/function/parameters");
      }
    }
    throw new AssertionError("no tool " + tool);
  }

  private static int firstAnswer(ObjectNode record) {
    for (int i = 0; i < messages(record).size(); i++) {
      if (messages(record).get(i).path("role").asText().equals("tool")) {
        return i;
      }
    }
    throw new AssertionError("no answer");
  }

  private static ArrayNode messages(ObjectNode record) {
    return (ArrayNode) record.path("messages");
  }

  private static JsonNode blueprint(Path run, ObjectNode record) throws IOException {
    String id = record.at("/metadata/blueprint").asText();
    for (String line : lines(run, "blueprints.jsonl")) {
      JsonNode blueprint = Json.parse(line);
      if (blueprint.path("id").asText().equals(id)) {
        return blueprint;
      }
    }
    throw new AssertionError("no blueprint " + id);
  }

  private static List<String> shown(Path run) throws Exception {
    return ExportVerification.of(run).failures().stream().map(Failure::toString).toList();
  }

  private Path copy() throws IOException {
    Path run = temp.resolve("copy");
    Files.createDirectory(run);
    try (Stream<Path> files = Files.list(exported.resolve("run"))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(file.getFileName()));
      }
    }
    return run;
  }

  private static List<String> lines(Path run, String file) throws IOException {
    return new ArrayList<>(Files.readAllLines(run.resolve(file)));
  }

  private static void write(Path run, String file, List<String> lines) throws IOException {
    Files.writeString(run.resolve(file), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }
}

package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.core.fixture.ErringRuns;
import io.tdscaling.core.fixture.Mistake;
import io.tdscaling.core.fixture.RecordedRun;
import io.tdscaling.core.fixture.Recoveries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose model errs, and the pairs and recoveries made of it. */
@Timeout(300)
class RejectionDataTest {
  @TempDir static Path shared;
  private static RecordedRun run;
  private static List<ObjectNode> pairs;
  private static List<ObjectNode> recoveries;
  private static RejectionReport pairReport;
  private static RejectionReport recoveryReport;

  @TempDir Path temp;

  @BeforeAll
  static void makeAll() throws Exception {
    run = ErringRuns.ofModel(shared.resolve("run"), 120);
    RejectionData data = RejectionData.of(run.directory());
    pairReport = data.writePairs(shared.resolve("pairs.jsonl"));
    recoveryReport = data.writeRecoveries(shared.resolve("recoveries.jsonl"));
    pairs = RecordedRun.read(shared.resolve("pairs.jsonl"));
    recoveries = RecordedRun.read(shared.resolve("recoveries.jsonl"));
  }

  @Test
  void reports_ofARun_countEveryAttemptOnce() throws IOException {
    int rejected = run.lines("rejected.jsonl").size();

    assertThat(pairReport.attempts()).isEqualTo(rejected);
    assertThat(recoveryReport.attempts()).isEqualTo(rejected);
    assertThat(pairReport.samples()).isEqualTo(pairs.size()).isGreaterThan(40);
    assertThat(recoveryReport.samples()).isEqualTo(recoveries.size()).isGreaterThan(30);
    assertThat(pairReport.written()).containsOnlyKeys("reenacted");
    assertThat(pairReport.skipped().keySet())
        .isSubsetOf("arguments-not-an-object", "party.blueprint", "no-common-prompt");
    assertThat(pairReport.problems()).isEmpty();
  }

  @Test
  void pairs_ofEveryFault_haveTheForm() {
    for (ObjectNode pair : pairs) {
      JsonNode metadata = pair.path("metadata");
      int whole = pair.path("prompt").size() + pair.path("rejected").size();
      assertThat(role(last(pair, "prompt"))).isIn("user", "tool");
      assertThat(role(pair.path("chosen").path(0))).isEqualTo("assistant");
      assertThat(role(pair.path("rejected").path(0))).isEqualTo("assistant");
      assertThat(last(pair, "chosen").path("content").isTextual()).isTrue();
      assertThat(withoutIds(pair.path("chosen").path(0)))
          .isNotEqualTo(withoutIds(pair.path("rejected").path(0)));
      assertThat(metadata.path("step").asInt()).isIn(-1, whole - 1);
      assertThat(pair.path("tools")).isNotEmpty();
      assertThat(calls(pair, "prompt", "chosen", "rejected"))
          .allMatch(function -> function.path("arguments").isObject());
    }
  }

  @Test
  void pairs_chosenSide_isAnsweredByTheToolsAndTellsTheFacts() throws IOException {
    SampleReplay replay = SampleReplay.of(run);
    int complete = 0;
    for (ObjectNode pair : pairs) {
      String id = pair.at("/metadata/blueprint").asText();
      List<JsonNode> messages = messages(pair, "prompt", "chosen");
      List<Phase> phases = replay.plan(id).phases();
      replay.assertSameAnswers(id, messages);
      if (phases.size() == 1) {
        complete++;
        replay.assertEndsAsPlanned(id, messages);
        assertThat(phases.get(0).facts())
            .allMatch(fact -> last(pair, "chosen").path("content").asText().contains(fact.text()));
      }
    }
    assertThat(complete).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema.wrong-type",
        "schema.missing-argument",
        "grounding.invented-identifier",
        "structure.unknown-tool",
        "facts.missing",
        "end-state.differs"
      })
  void pairs_ofARule_showTheFaultOnTheRejectedSideOnly(String rule) {
    List<ObjectNode> ofRule =
        pairs.stream().filter(p -> p.at("/metadata/rule").asText().equals(rule)).toList();

    assertThat(ofRule).isNotEmpty();
    for (ObjectNode pair : ofRule) {
      assertThat(isFaulty(rule, pair, "rejected")).as(pair.toString()).isTrue();
      assertThat(isFaulty(rule, pair, "chosen")).as(pair.toString()).isFalse();
    }
  }

  @Test
  void recoveries_ofEveryFault_callWronglyOnceSeeTheErrorAndEndAsPlanned() throws IOException {
    SampleReplay replay = SampleReplay.of(run);
    for (ObjectNode recovery : recoveries) {
      int step = recovery.at("/metadata/recovery/step").asInt();
      List<JsonNode> messages = messages(recovery, "messages");
      replay.assertEndsAsPlanned(recovery.at("/metadata/blueprint").asText(), messages);
      assertThat(messages.get(step).path("weight").asInt(-1)).isZero();
      assertThat(messages.stream().filter(message -> message.has("weight"))).hasSize(1);
      assertThat(messages.get(step + 1).path("content").asText()).startsWith("{\"error\":");
      assertThat(role(messages.get(messages.size() - 1))).isEqualTo("assistant");
    }
    assertThat(recoveryReport.written())
        .containsOnlyKeys(
            "grounding.invented-identifier",
            "schema.missing-argument",
            "schema.wrong-type",
            "structure.malformed-arguments",
            "structure.unknown-tool");
  }

  @Test
  void recoveries_withoutTheWrongStep_passEveryRule() throws Exception {
    RecordedRun mended = run.copyTo(temp.resolve("mended"));
    Recoveries.putInPlaceOfAccepted(recoveries, mended);

    ExportVerification verification = ExportVerification.of(mended.directory());

    assertThat(verification.failures()).isEmpty();
    assertThat(verification.verified()).isGreaterThan(30);
  }

  @Test
  void write_again_givesTheSameBytes() throws Exception {
    RejectionData data = RejectionData.of(run.directory());
    data.writePairs(temp.resolve("pairs.jsonl"));
    data.writeRecoveries(temp.resolve("recoveries.jsonl"));

    for (String file : List.of("pairs.jsonl", "recoveries.jsonl")) {
      assertThat(temp.resolve(file)).hasSameBinaryContentAs(shared.resolve(file));
    }
  }

  /** Returns whether a side has the fault that the model made for a rule. */
  private static boolean isFaulty(String rule, ObjectNode pair, String side) {
    List<JsonNode> calls = calls(pair, side);
    String all = pair.path(side).toString();
    return switch (rule) {
      case "schema.wrong-type" -> all.contains("{\"x\":1}");
      case "schema.missing-argument" -> calls.stream().anyMatch(call -> lacksRequired(call, pair));
      case "grounding.invented-identifier" -> all.contains(Mistake.INVENTED);
      case "structure.unknown-tool" -> all.contains(Mistake.UNKNOWN);
      case "facts.missing", "end-state.differs" -> all.contains("All of it is done.");
      default -> throw new AssertionError(rule);
    };
  }

  private static boolean lacksRequired(JsonNode function, ObjectNode pair) {
    for (JsonNode tool : pair.path("tools")) {
      if (tool.at("/function/name").equals(function.path("name"))) {
        for (JsonNode name : tool.at("/function/parameters/required")) {
          if (!function.path("arguments").has(name.asText())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<JsonNode> calls(ObjectNode pair, String... parts) {
    List<JsonNode> functions = new ArrayList<>();
    for (JsonNode message : messages(pair, parts)) {
      message.path("tool_calls").forEach(call -> functions.add(call.path("function")));
    }
    return functions;
  }

  private static List<JsonNode> messages(ObjectNode record, String... parts) {
    List<JsonNode> messages = new ArrayList<>();
    for (String part : parts) {
      record.path(part).forEach(messages::add);
    }
    return messages;
  }

  private static JsonNode last(ObjectNode record, String part) {
    return record.path(part).path(record.path(part).size() - 1);
  }

  private static JsonNode withoutIds(JsonNode message) {
    JsonNode copy = message.deepCopy();
    copy.path("tool_calls").forEach(call -> ((ObjectNode) call).remove("id"));
    return copy;
  }

  private static String role(JsonNode message) {
    return message.path("role").asText();
  }
}

package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.core.fixture.ErringRuns;
import io.tdscaling.core.fixture.RecordedRun;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a run as others may have left them. */
@Timeout(300)
class RejectionDataInputTest {
  @TempDir static Path shared;
  private static RecordedRun run;

  @TempDir Path temp;

  @BeforeAll
  static void synthesizeOnce() throws Exception {
    run = ErringRuns.ofModel(shared.resolve("run"), 40);
  }

  @Test
  void writePairs_acceptedRecordOfTheSameBlueprint_isTheChosenSide() throws Exception {
    RecordedRun other = run.copyTo(temp.resolve("other"));
    ObjectNode accepted = acceptedAnswer(other);
    ObjectNode forgetful = accepted.deepCopy();
    ArrayNode messages = (ArrayNode) forgetful.path("messages");
    ((ObjectNode) messages.get(messages.size() - 1)).put("content", "It is done.");
    ((ObjectNode) forgetful.path("metadata")).put("id", "t9999").put("index", 9999);
    forgetful.set("rejection", rejection("facts.missing", messages.size() - 1, "assistant"));
    other.write("rejected.jsonl", List.of(forgetful));

    RejectionReport report =
        RejectionData.of(other.directory()).writePairs(temp.resolve("pairs.jsonl"));

    ObjectNode pair = RecordedRun.read(temp.resolve("pairs.jsonl")).get(0);
    assertThat(report.written()).containsOnlyKeys("accepted");
    assertThat(pair.at("/metadata/rejected").asText()).isEqualTo("t9999");
    assertThat(pair.at("/metadata/chosen")).isEqualTo(accepted.at("/metadata/id"));
    assertThat(pair.path("rejected")).hasSize(1);
    assertThat(last(pair, "chosen")).isEqualTo(accepted.path("messages").get(messages.size() - 1));
  }

  @Test
  void writePairs_faultOfOthersOrNotConfirmedOrBroken_isCountedAndSkipped() throws Exception {
    RecordedRun other = run.copyTo(temp.resolve("other"));
    List<ObjectNode> records = new ArrayList<>();
    for (String party : List.of("user", "tool", "judge", "blueprint")) {
      records.add(rejected(rejection("facts.missing", 1, party)));
    }
    records.add(rejected(rejection("judge.rejected", -1, "assistant")));
    records.add(rejected(rejection("facts.missing", 999, "assistant")));
    records.add(rejected(rejection("facts.missing", 1, "nobody")));
    other.write("rejected.jsonl", records);

    RejectionReport report =
        RejectionData.of(other.directory()).writePairs(temp.resolve("pairs.jsonl"));

    assertThat(report.written()).isEmpty();
    assertThat(report.skipped().toString())
        .isEqualTo(
            "{not-confirmed=1, party.blueprint=1, party.judge=1, party.tool=1, party.user=1,"
                + " unreadable=2}");
    assertThat(report.problems())
        .containsExactly(
            "rejected.jsonl:6: rejection.step must be a position in messages, got 999",
            "rejected.jsonl:7: rejection.party must be a party, got \"nobody\"");
    assertThat(temp.resolve("pairs.jsonl")).isEmptyFile();
  }

  @Test
  void writePairs_ontoAFileOfTheRun_isRefused() throws Exception {
    RejectionData data = RejectionData.of(run.directory());
    Path file = run.directory().resolve("rejected.jsonl");

    assertThatIOException()
        .isThrownBy(() -> data.writePairs(file))
        .withMessage(file + " is a file of the run; choose another");
  }

  @Test
  void of_noRun_isRefused() {
    assertThatIOException()
        .isThrownBy(() -> RejectionData.of(temp))
        .withMessage(temp + " holds no finished run: it has no catalog.jsonl");
  }

  private static ObjectNode rejected(ObjectNode why) throws IOException {
    ObjectNode record =
        run.lines("rejected.jsonl").stream()
            .filter(line -> line.at("/rejection/rule").asText().equals("facts.missing"))
            .findFirst()
            .orElseThrow();
    record.set("rejection", why);
    return record;
  }

  private static ObjectNode rejection(String rule, int step, String party) {
    return Json.object()
        .put("rule", rule)
        .put("step", step)
        .put("party", party)
        .put("reason", "because");
  }

  /** Returns an accepted record whose one request is answered with a fact. */
  private static ObjectNode acceptedAnswer(RecordedRun run) throws IOException {
    SampleReplay replay = SampleReplay.of(run);
    for (ObjectNode record : run.lines("trajectories.jsonl")) {
      List<Phase> phases = replay.plan(record.at("/metadata/blueprint").asText()).phases();
      if (phases.size() == 1 && !phases.get(0).facts().isEmpty()) {
        return record;
      }
    }
    throw new AssertionError("no such record");
  }

  private static JsonNode last(ObjectNode record, String part) {
    return record.path(part).path(record.path(part).size() - 1);
  }
}

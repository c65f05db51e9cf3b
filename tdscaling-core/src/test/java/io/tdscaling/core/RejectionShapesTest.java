package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.fixture.ErringRuns;
import io.tdscaling.core.fixture.RecordedRun;
import io.tdscaling.core.fixture.Recoveries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans with questions, confirmations, failing tools and changes of mind, and one mistake each. */
@Timeout(300)
class RejectionShapesTest {
  @TempDir Path temp;

  @Test
  void write_plansOfAllKinds_givesSamplesThatHold() throws Exception {
    RecordedRun run = ErringRuns.ofAssistant(temp.resolve("run"), 160);
    RejectionData data = RejectionData.of(run.directory());
    RejectionReport pairs = data.writePairs(temp.resolve("pairs.jsonl"));
    RejectionReport recoveries = data.writeRecoveries(temp.resolve("recoveries.jsonl"));

    assertThat(pairs.samples()).isGreaterThan(60);
    assertThat(pairs.skipped()).doesNotContainKeys("not-confirmed", "not-verified");
    assertThat(recoveries.samples()).isGreaterThan(40);
    assertThat(recoveries.skipped()).containsKeys("no-wrong-call", "planned-failure");
    assertChosenSidesAreReal(run);
    assertOneFaultEach(run);
  }

  /** The mistake is where the plan was left, so the pair parts there and nowhere before. */
  private void assertChosenSidesAreReal(RecordedRun run) throws Exception {
    SampleReplay replay = SampleReplay.of(run);
    int afterTalk = 0;
    for (ObjectNode pair : RecordedRun.read(temp.resolve("pairs.jsonl"))) {
      List<JsonNode> messages = new ArrayList<>();
      pair.path("prompt").forEach(messages::add);
      boolean talked = messages.stream().anyMatch(m -> m.path("content").asText().endsWith("?"));
      afterTalk += talked && messages.size() > 3 ? 1 : 0;
      pair.path("chosen").forEach(messages::add);
      replay.assertSameAnswers(pair.at("/metadata/blueprint").asText(), messages);
      if (pair.at("/metadata/step").asInt() >= 0) {
        assertThat(pair.path("rejected")).hasSize(1);
      }
    }
    assertThat(afterTalk).as("pairs after a question was answered").isPositive();
  }

  private void assertOneFaultEach(RecordedRun run) throws Exception {
    RecordedRun mended = run.copyTo(temp.resolve("mended"));
    Recoveries.putInPlaceOfAccepted(RecordedRun.read(temp.resolve("recoveries.jsonl")), mended);

    ExportVerification verification = ExportVerification.of(mended.directory());

    assertThat(verification.failures()).isEmpty();
    assertThat(verification.verified()).isGreaterThan(30);
  }
}

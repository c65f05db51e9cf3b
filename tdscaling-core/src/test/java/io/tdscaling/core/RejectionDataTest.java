package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.fixture.ErringModel;
import io.tdscaling.core.fixture.RecordedRun;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose assistant errs, and the pairs and recoveries made of it. */
@Timeout(120)
class RejectionDataTest {
  @TempDir static Path shared;
  private static RecordedRun run;
  private static List<ObjectNode> pairs;
  private static List<ObjectNode> recoveries;
  private static RejectionReport pairReport;
  private static RejectionReport recoveryReport;

  @TempDir Path temp;

  @BeforeAll
  static void synthesizeOnce() throws Exception {
    ErringModel model = new ErringModel();
    Path directory = shared.resolve("run");
    try (var synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(400).withMaxAttempts(400))
            .seed(11)
            .concurrency(2)
            .blueprinter(model)
            .llm("erring-1", model)
            .outputDirectory(directory)
            .build()) {
      synthesizer.run();
    }
    run = new RecordedRun(directory);
    RejectionData data = RejectionData.of(directory);
    pairReport = data.writePairs(shared.resolve("pairs.jsonl"));
    recoveryReport = data.writeRecoveries(shared.resolve("recoveries.jsonl"));
    pairs = RecordedRun.read(shared.resolve("pairs.jsonl"));
    recoveries = RecordedRun.read(shared.resolve("recoveries.jsonl"));
  }

  @Test
  void reports_ofARun_countEveryAttemptOnce() throws IOException {
    int rejected = run.lines("rejected.jsonl").size();

    System.err.println(pairReport + "\n" + recoveryReport);
    assertThat(pairReport.attempts()).isEqualTo(rejected);
    assertThat(recoveryReport.attempts()).isEqualTo(rejected);
    assertThat(pairReport.samples()).isEqualTo(pairs.size()).isGreaterThan(50);
    assertThat(recoveryReport.samples()).isEqualTo(recoveries.size()).isGreaterThan(30);
    assertThat(pairReport.skipped()).containsKeys("party.blueprint", "arguments-not-an-object");
    assertThat(pairReport.skipped()).doesNotContainKeys("not-confirmed", "not-verified");
    assertThat(pairReport.problems()).isEmpty();
  }
}

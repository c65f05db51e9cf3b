package io.tdscaling.core.contamination;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's user says in message 12: "Please also book me a flight." */
class ContaminationFilterTest {
  private static final Sample SAMPLE = Samples.cancellation(4);

  @TempDir Path temp;

  @Test
  void verify_userTurnOfABenchmark_isRejected() throws Exception {
    assertThat(verify("please ALSO book me a flight\n", request -> Verdict.pass()))
        .isEqualTo(
            new Verdict.Rejected(
                "contamination.question",
                12,
                Party.USER,
                "a benchmark says \"please also book me a flight\""));
  }

  @Test
  void verify_offeredToolOfABenchmark_isRejected() throws Exception {
    String tool = "{\"name\": \"get_order\", \"parameters\": {\"order_id\": {}}}";

    assertThat(verify(tool, request -> Verdict.pass()))
        .isEqualTo(
            new Verdict.Rejected(
                "contamination.tool",
                -1,
                Party.BLUEPRINT,
                "get_order: a benchmark has a tool of this name with the same parameters"));
  }

  @Test
  void verify_nothingShared_isAccepted() throws Exception {
    assertThat(verify("What does the moon weigh today?", request -> Verdict.pass()))
        .isEqualTo(Verdict.pass());
  }

  @Test
  void verify_rejectedBefore_keepsThatReason() throws Exception {
    Verdict before = new Verdict.Rejected("facts.missing", 3, Party.ASSISTANT, "no amount");

    assertThat(verify("please also book me a flight", request -> before)).isEqualTo(before);
  }

  private Verdict verify(String benchmark, TrajectoryVerifier before) throws Exception {
    Path file = Files.writeString(temp.resolve("benchmark"), benchmark);
    return new ContaminationFilter(Benchmark.of(List.of(file)), before)
        .verify(
            new VerificationRequest(SAMPLE.trajectory(), SAMPLE.blueprint(), OrderDesk.FACTORY));
  }
}

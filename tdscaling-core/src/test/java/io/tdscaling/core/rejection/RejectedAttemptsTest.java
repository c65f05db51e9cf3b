package io.tdscaling.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.fixture.ErringRuns;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.JsonLinesFile;
import io.tdscaling.core.output.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RejectedAttemptsTest {
  @TempDir static Path shared;

  @TempDir Path temp;

  @BeforeAll
  static void synthesizeOnce() throws Exception {
    ErringRuns.ofAssistant(shared.resolve("run"), 30);
  }

  @Test
  void write_inShortStretches_findsWhatALongOneFinds() throws Exception {
    assertThat(shown(3)).isEqualTo(shown(1)).isEqualTo(shown(1000)).isNotEmpty();
  }

  /** Returns what is read with each attempt. */
  private String shown(int stretch) throws IOException, InterruptedException {
    RunReader run = RunReader.open(shared.resolve("run"));
    RejectionReader reader = new RejectionReader(ref -> Optional.empty());
    Path file = temp.resolve(stretch + ".jsonl");
    try (JsonLinesFile out = JsonLinesFile.create(file)) {
      Tally tally = new RejectedAttempts(run, reader, stretch).write(this::sample, out);
      out.finish();
      assertThat(tally.problems()).isEmpty();
    }
    return Files.readString(file);
  }

  private Outcome sample(Rejection rejection) {
    String shown = rejection.conversation().id() + " " + rejection.plan().id() + rejection.why();
    return new Outcome.Sample(Json.object().put("shown", shown), "shown");
  }
}

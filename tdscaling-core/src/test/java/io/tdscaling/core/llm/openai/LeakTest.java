package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {
  @Test
  void noLogExceptionOrToStringHoldsASecret(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("output");
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                LeakProbe.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(file.toFile())
            .start();
    try {
      assertThat(probe.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      probe.destroyForcibly();
    }
    String output = Files.readString(file, StandardCharsets.UTF_8);

    assertThat(output)
        .contains("END OF PROBE")
        .contains("answered 401: no such key: [hidden]")
        .contains("answered 403: [hidden]")
        .contains("WARN io.tdscaling.core.llm.openai.FormedAnswers - JSON_SCHEMA is refused")
        .contains("WARN io.tdscaling.core.llm.openai.Finishes")
        .contains("FINE: ") // okhttp's own log is on.
        .contains("fails: CONNECTION_FAILED", "fails: TIMED_OUT", "Caused by: ")
        .contains("OpenAiCompatibleClient[http://");
    for (String word : Splitter.on(' ').split(LeakProbe.KEY)) {
      assertThat(output).doesNotContainIgnoringCase(word);
    }
    for (String secret : List.of(LeakProbe.HEADER, LeakProbe.PASSWORD, LeakProbe.QUERY)) {
      assertThat(output).doesNotContain(secret, secret.substring(6, 14));
    }
  }
}

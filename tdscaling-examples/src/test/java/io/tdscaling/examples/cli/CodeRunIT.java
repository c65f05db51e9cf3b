package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Code that one JVM executed is executed again by another, with the same results. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CodeRunIT {
  @TempDir private Path directory;

  @Test
  void synthesizeThenVerify_code_isExecutedAgainInAnotherJvm() throws Exception {
    Path run = directory.resolve("run");
    assertThat(tdscaling("synthesize", "--count", "15", "--code-share", "1", "--out", run))
        .isZero();
    assertThat(tdscaling("verify", "--in", run)).isZero();

    JsonNode document = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    assertThat(document.at("/configuration/code/tool").asText()).isEqualTo("embedded");
    assertThat(document.at("/plans/code/kinds").size()).isEqualTo(5);
    assertThat(Files.readString(directory.resolve("output")))
        .contains("OK: 15 records verified and replayed");
  }

  @Test
  void verify_outputThatWasChanged_isFound() throws Exception {
    Path run = directory.resolve("run");
    tdscaling("synthesize", "--count", "5", "--code-share", "1", "--out", run, "--seed", "2");
    Path file = run.resolve("trajectories.jsonl");
    String changed = Files.readString(file).replace("\\\"exit_code\\\":0", "\\\"exit_code\\\":3");
    Files.writeString(file, changed);

    assertThat(tdscaling("verify", "--in", run)).isEqualTo(ExitStatus.SHORT);
    assertThat(Files.readString(directory.resolve("output"))).contains("replay.result-differs");
  }

  private int tdscaling(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("tdscaling.jar"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start()
        .waitFor();
  }
}

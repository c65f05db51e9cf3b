package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.core.ExportVerification;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.examples.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on written blueprints shows is fed in. */
class BlueprintsDocumentTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/blueprints.md");
  private static final String JAR = "java -jar tdscaling-examples/target/tdscaling.jar ";

  @TempDir private Path directory;

  @Test
  void examples_allButTheLast_areAcceptedAndShowEveryPerturbation() throws Exception {
    List<String> examples = blocks("json");
    TrajectorySynthesizerBuilder builder = TrajectorySynthesizer.builder();
    for (int i = 0; i < examples.size() - 1; i++) {
      builder.blueprints(file("example" + i + ".json", examples.get(i)));
    }
    List<Attempt> attempts = new ArrayList<>();
    Path run = directory.resolve("run");
    try (TrajectorySynthesizer synthesizer =
        builder.sink(attempts::add).outputDirectory(run).build()) {
      assertThat(synthesizer.run().stopReason()).isEqualTo(StopReason.COMPLETED);
    }

    assertThat(attempts).hasSizeGreaterThan(6).allMatch(a -> a.verdict().accepted());
    assertThat(kinds(attempts)).isEqualTo(allKinds());
    assertThat(ExportVerification.of(run).failures()).isEmpty();
  }

  @Test
  void lastExample_isRefusedAsThePageSays() throws IOException {
    List<String> examples = blocks("json");
    Path bad = file("bad.json", examples.get(examples.size() - 1));

    assertThatThrownBy(() -> TrajectorySynthesizer.builder().blueprints(bad).build())
        .hasMessage(
            blocks("").get(0).strip().substring("error: ".length()).replace("bad.json", bad + ""));
  }

  @Test
  void commands_areUnderstood() throws IOException {
    List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();

    assertThat(commands).hasSize(4).allMatch(command -> command.startsWith(JAR));
    for (String command : commands) {
      String[] args = command.substring(JAR.length()).split(" ");
      assertThatCode(() -> CommandLines.parse(args)).as(command).doesNotThrowAnyException();
    }
  }

  private static Set<String> kinds(List<Attempt> attempts) {
    Set<String> kinds = new TreeSet<>();
    for (Attempt attempt : attempts) {
      Blueprint plan = attempt.blueprint().orElseThrow();
      plan.perturbations().forEach(perturbation -> kinds.add(perturbation.label()));
    }
    return kinds;
  }

  private static Set<String> allKinds() {
    Set<String> kinds = new TreeSet<>();
    Arrays.stream(Perturbation.class.getAnnotation(JsonSubTypes.class).value())
        .forEach(kind -> kinds.add(kind.name()));
    return kinds;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$")
        .matcher(Files.readString(PAGE))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }
}

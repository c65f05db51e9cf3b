package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.examples.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run; {@link ExamplesTest} runs the snippets. */
class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path EXAMPLES = Path.of("src/main/java/io/tdscaling/examples");
  private static final Pattern REGION =
      Pattern.compile("// README: (?!end)[^\\n]*\\n(.*?)// README: end", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?!https?://)([^)#]+)\\)");
  private static final String JAR = "java -jar tdscaling-examples/target/tdscaling.jar ";

  @Test
  void javaSnippets_areTheMarkedPartsOfTheExamples() throws IOException {
    List<String> marked = new ArrayList<>();
    try (Stream<Path> sources = Files.list(EXAMPLES)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        REGION.matcher(Files.readString(source)).results().forEach(r -> marked.add(r.group(1)));
      }
    }

    assertThat(blocks("java").stream().map(ReadmeTest::normalised))
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(marked.stream().map(ReadmeTest::normalised).toList());
  }

  @Test
  void shellCommands_ofTheJar_areUnderstood() throws IOException {
    List<String> commands = commands().filter(line -> line.startsWith(JAR)).toList();

    assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
    for (String command : commands) {
      String[] args = command.substring(JAR.length()).split(" ");
      assertThatCode(() -> CommandLines.parse(args)).as(command).doesNotThrowAnyException();
    }
  }

  @Test
  void shellCommands_areTheQuickStartTheTestsAndNothingUnknown() throws IOException {
    List<String> commands = commands().toList();
    String quickStart = QuickStart.class.getName();

    assertThat(commands.get(0)).startsWith("./mvnw ").contains(" " + quickStart + " out");
    assertThat(commands.get(1)).isEqualTo("./mvnw -B -ntp verify");
    assertThat(commands).allMatch(line -> line.startsWith("./mvnw ") || line.startsWith(JAR));
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n" + commands.get(1) + "\n");
    assertThat(Files.isExecutable(ROOT.resolve("mvnw"))).isTrue();
  }

  @Test
  void links_leadToFiles() throws IOException {
    List<String> targets =
        LINK.matcher(readme()).results().map(link -> link.group(1)).distinct().toList();

    assertThat(targets).hasSizeGreaterThan(5).allMatch(link -> Files.exists(ROOT.resolve(link)));
  }

  @Test
  void jsonSnippets_areJson() throws IOException {
    for (String json : blocks("json")) {
      assertThatCode(() -> new ObjectMapper().readTree(json)).doesNotThrowAnyException();
    }
  }

  @Test
  void everyDocument_isLinked() throws IOException {
    String readme = readme();
    try (Stream<Path> documents = Files.list(ROOT.resolve("docs"))) {
      assertThat(documents.map(file -> "docs/" + file.getFileName())).allMatch(readme::contains);
    }
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static Stream<String> commands() throws IOException {
    return blocks("sh").stream().flatMap(String::lines);
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
        .matcher(readme())
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  private static String normalised(String code) {
    return String.join(" ", Arrays.asList(code.strip().split("\\s+")));
  }
}

package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.llm.prompt.Rubric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on roles shows is what is compiled and run. */
class RolesDocumentTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/roles.md");
  private static final Path EXAMPLE =
      Path.of("src/main/java/io/tdscaling/examples/ModelRoles.java");

  private static String block(String language) throws IOException {
    return found("(?ms)^```" + language + "\\n(.*?)^```$", Files.readString(PAGE));
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static List<String> words(String code) {
    return Arrays.asList(code.strip().split("\\s+"));
  }

  @Test
  void javaSnippet_isThatOfTheExample() throws IOException {
    String region = found("(?s)// roles: begin\\n(.*?)// roles: end", Files.readString(EXAMPLE));
    assertThat(words(block("java"))).isEqualTo(words(region));
  }

  @Test
  void example_fourScriptedModels_acceptsTen() throws Exception {
    SynthesisSummary summary = ModelRoles.synthesize(Prompts.standard());
    assertThat(summary.stopReason()).isEqualTo(StopReason.COMPLETED);
    assertThat(summary.accepted()).isEqualTo(10);
  }

  @Test
  void rubric_ofThePage_isRead(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("rubric.json"), block("json"));
    assertThat(Rubric.read(file).criteria().get(0).name()).isEqualTo("brief");
  }

  @Test
  void prompts_areAllOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    for (String name : Prompts.standard().names()) {
      assertThat(page).contains("\n| `" + name + "` |");
      Pattern.compile("\\{\\{(\\w+)}}")
          .matcher(Prompts.standard().text(name))
          .results()
          .forEach(place -> assertThat(page).contains("`" + place.group(1) + "`"));
    }
  }
}

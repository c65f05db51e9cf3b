package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.llm.openai.OpenAiCompatibleClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on models shows is compiled and run. */
class LlmDocumentTest {
  private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/llm.md");
  private static final Path CODE = Path.of("src/main/java/io/tdscaling/examples/ModelServers.java");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\\n(.*?)```");
  private static final Pattern REGION =
      Pattern.compile("(?s)// docs/llm.md: (?!end)[^\\n]*\\n(.*?)// docs/llm.md: end");

  @Test
  void javaSnippets_areTheMarkedPartsOfTheExample() throws IOException {
    assertThat(parts(BLOCK, PAGE)).hasSize(5).isEqualTo(parts(REGION, CODE));
  }

  @Test
  void clients_canBeMadeAsShown() throws Exception {
    for (OpenAiCompatibleClient client :
        List.of(
            ModelServers.openAi("some-model"),
            ModelServers.vllm(),
            ModelServers.llamaCpp(),
            ModelServers.ollama(),
            ModelServers.dashScope())) {
      assertThat(client.toString()).contains("/v1/chat/completions, model ");
      client.close();
    }
  }

  private static List<String> parts(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(part -> String.join(" ", Arrays.asList(part.group(1).strip().split("\\s+"))))
        .toList();
  }
}

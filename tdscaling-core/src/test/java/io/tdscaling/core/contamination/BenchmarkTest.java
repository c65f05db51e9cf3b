package io.tdscaling.core.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  /** As function-calling benchmarks are written: a question and its functions on each line. */
  private static final String CALLS =
      """
      {"id": "simple_0", "question": [[{"role": "user", "content": "Please work out how much rain \
      fell on the vineyard near the old mill between March and the end of June."}]], "function": \
      [{"name": "rain.total", "description": "Adds up the rain that fell at a place of your choice.", \
      "parameters": {"type": "dict", "properties": {"place": {"type": "string"}, "from": {}}}}]}
      {"id": "simple_1", "question": [[{"role": "user", "content": "How tall is Mount Arden really?"}]], \
      "function": []}
      """;

  /** As agent benchmarks are written: one document with tasks and tools in OpenAI form. */
  private static final String AGENT =
      """
      {
        "tasks": [
          {"user_id": "mara_4711", "instruction": "You want to swap the green kettle of your last \
      order for the blue one and pay with the gift card."}
        ],
        "tools": [
          {"type": "function", "function": {"name": "swap_items", "parameters":
            {"type": "object", "properties": {"order_id": {}, "item_ids": {}}}}}
        ]
      }
      """;

  @TempDir Path temp;

  @Test
  void shared_thirteenWordsInARow_areFound() throws Exception {
    Benchmark benchmark = benchmark(CALLS);

    assertThat(
            benchmark.shared(
                "Hi! Work out how much rain fell on the vineyard near the old mill, please."))
        .contains("work out how much rain fell on the vineyard near the old mill");
    assertThat(benchmark.shared("Work out how much rain fell on the vineyard near the new mill."))
        .isEmpty();
  }

  @Test
  void shared_shortQuestion_isComparedAsAWhole() throws Exception {
    Benchmark benchmark = benchmark(CALLS);

    assertThat(benchmark.shared("how tall is mount Arden, really")).isPresent();
    assertThat(benchmark.shared("How tall is Mount Arden really? And how wide?")).isEmpty();
  }

  @Test
  void shared_fewWordsOrDescriptionOfATool_sayNothing() throws Exception {
    Benchmark benchmark = benchmark(CALLS);

    assertThat(benchmark.shared("user")).isEmpty();
    assertThat(benchmark.shared("Adds up the rain that fell at a place of your choice.")).isEmpty();
  }

  @Test
  void shared_documentOnManyLines_isRead() throws Exception {
    assertThat(
            benchmark(AGENT)
                .shared(
                    "I want to swap the green kettle of your last order for the blue one and"
                        + " pay."))
        .isPresent();
  }

  @Test
  void shared_plainText_hasAQuestionOnEachLine() throws Exception {
    Benchmark benchmark = benchmark("Which of my trains is late today?\n\nWhere is it then?\n");

    assertThat(benchmark.texts()).isEqualTo(1);
    assertThat(benchmark.shared("Which of my trains is late today?")).isPresent();
  }

  @Test
  void contaminated_sameWordsAndParameters_isTheTool() throws Exception {
    Benchmark benchmark = benchmark(AGENT);

    assertThat(benchmark.contaminated(tool("swapItems", "item_ids", "order_id"))).isPresent();
    assertThat(benchmark.contaminated(tool("swap_items", "order_id"))).isEmpty();
    assertThat(benchmark.contaminated(tool("swap_things", "item_ids", "order_id"))).isEmpty();
  }

  @Test
  void contaminated_toolWithoutParameters_isNot() throws Exception {
    Benchmark benchmark =
        benchmark(CALLS + "{\"tools\": [{\"name\": \"ping\", \"parameters\": {}}]}\n");

    assertThat(benchmark.tools()).isEqualTo(1);
    assertThat(benchmark.contaminated(tool("ping"))).isEmpty();
  }

  @Test
  void contaminated_toolsInAText_areFound() throws Exception {
    String inner = Json.compact(Json.parse(AGENT).path("tools"));
    Benchmark benchmark =
        benchmark(Json.compact(Json.array().add(Json.object().put("tools", inner))));

    assertThat(benchmark.contaminated(tool("swap_items", "order_id", "item_ids"))).isPresent();
  }

  @Test
  void of_gzip_isUnpacked() throws Exception {
    Path file = temp.resolve("benchmark.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(CALLS.getBytes(UTF_8));
    }

    assertThat(Benchmark.of(List.of(file)).tools()).isEqualTo(1);
  }

  @Test
  void of_brokenLine_isNamed() throws IOException {
    Path file = write(CALLS + "{\"question\": oops}\n");

    assertThatIOException()
        .isThrownBy(() -> Benchmark.of(List.of(file)))
        .withMessageStartingWith(file + ":3: not valid JSON: ")
        .withMessageContaining("oops");
  }

  @Test
  void of_brokenDocument_namesTheLine() throws IOException {
    Path file = write(AGENT.replace("\"tools\": [", "\"tools\": ("));

    assertThatIOException()
        .isThrownBy(() -> Benchmark.of(List.of(file)))
        .withMessageStartingWith(file + ":5: not valid JSON: ");
  }

  @Test
  void of_fileThatIsMissingOrSaysNothing_isNamed() throws IOException {
    Path absent = temp.resolve("absent.json");
    Path empty = write("[]");

    assertThatThrownBy(() -> Benchmark.of(List.of(absent))).hasMessage("no such file: " + absent);
    assertThatThrownBy(() -> Benchmark.of(List.of(empty)))
        .hasMessage(
            empty + ": holds neither a text of at least 5 words nor a tool with parameters");
  }

  @Test
  void of_textThatIsNoUtf8_namesTheLine() throws IOException {
    Path file = temp.resolve("benchmark");
    Files.write(
        file,
        "What is late?\nWhere is it \u00e9?"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Benchmark.of(List.of(file))).hasMessage(file + ":2: not valid UTF-8");
  }

  @Test
  void words_moreThanIsKept_isAnError() throws IOException {
    BenchmarkCollector collector = new BenchmarkCollector(1);
    collector.words("one two three four five");

    assertThatThrownBy(() -> collector.words("six seven eight nine ten"))
        .hasMessage("the benchmarks hold more than 1 parts of texts");
  }

  private Benchmark benchmark(String content) throws IOException, InterruptedException {
    return Benchmark.of(List.of(write(content)));
  }

  private Path write(String content) throws IOException {
    return Files.writeString(temp.resolve("benchmark"), content);
  }

  private static ToolSpec tool(String name, String... parameters) {
    ToolDraft draft = ToolDraft.tool(name);
    for (String parameter : parameters) {
      draft.takes(parameter);
    }
    return draft.spec();
  }
}

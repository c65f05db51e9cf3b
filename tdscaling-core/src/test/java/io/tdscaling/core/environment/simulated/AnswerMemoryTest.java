package io.tdscaling.core.environment.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AnswerMemoryTest {
  @TempDir private Path directory;

  private final AnswerMemory memory = new AnswerMemory(3, 1_000);

  @Test
  void get_moreAnswersThanAreKept_oldestAreForgotten() throws Exception {
    for (int i = 0; i < 5; i++) {
      memory.get(key(i), () -> answer(1));
    }

    assertThat(memory.all()).containsOnlyKeys(key(2), key(3), key(4));
    assertThat(memory.forgotten()).isEqualTo(2);
  }

  @Test
  void get_largeAnswers_areBoundedInSize() throws Exception {
    for (int i = 0; i < 3; i++) {
      memory.get(key(i), () -> answer(400));
    }
    assertThat(memory.all()).containsOnlyKeys(key(1), key(2));

    memory.get(key(3), () -> answer(5_000));
    assertThat(memory.all()).containsOnlyKeys(key(3));
  }

  @Test
  void get_sourceFails_isNotRemembered() {
    assertThatThrownBy(
            () ->
                memory.get(
                    key(1),
                    () -> {
                      throw new IOException("503");
                    }))
        .hasMessage("503");
    assertThat(memory.all()).isEmpty();
  }

  @Test
  void get_resultModified_memoryIsNot() throws Exception {
    ToolResult first = memory.get(key(1), () -> answer(1));
    first.content().forEach(child -> assertThat(child.isTextual()).isTrue());
    ((ObjectNode) first.content()).removeAll();

    assertThat(memory.get(key(1), () -> answer(9))).isEqualTo(answer(1));
  }

  @Test
  void get_sameKeyFromManyThreads_isWorkedOutOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<ToolResult>> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      results.add(
          threads.submit(
              () -> {
                start.await();
                return memory.get(key(1), () -> answer(asked.incrementAndGet()));
              }));
    }
    start.countDown();
    for (Future<ToolResult> result : results) {
      assertThat(result.get()).isEqualTo(answer(1));
    }
    threads.shutdown();
    assertThat(asked).hasValue(1);
  }

  @Test
  void file_writtenAndRead_holdsTheSameInOrder() throws Exception {
    for (int i : new int[] {2, 1}) {
      memory.get(key(i), () -> answer(i));
    }
    memory.get(key(0), () -> ToolResult.error("gone", "It is \u2028 gone."));
    Path file = directory.resolve("deep/answers.jsonl");
    AnswerFile.write(file, memory.all());
    AnswerFile.write(file, memory.all());

    AnswerMemory read = new AnswerMemory(3, 1_000);
    AnswerFile.read(file, read);

    assertThat(read.all()).isEqualTo(memory.all());
    assertThat(read.all().keySet()).containsExactly(key(2), key(1), key(0));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | :1: not a file of remembered answers",
        "{} | :1: not a file of remembered answers",
        "what | :1: no JSON: ",
        "HEAD | : it announces 1 answers and holds 0",
        "HEAD;{} | :2: an answer must have key, error and content",
        "HEAD;{\"key\":\"KEY\",\"error\":0,\"content\":\"{}\"} | :2: an answer must have",
        "HEAD;{\"key\":\"../x\",\"error\":false,\"content\":\"{}\"} | :2: an answer must have",
        "HEAD;{\"key\":\"KEY\",\"error\":false,\"content\":\"{\"} | :2: content is no JSON: ",
        "HEAD;OK;OK | :3: the key 0000",
        "HEAD;{\"key\" | :2: no JSON: ",
      })
  void read_damagedFile_saysWhere(String text, String message) throws Exception {
    String lines =
        text.replace("HEAD", "{\"format\":\"tdscaling-simulated-answers-1\",\"answers\":1}")
            .replace("OK", "{\"key\":\"KEY\",\"error\":false,\"content\":\"{}\"}")
            .replace("KEY", key(0))
            .replace(';', '\n');
    Path file = Files.writeString(directory.resolve("answers.jsonl"), lines);

    assertThatThrownBy(() -> AnswerFile.read(file, memory))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + message);
  }

  @Test
  void read_moreThanIsKept_isRefused() throws Exception {
    AnswerMemory large = new AnswerMemory(10, 1_000);
    for (int i = 0; i < 4; i++) {
      large.get(key(i), () -> answer(1));
    }
    Path file = directory.resolve("answers.jsonl");
    AnswerFile.write(file, large.all());

    assertThatThrownBy(() -> AnswerFile.read(file, memory))
        .hasMessage(file + ":5: the file holds more answers than are kept in memory");
  }

  private static String key(int number) {
    return String.format("%064d", number);
  }

  private static ToolResult answer(int length) {
    return ToolResult.ok(Json.object().put("text", "x".repeat(length)));
  }
}

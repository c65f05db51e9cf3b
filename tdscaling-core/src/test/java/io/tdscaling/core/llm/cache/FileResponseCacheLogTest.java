package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.LlmSamples.full;
import static io.tdscaling.core.llm.cache.CacheSamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.llm.LlmReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of answers between their writing and their being put in order. */
final class FileResponseCacheLogTest {
  private static final long ROOM = 1 << 30;

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("answers.db");
  }

  private Path file(String suffix) {
    return directory.resolve("answers.db" + suffix);
  }

  private FileResponseCache cache() throws IOException {
    return FileResponseCache.open(file(), ROOM);
  }

  private AnswerLog log() throws IOException {
    return new AnswerLog(file(".new"));
  }

  private static byte[] line(int number, String text) throws IOException {
    return AnswerLog.line(key(number), ReplyJson.write(full(text)));
  }

  @Test
  void answersNotInOrderYet_areReadFromTheLog() throws IOException {
    try (AnswerLog log = log()) {
      log.append(line(1, "one"));
      log.append(line(2, "two"));
    }
    Files.writeString(file(".new"), key(3) + " {\"mess", StandardOpenOption.APPEND);

    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1))).contains(full("one"));
      assertThat(cache.find(key(2))).contains(full("two"));
      assertThat(cache.find(key(3))).isEmpty();
    }
    assertThat(file(".new")).doesNotExist();
  }

  @Test
  void killedWhileAnswersWerePutInOrder_hasThemAndTheLaterOnes() throws IOException {
    try (AnswerLog log = log()) {
      log.append(line(1, "one"));
      log.append(line(2, "old"));
      log.seal();
      log.append(line(2, "new"));
    }

    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1))).contains(full("one"));
      assertThat(cache.find(key(2))).contains(full("new"));
    }
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all.filter(left -> left.toString().contains("answers.db")))
          .containsExactly(file());
    }
  }

  @Test
  void killedBeforeAnythingFollowedWhatWasSealed_hasIt() throws IOException {
    try (AnswerLog log = log()) {
      log.append(line(1, "one"));
      log.seal();
    }

    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1))).contains(full("one"));
    }
  }

  @Test
  @Timeout(120)
  void busyCache_keepsItsLogShortAndFindsAll() throws Exception {
    int writers = 8;
    int each = 1_500;
    LlmReply reply = LlmReply.text("x".repeat(10_000));
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try (FileResponseCache cache = FileResponseCache.open(file(), ROOM, 0)) {
      List<Future<Long>> all = new ArrayList<>();
      for (int t = 0; t < writers; t++) {
        int first = t * each;
        all.add(threads.submit(() -> longestLogWhileStoring(cache, reply, first, each)));
      }
      for (Future<Long> longest : all) {
        // 120 MB were stored: at most 32 MiB wait, and as many again are being put in order.
        assertThat(longest.get()).isLessThan(70L << 20);
      }
      for (int i = 0; i < writers * each; i += 7) {
        assertThat(cache.find(key(i))).contains(reply);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private long longestLogWhileStoring(FileResponseCache cache, LlmReply reply, int first, int count)
      throws IOException {
    long longest = 0;
    for (int i = first; i < first + count; i++) {
      cache.store(key(i), reply);
      assertThat(cache.find(key(i))).contains(reply);
      longest =
          Math.max(longest, file(".new").toFile().length() + file(".new.sealed").toFile().length());
    }
    return longest;
  }

  @Test
  void damagedLineOfTheLog_costsItsAnswerOnly() throws IOException {
    try (AnswerLog log = log()) {
      log.append(AnswerLog.line("\u00ff".repeat(64), ReplyJson.write(full("one"))));
      log.append(line(2, "two"));
    }

    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(2))).contains(full("two"));
    }
  }
}

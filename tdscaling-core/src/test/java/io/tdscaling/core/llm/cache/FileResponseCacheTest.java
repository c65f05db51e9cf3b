package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.LlmSamples.full;
import static io.tdscaling.core.llm.cache.CacheSamples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileResponseCacheTest extends ResponseCacheContract {
  private static final long ROOM = 1 << 30;

  @TempDir private Path directory;

  @Override
  CountedCache open() throws IOException {
    return FileResponseCache.open(directory.resolve("contract"), ROOM);
  }

  private Path file() {
    return directory.resolve("answers.db");
  }

  private FileResponseCache cache() throws IOException {
    return FileResponseCache.open(file(), ROOM);
  }

  @Test
  void reopened_findsWhatWasStored() throws IOException {
    try (FileResponseCache cache = cache()) {
      cache.store(key(1), full("one"));
    }
    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1))).contains(full("one"));
      cache.store(key(2), full("two"));
    }
    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1))).contains(full("one"));
      assertThat(cache.find(key(2))).contains(full("two"));
    }
  }

  @Test
  void stored_isInTheFileBeforeItIsClosed() throws IOException {
    Path copy = directory.resolve("copy");
    try (FileResponseCache cache = cache()) {
      for (int i = 0; i < 20; i++) {
        cache.store(key(i), full("answer " + i));
        // In the order in which answers wander.
        copy(".new", copy);
        copy("", copy);
        try (FileResponseCache copied = FileResponseCache.open(copy, ROOM)) {
          assertThat(copied.find(key(i))).contains(full("answer " + i));
        }
      }
    }
  }

  private void copy(String suffix, Path to) throws IOException {
    Path from = file().resolveSibling(file().getFileName() + suffix);
    Path target = to.resolveSibling(to.getFileName() + suffix);
    Files.deleteIfExists(target);
    if (Files.exists(from)) {
      Files.copy(from, target);
    }
  }

  @Test
  void missingDirectories_areMade() throws IOException {
    Path file = directory.resolve("a/b/answers.db");

    FileResponseCache.open(file, ROOM).close();

    assertThat(file).isRegularFile();
  }

  @Test
  void openTwice_namesTheFile() throws IOException {
    try (FileResponseCache cache = cache()) {
      assertThatThrownBy(this::cache)
          .isInstanceOf(IOException.class)
          .hasMessage(file() + ": another run or process has this cache open");
      cache.store(key(1), full("one"));
      assertThat(cache.find(key(1))).isPresent();
    }
  }

  @Test
  void somethingElse_isLeftAsItIs() throws IOException {
    Files.writeString(file(), "my only copy");

    assertThatThrownBy(this::cache)
        .isInstanceOf(IOException.class)
        .hasMessage(file() + ": not a cache of answers; it is left as it is");
    assertThat(file()).hasContent("my only copy");
    assertThatThrownBy(() -> FileResponseCache.open(directory, ROOM))
        .isInstanceOf(IOException.class)
        .hasMessage(directory + ": not a file that can be written");
  }

  @Test
  void storeOfSomeoneElse_isLeftAsItIs() throws IOException {
    try (MVStore store = MVStore.open(file().toString())) {
      MVMap<String, String> map = store.openMap("other");
      map.put("a", "b");
    }

    assertThatThrownBy(this::cache)
        .isInstanceOf(IOException.class)
        .hasMessage(file() + ": a cache of format 0, this one reads 2");
    try (MVStore store = MVStore.open(file().toString())) {
      assertThat(store.openMap("other")).containsEntry("a", "b");
    }
  }

  @Test
  void emptyFile_isANewCache() throws IOException {
    Files.createFile(file());

    try (FileResponseCache cache = cache()) {
      cache.store(key(1), full("one"));
      assertThat(cache.find(key(1))).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 4096, 5000, 8192, 9000, 20_000, 50_000})
  void cutOffFile_worksAgain(int length) throws IOException {
    fill(60);
    truncate(length);

    try (FileResponseCache cache = cache()) {
      for (int i = 0; i < 60; i++) {
        LlmReply wanted = full("answer " + i);
        assertThat(cache.find(key(i)))
            .satisfiesAnyOf(a -> assertThat(a).isEmpty(), a -> assertThat(a).contains(wanted));
      }
      cache.store(key(1000), full("new"));
    }
    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1000))).contains(full("new"));
    }
  }

  @Test
  void damagedFile_isSetAsideNotDeleted() throws IOException {
    for (String aside : List.of("answers.db.damaged", "answers.db.damaged-2")) {
      fill(5);
      truncate(4096 + 10);
      byte[] damaged = Files.readAllBytes(file());

      cache().close();

      assertThat(directory.resolve(aside)).hasBinaryContent(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @Timeout(120)
  void bytesChangedAnywhere_costAnswersAtMost(long seed) throws IOException {
    fill(60);
    SeededRandom random = new SeededRandom(seed);
    byte[] bytes = Files.readAllBytes(file());
    for (int i = random.between(1, 100); i > 0; i--) {
      bytes[random.between(3, bytes.length - 1)] = (byte) random.nextInt(256);
    }
    Files.write(file(), bytes);

    Optional<FileResponseCache> opened = openedOrRefused();
    if (opened.isPresent()) {
      for (int i = 0; i < 60; i++) {
        opened.get().find(key(i));
      }
      CacheCounts counts = opened.get().counts();
      assertThat(counts.hits() + counts.misses()).isEqualTo(60);
      closeDamaged(opened.get());
    }
  }

  private static void closeDamaged(FileResponseCache cache) {
    try {
      cache.close();
    } catch (IOException failed) {
      assertThat(failed).hasMessageStartingWith("the cache of answers failed: ");
    }
  }

  private Optional<FileResponseCache> openedOrRefused() {
    try {
      return Optional.of(cache());
    } catch (IOException refused) {
      assertThat(refused).hasMessageStartingWith(file() + ": ");
      return Optional.empty();
    }
  }

  private void fill(int answers) throws IOException {
    try (FileResponseCache cache = cache()) {
      for (int i = 0; i < answers; i++) {
        cache.store(key(i), full("answer " + i));
      }
    }
  }

  private void truncate(long length) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      raw.setLength(length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"text\":\"a\"",
        "{\"text\":null,\"reasoning\":\"\",\"calls\":[],\"finish\":\"stop\",\"usage\":{\"prompt\":0,"
            + "\"completion\":0,\"cached\":0,\"reasoning\":0}}",
        "{\"text\":\"\",\"reasoning\":\"\",\"calls\":[null],\"finish\":\"stop\",\"usage\":{\"prompt\":0,"
            + "\"completion\":0,\"cached\":0,\"reasoning\":0}}",
        "{\"text\":\"\",\"reasoning\":\"\",\"calls\":[],\"finish\":\"stop\",\"usage\":{\"prompt\":-1,"
            + "\"completion\":0,\"cached\":0,\"reasoning\":0}}",
        "{\"text\":\"\",\"reasoning\":\"\",\"calls\":[],\"finish\":\"gone\",\"usage\":{\"prompt\":0,"
            + "\"completion\":0,\"cached\":0,\"reasoning\":0}}",
        "{\"text\":\"\",\"reasoning\":\"\",\"calls\":[],\"finish\":\"stop\",\"usage\":{\"prompt\":0,"
            + "\"completion\":0,\"cached\":0}}",
        "{\"text\":\"\",\"reasoning\":\"\",\"calls\":[],\"finish\":\"stop\",\"more\":1,\"usage\":"
            + "{\"prompt\":0,\"completion\":0,\"cached\":0,\"reasoning\":0}}"
      })
  void entryThatCannotBeRead_isAMiss(String text) throws IOException {
    try (AnswerStore store = AnswerFile.open(file(), ROOM, 0)) {
      store.put(Map.of(key(1), text, key(2), ReplyJson.write(full("two"))));
      store.commit();
    }
    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(key(1))).isEmpty();
      assertThat(cache.find(key(2))).contains(full("two"));
      assertThat(cache.counts()).isEqualTo(new CacheCounts(1, 1, 0));

      cache.store(key(1), full("one"));
      assertThat(cache.find(key(1))).contains(full("one"));
    }
  }

  @Test
  void full_dropsTheOldestAndKeepsCountOverRestarts() throws IOException {
    long each = 65L + ReplyJson.write(full("x")).length();
    for (int i = 0; i < 10; i++) {
      try (FileResponseCache cache = FileResponseCache.open(file(), 3 * each)) {
        cache.store(key(i), full("x"));
        cache.settle();
        assertThat(cache.counts().evicted()).isEqualTo(i < 3 ? 0 : 1);
      }
    }
    try (FileResponseCache cache = cache()) {
      for (int i = 0; i < 10; i++) {
        assertThat(cache.find(key(i)).isPresent()).as("answer %d", i).isEqualTo(i >= 7);
      }
    }
  }

  @Test
  void storedAgain_isNewAndCountsOnce() throws IOException {
    long each = 65L + ReplyJson.write(full("x")).length();
    try (FileResponseCache cache = FileResponseCache.open(file(), 2 * each)) {
      cache.store(key(1), full("x"));
      cache.store(key(2), full("x"));
      cache.store(key(1), full("x"));
      cache.store(key(3), full("x"));
      cache.settle();

      assertThat(cache.find(key(1))).isPresent();
      assertThat(cache.find(key(2))).isEmpty();
      assertThat(cache.find(key(3))).isPresent();
      assertThat(cache.counts().evicted()).isEqualTo(1);
    }
  }

  @Test
  void answerLargerThanTheRoom_isFound() throws IOException {
    try (FileResponseCache cache = FileResponseCache.open(file(), 10)) {
      cache.store(key(1), full("one"));
      assertThat(cache.find(key(1))).isPresent();
      cache.store(key(2), full("two"));
      assertThat(cache.find(key(2))).isPresent();
      cache.settle();
      assertThat(cache.find(key(1))).isEmpty();
    }
  }

  @Test
  void keysThatBeginAlike_neverGiveEachOthersAnswer() throws IOException {
    String one = key(1);
    String other = one.substring(0, 40) + key(2).substring(40);
    try (FileResponseCache cache = cache()) {
      cache.store(one, full("one"));
      assertThat(cache.find(other)).isEmpty();
      cache.settle();
      assertThat(cache.find(other)).isEmpty();
      cache.store(other, full("other"));
      assertThat(cache.find(one)).contains(full("one"));
      assertThat(cache.find(other)).contains(full("other"));
    }
    try (FileResponseCache cache = cache()) {
      assertThat(cache.find(one)).isEmpty();
      assertThat(cache.find(other)).contains(full("other"));
    }
  }

  @Test
  void fileOfASmallCache_doesNotGrowForever() throws IOException {
    LlmReply reply = LlmReply.text("x".repeat(4000));
    try (FileResponseCache cache = FileResponseCache.open(file(), 400_000, 0)) {
      for (int i = 0; i < 3000; i++) {
        cache.store(key(i), reply);
      }
      cache.settle();
      assertThat(cache.counts().evicted()).isGreaterThan(2800);
    }

    assertThat(Files.size(file())).isLessThan(8_000_000);
  }

  @Test
  void manyWriters_areWrittenTogetherAndFound() throws Exception {
    int writers = 200;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try (FileResponseCache cache = cache()) {
      List<Future<Void>> all = new ArrayList<>();
      for (int t = 0; t < writers; t++) {
        int thread = t;
        all.add(threads.submit(() -> storeTen(cache, thread)));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    try (FileResponseCache cache = cache()) {
      for (int i = 0; i < writers * 10; i++) {
        assertThat(cache.find(key(i))).contains(full("answer " + i));
      }
    }
    assertThat(Files.size(file())).isLessThan(30_000_000);
  }

  private static Void storeTen(FileResponseCache cache, int thread) throws IOException {
    for (int i : IntStream.range(thread * 10, thread * 10 + 10).toArray()) {
      cache.store(key(i), full("answer " + i));
    }
    return null;
  }

  @Test
  void noRoom_isRefused() {
    assertThatThrownBy(() -> FileResponseCache.open(file(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBytes must be positive, got 0");
  }
}

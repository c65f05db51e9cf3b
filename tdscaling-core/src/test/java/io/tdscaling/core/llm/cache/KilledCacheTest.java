package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.cache.CacheSamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.core.random.SeededRandom;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that stores answers is killed, again and again: what it said was stored is found. */
final class KilledCacheTest {
  private static final int ROUNDS = 4;
  private static final long VERSIONS_OF_A_ROUND = 1_000_000;

  @TempDir private Path directory;

  /** Either every key is new, or few keys are stored over and over and space is used again. */
  @ParameterizedTest
  @CsvSource({"1, 900000000, 45000", "2, 50, 0"})
  @Timeout(300)
  void killedAtAnyMoment_losesNothingThatWasStored(long seed, int keys, int keptMillis)
      throws Exception {
    SeededRandom random = new SeededRandom(seed);
    Path file = directory.resolve("answers.db");
    Map<Long, Long> stored = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Process writer = start(file, keys, keptMillis, round * VERSIONS_OF_A_ROUND);
      readAndKill(writer, random.between(1, 1500), stored);
      assertFound(file, keptMillis, stored);
    }
    assertThat(stored).isNotEmpty();
  }

  private Process start(Path file, int keys, int keptMillis, long version) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CacheWriter.class.getName(),
            file.toString(),
            String.valueOf(keys),
            String.valueOf(keptMillis),
            String.valueOf(version))
        .redirectError(ProcessBuilder.Redirect.to(errors()))
        .start();
  }

  private File errors() {
    return directory.resolve("errors").toFile();
  }

  /** A line that was cut off says nothing. */
  private void readAndKill(Process writer, int lines, Map<Long, Long> stored) throws Exception {
    try (InputStream out = writer.getInputStream()) {
      StringBuilder line = new StringBuilder();
      int read = 0;
      for (int c = out.read(); c >= 0; c = out.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        note(line.toString().strip(), stored);
        line.setLength(0);
        read++;
        if (read == lines) {
          // Not by the process itself, which would throw away what is not read yet.
          writer.toHandle().destroyForcibly();
        }
      }
      assertThat(read).as(() -> "lines; errors: " + text(errors())).isGreaterThanOrEqualTo(lines);
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private static String text(File file) {
    try {
      return new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void note(String line, Map<Long, Long> stored) {
    int space = line.indexOf(' ');
    long version = Long.parseLong(line.substring(space + 1));
    stored.merge(Long.valueOf(line.substring(0, space)), version, Math::max);
  }

  private static void assertFound(Path file, int keptMillis, Map<Long, Long> stored)
      throws IOException {
    try (CountedCache cache = FileResponseCache.open(file, 1 << 30, keptMillis)) {
      for (Map.Entry<Long, Long> entry : stored.entrySet()) {
        Optional<LlmReply> reply = cache.find(key(entry.getKey()));
        assertThat(reply).as("answer %d", entry.getKey()).isPresent();
        assertThat(CacheWriter.version(reply.get())).isGreaterThanOrEqualTo(entry.getValue());
      }
    }
  }
}

package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.cache.CacheSamples.key;

import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Stores answers in a process of its own, from several threads, and prints the number and the
 * version of each when it is stored, until it is killed.
 */
final class CacheWriter {
  static final int THREADS = 4;
  private static final int MOST = 200_000;

  private CacheWriter() {}

  /**
   * Runs.
   *
   * @param args the file; the number of different keys of each thread; the milliseconds that unused
   *     space is left alone; the first version
   */
  public static void main(String[] args) throws Exception {
    int keys = Integer.parseInt(args[1]);
    long first = Long.parseLong(args[3]);
    Path file = Path.of(args[0]);
    try (CountedCache cache = FileResponseCache.open(file, 1 << 30, Integer.parseInt(args[2]))) {
      Thread[] threads = new Thread[THREADS];
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        threads[t] = new Thread(() -> storeAll(cache, thread * 1_000_000L, keys, first));
        threads[t].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void storeAll(CountedCache cache, long from, int keys, long first) {
    SeededRandom random = new SeededRandom(from + first);
    PrintStream out = System.out;
    try {
      for (long version = first; version < first + MOST; version++) {
        long number = from + version % keys;
        cache.store(key(number), LlmReply.text(text(version, random.nextInt(4000))));
        out.println(number + " " + version);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(long version, int length) {
    return version + " " + "x".repeat(length);
  }

  /** Returns the version of an answer. */
  static long version(LlmReply reply) {
    String text = reply.message().text();
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }
}

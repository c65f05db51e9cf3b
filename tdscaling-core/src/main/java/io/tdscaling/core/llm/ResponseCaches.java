package io.tdscaling.core.llm;

import io.tdscaling.core.llm.cache.CountedCache;
import io.tdscaling.core.llm.cache.FileResponseCache;
import io.tdscaling.core.llm.cache.MemoryResponseCache;
import java.io.IOException;
import java.nio.file.Path;

/** Where answers of models are remembered. */
public final class ResponseCaches {
  /** Most bytes of answers in a file, unless said otherwise: 4 GiB. */
  private static final long DEFAULT_MAX_BYTES = 4L << 30;

  private ResponseCaches() {}

  /**
   * Opens a cache in a file of at most about 4 GiB of answers.
   *
   * @see #file(Path, long)
   */
  public static CountedCache file(Path file) throws IOException {
    return file(file, DEFAULT_MAX_BYTES);
  }

  /**
   * Opens a cache in a file, which is made where it is missing. An answer that was stored is found
   * again after a crash of the process. A damaged file is renamed and begun anew.
   *
   * @param file the file, in a directory of the default file system
   * @param maxBytes about how many bytes of answers to keep, positive; beyond it the oldest go. The
   *     file itself can become larger by about as much
   * @throws IOException if the file cannot be read or written, is something else, or another run or
   *     process has it open
   */
  public static CountedCache file(Path file, long maxBytes) throws IOException {
    return FileResponseCache.open(file, maxBytes);
  }

  /**
   * Makes a cache that lasts as long as the process, for tests and trials.
   *
   * @param maxEntries most answers to keep, positive; beyond it the oldest go
   */
  public static CountedCache memory(int maxEntries) {
    return new MemoryResponseCache(maxEntries);
  }
}

package io.tdscaling.core.llm.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the file of a cache. A file that is too damaged to be opened is set aside, never deleted,
 * and an empty one takes its place: what is lost is asked for again.
 */
final class AnswerFile {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerFile.class);

  /** How every file of the store begins. */
  private static final String BEGINNING = "H:2";

  private static final int FORMAT = 2;

  private AnswerFile() {}

  /**
   * Opens a file, or makes it.
   *
   * @param keptMillis how long space that is no longer used is left alone, so that it reaches the
   *     disk in order
   * @throws IOException if another cache has the file open, or it is something else
   */
  static AnswerStore open(Path file, long maxBytes, int keptMillis) throws IOException {
    Path absolute = file.toAbsolutePath();
    prepare(absolute);
    try {
      return opened(absolute, maxBytes, keptMillis);
    } catch (RuntimeException e) {
      refuse(absolute, e);
      setAside(absolute, e);
      return reopened(absolute, maxBytes, keptMillis);
    }
  }

  private static void prepare(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.exists(file)) {
      return;
    }
    if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
      throw new IOException(file + ": not a file that can be written");
    }
    if (Files.size(file) > 0 && !beginning(file).equals(BEGINNING)) {
      throw new IOException(file + ": not a cache of answers; it is left as it is");
    }
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING.length()), StandardCharsets.US_ASCII);
    }
  }

  private static AnswerStore opened(Path file, long maxBytes, int keptMillis) throws IOException {
    MVStore store =
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    try {
      store.setRetentionTime(keptMillis);
      store.setVersionsToKeep(0);
      checkFormat(file, store);
      return new AnswerStore(store, maxBytes);
    } catch (IOException | RuntimeException e) {
      store.closeImmediately();
      throw e;
    }
  }

  private static void checkFormat(Path file, MVStore store) throws IOException {
    int format = store.getStoreVersion();
    if (format == 0 && store.getMapNames().isEmpty()) {
      store.setStoreVersion(FORMAT);
    } else if (format != FORMAT) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%s: a cache of format %d, this one reads %d", file, format, FORMAT));
    }
  }

  /** A damaged file fails in many ways; these are no damage. */
  private static void refuse(Path file, RuntimeException e) throws IOException {
    int code = e instanceof MVStoreException known ? known.getErrorCode() : 0;
    if (code == DataUtils.ERROR_FILE_LOCKED) {
      throw new IOException(file + ": another run or process has this cache open", e);
    }
    if (code == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
      throw new IOException(file + ": written by another release of the store", e);
    }
  }

  private static void setAside(Path file, RuntimeException e) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    for (int number = 2; Files.exists(aside); number++) {
      aside = file.resolveSibling(file.getFileName() + ".damaged-" + number);
    }
    Files.move(file, aside);
    LOG.warn("{}: the cache of answers is damaged; it is now {}, a new one begins", file, aside, e);
  }

  private static AnswerStore reopened(Path file, long maxBytes, int keptMillis) throws IOException {
    try {
      return opened(file, maxBytes, keptMillis);
    } catch (RuntimeException e) {
      throw new IOException(file + ": cannot be opened", e);
    }
  }
}

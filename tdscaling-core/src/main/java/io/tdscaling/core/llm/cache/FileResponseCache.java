package io.tdscaling.core.llm.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers answers in one file, the oldest first to go. Thread-safe; the file is of one cache at a
 * time.
 *
 * <p>When {@link #store} returns, the answer is handed to the operating system: it outlives the end
 * of the process, however it ends. After a loss of power the latest answers may be gone. The file
 * can be larger than the answers in it, by what is not yet written over.
 */
public final class FileResponseCache implements CountedCache {
  /** How long a disk may take to write in order what it was given, in milliseconds. */
  private static final int KEPT_MILLIS = 45_000;

  private static final int LONGEST_PROBLEM = 200;

  private static final Logger LOG = LoggerFactory.getLogger(FileResponseCache.class);

  private final AtomicBoolean warned = new AtomicBoolean();
  private final Tally tally = new Tally();
  private final Path file;
  private final AnswerStore store;
  private final Batches batches;

  private FileResponseCache(Path file, AnswerStore store) {
    this.file = file;
    this.store = store;
    this.batches = new Batches("tdscaling-answers", store::commit, store::close);
  }

  /**
   * Opens a file, or makes it and its directory.
   *
   * @param file the file
   * @param maxBytes about how many bytes of answers to keep, positive; the newest answer is kept
   *     whatever its size
   * @throws IOException if the file cannot be read or written, is something else, or another run or
   *     process has it open
   */
  public static FileResponseCache open(Path file, long maxBytes) throws IOException {
    return open(file, maxBytes, KEPT_MILLIS);
  }

  static FileResponseCache open(Path file, long maxBytes, int keptMillis) throws IOException {
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("maxBytes must be positive, got " + maxBytes);
    }
    return new FileResponseCache(file, AnswerFile.open(file, maxBytes, keptMillis));
  }

  @Override
  public Optional<LlmReply> find(String key) throws IOException {
    Keys.check(key);
    Optional<String> text = batches.read(() -> text(key));
    return tally.found(text.flatMap(this::reply));
  }

  /** A damaged file fails in many ways when it is read. */
  private Optional<String> text(String key) {
    try {
      return store.find(key);
    } catch (RuntimeException damaged) {
      warn(damaged.toString(), damaged);
      return Optional.empty();
    }
  }

  private Optional<LlmReply> reply(String text) {
    try {
      return Optional.of(ReplyJson.read(text));
    } catch (JsonProcessingException unreadable) {
      warn(Json.problem(unreadable), unreadable);
      return Optional.empty();
    }
  }

  private void warn(String problem, Exception cause) {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "{}: a remembered answer cannot be read, so the model is asked again: {}; further ones"
              + " are not reported",
          file,
          Excerpt.of(problem, LONGEST_PROBLEM));
      LOG.debug("what cannot be read", cause);
    }
  }

  @Override
  public void store(String key, LlmReply reply) throws IOException {
    Keys.check(key);
    String text = ReplyJson.write(reply);
    tally.evicted(batches.write(() -> store.put(key, text)));
  }

  @Override
  public CacheCounts counts() {
    return tally.counts();
  }

  @Override
  public void close() throws IOException {
    batches.close();
  }
}

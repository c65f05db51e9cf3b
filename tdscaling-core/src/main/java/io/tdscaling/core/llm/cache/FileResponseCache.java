package io.tdscaling.core.llm.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers answers in one file, the oldest first to go. Thread-safe; the file is of one cache at a
 * time.
 *
 * <p>When {@link #store} returns, the answer is handed to the operating system: it outlives the end
 * of the process, however it ends. After a loss of power the latest answers may be gone. The newest
 * are in a second file, whose name ends in {@code .new}, until they are put in order in the first;
 * those that are being put are beside it in a third. The file can be larger than the answers in it,
 * by what is not yet written over.
 */
public final class FileResponseCache implements CountedCache {
  /** How long a disk may take to write in order what it was given, in milliseconds. */
  private static final int KEPT_MILLIS = 45_000;

  private static final int LONGEST_PROBLEM = 200;
  private static final String LOG_SUFFIX = ".new";

  /**
   * How many answers, or characters of them, are put in order together. Keys are spread all over
   * their table, so that a few thousand change most of its pages, and more hardly change others.
   */
  private static final int MOVED_AT_ONCE = 16_384;

  private static final int MOVED_CHARS = 8 << 20;

  /** From how many bytes on that wait to be put in order those who store wait for that, too. */
  private static final long MOST_LOGGED = 32 << 20;

  /** How many keys can be told from unknown ones nearly always; 2 MiB. */
  private static final int LEAST_KNOWN = 1_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(FileResponseCache.class);

  private final AtomicBoolean warned = new AtomicBoolean();
  private final Tally tally = new Tally();
  private final Path file;
  private final AnswerStore store;
  private final AnswerLog log;
  private final Batches batches;

  /** What is in the log only; guarded by the log. */
  private Map<String, String> fresh = new LinkedHashMap<>();

  /** What is sealed in the log, and not permanent in the store; nobody changes it any more. */
  private volatile Map<String, String> moving = Map.of();

  /** Whether all that is moving was put into the store; for the thread of the batches. */
  private boolean allPut;

  /** Answers, and their characters, that came since the last were put in order. */
  private int unmoved;

  private long unmovedChars;
  private boolean moveAsked;
  private volatile boolean closed;

  /** Most questions of a run are new: these need not be looked for. */
  private final BloomFilter<Long> known;

  private FileResponseCache(Path file, AnswerStore store, AnswerLog log) {
    this.file = file;
    this.store = store;
    this.log = log;
    this.known = BloomFilter.create(Funnels.longFunnel(), Math.max(LEAST_KNOWN, 2 * store.size()));
    store.keys(known::put);
    this.batches = new Batches("tdscaling-answers", this::commit, this::end);
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
    AnswerStore store = AnswerFile.open(file, maxBytes, keptMillis);
    try {
      AnswerLog log = new AnswerLog(file.resolveSibling(file.getFileName() + LOG_SUFFIX));
      if (log.size() > 0 || log.isSealed()) {
        store.put(log.read());
        store.commit();
        log.clear();
      }
      return new FileResponseCache(file, store, log);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  @Override
  public Optional<LlmReply> find(String key) throws IOException {
    Keys.check(key);
    checkOpen();
    Optional<String> text = Optional.ofNullable(latest(key));
    if (text.isEmpty() && known.mightContain(Keys.beginning(key))) {
      text = batches.read(() -> text(key));
    }
    return tally.found(text.flatMap(this::reply));
  }

  private @Nullable String latest(String key) {
    synchronized (log) {
      String text = fresh.get(key);
      return text == null ? moving.get(key) : text;
    }
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
    checkOpen();
    String text = ReplyJson.write(reply);
    byte[] line = AnswerLog.line(key, text);
    boolean due;
    boolean full;
    synchronized (log) {
      log.append(line);
      fresh.remove(key); // so that it is the newest
      fresh.put(key, text);
      due = isMoveDue(text);
      moveAsked |= due;
      full = log.size() > MOST_LOGGED;
    }
    known.put(Keys.beginning(key));
    if (full) {
      settle();
    } else if (due) {
      batches.later(this::move, tally::evicted);
    }
  }

  private boolean isMoveDue(String text) {
    unmoved++;
    unmovedChars += text.length();
    return !moveAsked && (unmoved >= MOVED_AT_ONCE || unmovedChars >= MOVED_CHARS);
  }

  /**
   * Puts what is fresh into the store, in the order in which it came; returns what had to go. Those
   * who store are held up for no longer than it takes to begin a new log.
   */
  private long move() {
    long evicted = 0;
    if (!moving.isEmpty()) {
      evicted += allPut ? 0 : put();
      commit();
    }
    synchronized (log) {
      if (fresh.isEmpty()) {
        return evicted;
      }
      seal();
    }
    return evicted + put();
  }

  private long put() {
    long evicted = store.put(moving);
    allPut = true;
    return evicted;
  }

  private void seal() {
    try {
      log.seal();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    moving = fresh;
    fresh = new LinkedHashMap<>();
    unmoved = 0;
    unmovedChars = 0;
    moveAsked = false;
  }

  /** Makes permanent what was put; the log need not hold it any longer. */
  private void commit() {
    store.commit();
    if (!allPut) {
      return;
    }
    try {
      log.dropSealed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    moving = Map.of();
    allPut = false;
  }

  /** Waits until all that was stored is put in order. */
  void settle() throws IOException {
    tally.evicted(batches.write(this::move));
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the cache of answers is closed");
    }
  }

  private void end() {
    try (log) {
      move();
      commit();
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CacheCounts counts() {
    return tally.counts();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    batches.close();
  }
}

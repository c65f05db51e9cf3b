package io.tdscaling.core.llm;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.ResponseCache;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.llm.accounting.Account;
import io.tdscaling.core.llm.accounting.Ledger;
import io.tdscaling.core.llm.accounting.Ledger.Reservation;
import io.tdscaling.core.llm.accounting.Use;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The models of one run. What is asked while an attempt is made, on its thread, is counted for that
 * attempt, remembered, and kept within the caps of the run. Thread-safe.
 */
public final class RunModels implements Closeable {
  private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  private final Ledger ledger;
  private final CacheSource source;
  private final AtomicLong remembered = new AtomicLong();
  private @Nullable ResponseCache cache;

  /** Written after the cache, which every question reads, so that none waits for others. */
  private volatile boolean opened;

  /** Opens the cache when the first question is asked. */
  @FunctionalInterface
  public interface CacheSource {
    /** Returns a cache, or empty to remember nothing. */
    Optional<ResponseCache> open() throws IOException;
  }

  /**
   * Makes an attempt.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Makes it. */
    T make() throws InterruptedException;
  }

  /**
   * An attempt and what it asked.
   *
   * @param <T> what comes of it
   * @param result what came of it
   * @param calls what its calls came to, by role, remembered answers included
   */
  public record Counted<T>(T result, Account calls) {}

  /** What the attempt on this thread has asked so far. */
  private static final class Attempt {
    private final RunModels run;
    private final TreeMap<String, Use> calls = new TreeMap<>();

    Attempt(RunModels run) {
      this.run = run;
    }

    void add(LlmRequest request, Use use) {
      calls.merge(request.purpose().role(), use, Use::plus);
    }
  }

  /**
   * Makes the models of a run.
   *
   * @param ledger what may be paid
   * @param source opens what remembers answers; it is closed with this
   */
  public RunModels(Ledger ledger, CacheSource source) {
    this.ledger = ledger;
    this.source = source;
  }

  /** Makes an attempt on this thread and counts what it asks. */
  public <T> Counted<T> counted(Work<T> work) throws InterruptedException {
    Attempt attempt = new Attempt(this);
    CURRENT.set(attempt);
    try {
      return new Counted<>(work.make(), new Account(attempt.calls));
    } finally {
      CURRENT.remove();
    }
  }

  /** Asks a model: within the run whose attempt is made on this thread, or else just so. */
  static LlmReply ask(LlmModel model, LlmRequest request) throws IOException, InterruptedException {
    Attempt attempt = CURRENT.get();
    if (attempt == null) {
      return model.retrying(model.client()).complete(request);
    }
    LlmReply reply = attempt.run.answer(model, request);
    attempt.add(request, new Use(1, reply.usage(), model.cost(reply.usage())));
    return reply;
  }

  private LlmReply answer(LlmModel model, LlmRequest request)
      throws IOException, InterruptedException {
    Optional<ResponseCache> known = cache();
    LlmClient asking = model.retrying(asked -> paid(model, asked));
    if (known.isEmpty()) {
      return asking.complete(request);
    }
    AtomicBoolean asked = new AtomicBoolean();
    LlmClient noting =
        question -> {
          asked.set(true);
          return asking.complete(question);
        };
    LlmReply reply = LlmClients.cached(noting, model.name(), known.get()).complete(request);
    if (!asked.get()) {
      remembered.incrementAndGet();
    }
    return reply;
  }

  /** Something that reads or writes a file of the run. */
  @FunctionalInterface
  private interface Bookkeeping<T> {
    T keep() throws IOException;
  }

  /** A run whose books cannot be kept stops: it would pay for answers that are lost. */
  private static <T> T kept(Bookkeeping<T> work) throws LlmException {
    try {
      return work.keep();
    } catch (IOException e) {
      throw new LlmException(
          LlmException.Reason.UNAVAILABLE, "the run's books cannot be kept: " + e.getMessage(), e);
    }
  }

  private LlmReply paid(LlmModel model, LlmRequest request)
      throws IOException, InterruptedException {
    TokenUsage most =
        new TokenUsage(TokenEstimate.prompt(request), request.parameters().maxTokens(), 0, 0);
    Reservation call =
        ledger.reserve(new Reservation(request.purpose(), model.name(), model.prices(), most));
    LlmReply reply;
    try {
      reply = Objects.requireNonNull(model.client().complete(request), "the model's reply");
    } catch (LlmException failure) {
      settle(() -> giveBack(call, failure.reason()));
      throw failure;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      settle(() -> ledger.unanswered(call));
      throw failure;
    }
    // A server that counts nothing would make every cap useless.
    settle(
        () -> {
          if (reply.usage().total() == 0) {
            ledger.unanswered(call);
          } else {
            ledger.answered(call, reply.usage());
          }
        });
    return reply;
  }

  private void giveBack(Reservation call, LlmException.Reason reason) throws IOException {
    if (saysNoWorkWasDone(reason)) {
      ledger.declined(call);
    } else {
      ledger.unanswered(call);
    }
  }

  /** Settles a reservation. */
  @FunctionalInterface
  private interface Settling {
    void settle() throws IOException;
  }

  private static void settle(Settling settling) throws LlmException {
    RunModels.<Boolean>kept(
        () -> {
          settling.settle();
          return true;
        });
  }

  private static boolean saysNoWorkWasDone(LlmException.Reason reason) {
    return switch (reason) {
      case RATE_LIMITED, OVERLOADED, INVALID_REQUEST, UNAUTHORIZED, NOT_FOUND, UNAVAILABLE -> true;
      case SERVER_ERROR, TIMED_OUT, CONNECTION_FAILED, MALFORMED_REPLY, TOO_LARGE, OVER_BUDGET ->
          false;
    };
  }

  private Optional<ResponseCache> cache() throws LlmException {
    if (!opened) {
      open();
    }
    return Optional.ofNullable(cache);
  }

  private synchronized void open() throws LlmException {
    if (!opened) {
      cache = kept(source::open).orElse(null);
      opened = true;
    }
  }

  /** Returns what was paid. */
  public Ledger ledger() {
    return ledger;
  }

  /** Returns how many questions were answered from memory. */
  public long remembered() {
    return remembered.get();
  }

  @Override
  public synchronized void close() throws IOException {
    try (ledger) {
      if (cache != null) {
        cache.close();
      }
    }
  }
}

package io.tdscaling.core.llm.resilience;

import com.google.common.base.Throwables;
import io.tdscaling.api.llm.LlmReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests for one answer, of which the first to be answered wins. */
final class Race {
  private final BlockingQueue<Finish> finishes = new LinkedBlockingQueue<>();
  private final List<FutureTask<Void>> tasks = new ArrayList<>();
  private final AtomicInteger sent = new AtomicInteger(1);

  /** How a request ended. */
  private record Finish(Optional<LlmReply> reply, Optional<Throwable> failure) {}

  /** Starts one of the requests, which may wait before it is sent. */
  void start(Executor executor, Callable<LlmReply> request) {
    FutureTask<Void> task = new FutureTask<>(() -> finishes.add(finish(request)), null);
    tasks.add(task);
    executor.execute(task);
  }

  private static Finish finish(Callable<LlmReply> request) {
    try {
      return new Finish(Optional.of(request.call()), Optional.empty());
    } catch (Throwable failure) {
      return new Finish(Optional.empty(), Optional.of(failure));
    }
  }

  /** Says that the second request is no longer waiting. */
  void secondSent() {
    sent.set(2);
  }

  /**
   * Waits for the first answer.
   *
   * @throws IOException how the first failed, if all that were sent did; the other is suppressed
   */
  LlmReply result() throws IOException, InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    do {
      Finish finish = finishes.take();
      if (finish.reply().isPresent()) {
        return finish.reply().get();
      }
      failures.add(finish.failure().orElseThrow());
    } while (failures.size() < sent.get());
    throw failure(failures);
  }

  private static IllegalStateException failure(List<Throwable> failures)
      throws IOException, InterruptedException {
    Throwable first = failures.get(0);
    failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
    Throwables.throwIfInstanceOf(first, IOException.class);
    Throwables.throwIfInstanceOf(first, InterruptedException.class);
    Throwables.throwIfUnchecked(first);
    return new IllegalStateException(first);
  }

  /** Interrupts what still runs. */
  void cancel() {
    tasks.forEach(task -> task.cancel(true));
  }
}

package io.tdscaling.core.llm.cache;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does the work on one file in a thread of its own, in the order it comes, and makes all that came
 * meanwhile permanent at once. Thread-safe.
 *
 * <p>The thread is there because an interrupt in the middle of reading or writing closes a file,
 * for everybody: threads that work for a run are interrupted when it stops, this one never is.
 * Those who wait for it wait to the end, which is a matter of milliseconds, and stay interrupted.
 */
final class Batches {
  private static final int LARGEST = 512;

  private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final Runnable commit;
  private final Runnable end;
  private boolean closed;

  /**
   * Something to do.
   *
   * @param writes whether it is done only when it is permanent
   */
  private record Task<T>(Supplier<T> work, boolean writes, CompletableFuture<T> done) {
    /** Returns what tells how it went, once it is permanent. */
    Runnable attempt() {
      try {
        T result = work.get();
        return () -> done.complete(result);
      } catch (RuntimeException | Error failure) {
        return () -> done.completeExceptionally(failure);
      }
    }
  }

  /**
   * Starts the thread.
   *
   * @param name its name
   * @param commit makes permanent what was done
   * @param end done once, after everything else
   */
  Batches(String name, Runnable commit, Runnable end) {
    this.commit = commit;
    this.end = end;
    Thread thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Does something that changes nothing. */
  <T> T read(Supplier<T> work) throws IOException {
    return await(submit(work, false));
  }

  /** Does something and returns when it is permanent. */
  <T> T write(Supplier<T> work) throws IOException {
    return await(submit(work, true));
  }

  /**
   * Does something some time; who asks does not hear of a failure.
   *
   * @param then what is done once it is permanent
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  <T> void later(Supplier<T> work, Consumer<T> then) throws IOException {
    submit(work, true)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                then.accept(result);
              }
            });
  }

  /** Does what has come so far, takes nothing more, and ends the thread. */
  void close() throws IOException {
    synchronized (this) {
      if (!closed) {
        closed = true;
        queue.add(new Task<>(() -> true, false, new CompletableFuture<>()));
      }
    }
    await(ended);
  }

  private synchronized <T> CompletableFuture<T> submit(Supplier<T> work, boolean writes)
      throws IOException {
    if (closed) {
      throw new IOException("the cache of answers is closed");
    }
    Task<T> task = new Task<>(work, writes, new CompletableFuture<>());
    queue.add(task);
    return task.done();
  }

  private static <T> T await(CompletableFuture<T> done) throws IOException {
    try {
      return done.join();
    } catch (CompletionException e) {
      throw new IOException("the cache of answers failed: " + e.getCause(), e.getCause());
    }
  }

  private void run() {
    try {
      while (!finished()) {
        List<Task<?>> batch = new ArrayList<>();
        batch.add(Uninterruptibles.takeUninterruptibly(queue));
        queue.drainTo(batch, LARGEST - 1);
        doAll(batch);
      }
      end.run();
      ended.complete(true);
    } catch (RuntimeException | Error failure) {
      abandon(failure);
    }
  }

  private synchronized void abandon(Throwable failure) {
    closed = true;
    queue.forEach(task -> task.done().completeExceptionally(failure));
    ended.completeExceptionally(failure);
  }

  private synchronized boolean finished() {
    return closed && queue.isEmpty();
  }

  private void doAll(List<Task<?>> batch) {
    List<Runnable> answers = new ArrayList<>();
    batch.forEach(task -> answers.add(task.attempt()));
    try {
      if (batch.stream().anyMatch(Task::writes)) {
        commit.run();
      }
    } catch (RuntimeException | Error failure) {
      batch.stream().filter(Task::writes).forEach(t -> t.done().completeExceptionally(failure));
    }
    answers.forEach(Runnable::run);
  }
}

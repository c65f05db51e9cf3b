package io.tdscaling.core.llm.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Cancels calls whose threads are interrupted, within some 50 ms: a thread that waits for a socket
 * does not notice by itself. One thread, begun with the first call, looks at all of them now and
 * then, and sleeps while there are none. Thread-safe.
 */
final class InterruptionWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(50);

  private final ThreadFactory threads;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread watcher;
  private volatile boolean asleep;
  private volatile boolean closed;

  /** A call that is watched. */
  private static final class Watched {
    private final Runnable cancel;
    private final Thread caller = Thread.currentThread();

    Watched(Runnable cancel) {
      this.cancel = cancel;
    }

    void look() {
      if (caller.isInterrupted()) {
        cancel.run();
      }
    }
  }

  /** Ends the watching of a call. */
  interface Watching extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Makes a watch.
   *
   * @param threads makes its thread
   */
  InterruptionWatch(ThreadFactory threads) {
    this.threads = threads;
  }

  /**
   * Watches a call that this thread is about to make.
   *
   * @param cancel cancels it; may be run again and again
   */
  Watching over(Runnable cancel) {
    Watched one = new Watched(cancel);
    watched.add(one);
    Thread started = watcher;
    if (started == null) {
      start();
    } else if (asleep) {
      LockSupport.unpark(started);
    }
    return () -> watched.remove(one);
  }

  private synchronized void start() {
    if (watcher == null) {
      Thread thread = threads.newThread(this::run);
      watcher = thread;
      thread.start();
    }
  }

  private void run() {
    while (!closed || !watched.isEmpty()) {
      watched.forEach(Watched::look);
      if (watched.isEmpty()) {
        sleep();
      } else {
        LockSupport.parkNanos(this, PERIOD.toNanos());
      }
    }
  }

  /** Whoever adds a call after this has looked sees that this sleeps. */
  private void sleep() {
    asleep = true;
    if (watched.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /** Ends the thread once no call is under way. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watcher);
  }
}

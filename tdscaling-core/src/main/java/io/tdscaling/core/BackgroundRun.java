package io.tdscaling.core;

import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.engine.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A run on a thread of its own whose trajectories come out of a stream. */
final class BackgroundRun {
  private static final int CAPACITY = 64;
  private static final long POLL_MILLIS = 100;

  private final Body body;
  private final StopSignal stop;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(CAPACITY);
  private volatile boolean abandoned;

  /** What runs in the background; it waits while the reader of what it hands over is behind. */
  @FunctionalInterface
  interface Body {
    void run(Consumer<Trajectory> queue) throws IOException, InterruptedException;
  }

  /** A trajectory, or the end: with a failure or without. */
  private record Item(Optional<Trajectory> trajectory, Optional<Throwable> failure) {}

  BackgroundRun(Body body, StopSignal stop) {
    this.body = body;
    this.stop = stop;
  }

  Stream<Trajectory> trajectories() {
    Thread thread = new Thread(this::run, "tdscaling-run");
    thread.setDaemon(true);
    thread.start();
    return StreamSupport.stream(new Reader(), false).onClose(() -> leave(thread));
  }

  private void leave(Thread thread) {
    abandoned = true;
    stop.stop();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Optional<Throwable> failure = Optional.empty();
    try {
      body.run(trajectory -> offer(new Item(Optional.of(trajectory), Optional.empty())));
    } catch (Throwable fault) {
      // Whatever it is, the reader waits for it.
      failure = Optional.of(fault);
    }
    offer(new Item(Optional.empty(), failure));
  }

  /**
   * Waits until there is room or nobody reads on. An interruption is kept for later: what it would
   * lose here, the reader would miss, or wait for without end.
   */
  private void offer(Item item) {
    boolean interrupted = false;
    boolean taken = false;
    while (!taken && !abandoned) {
      try {
        taken = items.offer(item, POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException keptForLater) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Reader extends AbstractSpliterator<Trajectory> {
    private boolean ended;

    Reader() {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Trajectory> action) {
      if (ended) {
        return false;
      }
      Item item = take();
      if (item.trajectory().isPresent()) {
        action.accept(item.trajectory().get());
        return true;
      }
      ended = true;
      rethrow(item.failure().orElse(null));
      return false;
    }

    private Item take() {
      try {
        return items.take();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a trajectory", interrupted);
      }
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof IOException io) {
      throw new UncheckedIOException(io);
    }
    if (failure instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException("the run was interrupted", failure);
    }
  }
}

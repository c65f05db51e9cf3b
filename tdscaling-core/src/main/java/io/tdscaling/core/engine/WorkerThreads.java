package io.tdscaling.core.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes the threads that attempts run on. */
final class WorkerThreads {
  private WorkerThreads() {}

  /**
   * Returns virtual threads where the running JDK has them, else a pool of as many threads as
   * attempts run at once.
   */
  static ExecutorService create(int concurrency) {
    ExecutorService virtual = virtualThreads();
    return virtual == null ? Executors.newFixedThreadPool(concurrency, named()) : virtual;
  }

  /** The method is looked up because the library is compiled for a JDK that does not have it. */
  private static @Nullable ExecutorService virtualThreads() {
    try {
      MethodHandle factory =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) factory.invoke();
    } catch (NoSuchMethodException | IllegalAccessException absent) {
      return null;
    } catch (Throwable fault) {
      throw new IllegalStateException("virtual threads could not be started", fault);
    }
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "tdscaling-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}

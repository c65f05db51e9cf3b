package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {
  @Test
  void create_onAnyJdk_makesThreadsThatDoNotKeepTheProcessUp() throws Exception {
    boolean virtual =
        Stream.of(Executors.class.getMethods())
            .anyMatch(method -> method.getName().equals("newVirtualThreadPerTaskExecutor"));
    ExecutorService threads = WorkerThreads.create(3);
    try {
      Thread thread = threads.submit(Thread::currentThread).get(30, TimeUnit.SECONDS);

      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.getName()).isEqualTo(virtual ? "" : "tdscaling-1");
    } finally {
      threads.shutdownNow();
    }
  }
}

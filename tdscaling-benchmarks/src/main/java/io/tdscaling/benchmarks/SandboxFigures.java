package io.tdscaling.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.sandbox.Sandboxes;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints what the embedded sandbox takes: the time from the start of the JVM to the first result;
 * heap and threads before and after many executions; and whether sessions fit beside each other.
 */
public final class SandboxFigures {
  private static final double MIB = 1 << 20;
  private static final int EXECUTIONS_OF_A_SESSION = 20;

  private SandboxFigures() {}

  /**
   * Prints the figures.
   *
   * @param args how many executions are made one after the other, and how many sessions at once
   */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), System.out);
  }

  static void run(int executions, int sessions, PrintStream out)
      throws InterruptedException, ExecutionException {
    Sandboxes sandboxes = Sandboxes.embedded();
    try (CodeTool workspace = sandboxes.open(1)) {
      print(workspace, 1);
    }
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    out.printf(
        Locale.ROOT,
        "first result after %d ms of this JVM%n",
        System.currentTimeMillis() - started);
    inARow(sandboxes, executions, out);
    atOnce(sandboxes, sessions, out);
  }

  private static void inARow(Sandboxes sandboxes, int executions, PrintStream out)
      throws InterruptedException {
    double heap = liveHeap();
    int threads = Thread.activeCount();
    for (int done = 0; done < executions; ) {
      try (CodeTool workspace = sandboxes.open(done)) {
        for (int i = 0; i < EXECUTIONS_OF_A_SESSION && done < executions; i++) {
          print(workspace, done++);
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "%d executions: heap %.1f MiB before, %.1f after; threads %d before, %d after%n",
        executions,
        heap,
        liveHeap(),
        threads,
        Thread.activeCount());
  }

  private static void atOnce(Sandboxes sandboxes, int sessions, PrintStream out)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(sessions);
    CountDownLatch allRan = new CountDownLatch(sessions);
    CountDownLatch measured = new CountDownLatch(1);
    try {
      List<Future<Double>> heaps = new ArrayList<>();
      for (int i = 0; i < sessions; i++) {
        int seed = i;
        heaps.add(executor.submit(() -> together(sandboxes, seed, allRan, measured)));
      }
      double most = 0;
      for (Future<Double> heap : heaps) {
        most = Math.max(most, heap.get());
      }
      out.printf(
          Locale.ROOT,
          "%d sessions at once: heap %.1f MiB of %.1f%n",
          sessions,
          most,
          Runtime.getRuntime().maxMemory() / MIB);
    } finally {
      executor.shutdown();
    }
  }

  /** Runs a program, and keeps the session until all have been measured together. */
  private static double together(
      Sandboxes sandboxes, int seed, CountDownLatch allRan, CountDownLatch measured)
      throws InterruptedException {
    try (CodeTool workspace = sandboxes.open(seed)) {
      try {
        print(workspace, seed);
      } finally {
        allRan.countDown();
      }
      allRan.await();
      double heap = seed == 0 ? liveHeap() : 0;
      if (seed == 0) {
        measured.countDown();
      }
      measured.await();
      return heap;
    } finally {
      measured.countDown();
    }
  }

  private static double liveHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
  }

  private static void print(CodeTool workspace, int number) throws InterruptedException {
    ObjectNode code =
        JsonNodeFactory.instance.objectNode().put("code", "print(" + number + " + 0)");
    String printed = workspace.call("run_python", code).content().path("stdout").asText();
    if (!printed.equals(number + "\n")) {
      throw new IllegalStateException("wanted " + number + ", got " + printed);
    }
  }
}

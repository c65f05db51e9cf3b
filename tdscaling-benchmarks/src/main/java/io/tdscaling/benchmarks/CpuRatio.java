package io.tdscaling.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares pipeline and plain writing by the processor time of their thread, so that the figure
 * stands on a machine that others use too. Both take turns; medians are compared.
 */
public final class CpuRatio {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WRITINGS = 20;

  private CpuRatio() {}

  /** One thing to measure. */
  @FunctionalInterface
  private interface Work {
    long run() throws IOException, InterruptedException;
  }

  /**
   * Prints the ratio.
   *
   * @param args catalog, {@code bundled} or {@code given}; rounds to warm up; rounds to measure
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    run(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]), System.out);
  }

  static void run(String catalog, int warmUp, int rounds, PrintStream out)
      throws IOException, InterruptedException {
    OfflinePipelineBenchmark benchmark = new OfflinePipelineBenchmark();
    benchmark.catalog = catalog;
    benchmark.prepare();
    double[] pipeline = new double[rounds];
    double[] jackson = new double[rounds];
    for (int round = -warmUp; round < rounds; round++) {
      double one = micros(benchmark::pipeline, 1);
      double other = micros(benchmark::jackson, WRITINGS);
      if (round >= 0) {
        pipeline[round] = one;
        jackson[round] = other;
      }
    }
    out.printf(
        Locale.ROOT,
        "%s: pipeline %.1f us, Jackson %.2f us, ratio %.1f%n",
        catalog,
        median(pipeline),
        median(jackson),
        median(pipeline) / median(jackson));
  }

  private static double micros(Work work, int times) throws IOException, InterruptedException {
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    for (int i = 0; i < times; i++) {
      done += work.run();
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / done;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

package io.tdscaling.benchmarks;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.core.TrajectorySynthesizer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how much of the heap is live while runs of several sizes are under way: the heap is
 * collected at even distances, and what survives is counted. The files of a run go to a temporary
 * directory, and are deleted after it.
 */
public final class PeakMemory {
  private static final int CHECKS = 20;

  private PeakMemory() {}

  /**
   * Prints a line for each run.
   *
   * @param args catalog, {@code bundled} or {@code given}; then how many trajectories each run
   *     makes
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    for (int i = 1; i < args.length; i++) {
      run(args[0], Long.parseLong(args[i]), System.out);
    }
  }

  static void run(String catalog, long count, PrintStream out)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("peak-memory");
    Gauge gauge = new Gauge(Math.max(1, count / CHECKS));
    try (TrajectorySynthesizer synthesizer =
        Catalogs.builder(catalog)
            .budget(Budget.ofAccepted(count))
            .outputDirectory(directory.resolve("run"))
            .listener(gauge)
            .build()) {
      long accepted = synthesizer.run().accepted();
      out.printf(
          Locale.ROOT,
          "%s: %d accepted, live heap at most %.1f MiB, %.1f MiB at the first check%n",
          catalog,
          accepted,
          gauge.most / (double) (1 << 20),
          gauge.first / (double) (1 << 20));
    } finally {
      delete(directory);
    }
  }

  /** Collects the heap now and then, and keeps the most that survived. */
  private static final class Gauge implements SynthesisListener {
    private final long distance;
    private long first;
    private long most;

    Gauge(long distance) {
      this.distance = distance;
    }

    @Override
    public void on(SynthesisEvent event) {
      if (event instanceof SynthesisEvent.Accepted accepted
          && accepted.accepted() % distance == 0) {
        long live = live();
        first = first == 0 ? live : first;
        most = Math.max(most, live);
      }
    }
  }

  /** Returns the bytes that survive a collection. */
  private static long live() {
    System.gc();
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      live += usage == null ? 0 : usage.getUsed();
    }
    return live;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.tdscaling.examples.console;

import io.tdscaling.study.StudyListener;
import io.tdscaling.study.StudyProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far a study is: a line when something begins or ends, and now and then in between. */
public final class StudyLines implements StudyListener {
  private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private long lastShown;

  /**
   * Makes the lines.
   *
   * @param out where they go
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public StudyLines(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.lastShown = nanoTime.getAsLong();
  }

  @Override
  public void on(StudyProgress progress) {
    switch (progress.task()) {
      case TEST_SET ->
          line("test set of %s: %,d trajectories", progress.subject(), progress.accepted());
      case ARM_STARTED -> line("%s: begins", run(progress));
      case ARM -> showIfDue(progress);
      case LEARNER ->
          line("%s: tested a learner of %,d trajectories", run(progress), progress.accepted());
      case ARM_FINISHED -> line("%s: finished with %s", run(progress), counts(progress));
      case REPORT -> line("writing the report");
    }
  }

  private void showIfDue(StudyProgress progress) {
    if (nanoTime.getAsLong() - lastShown >= BETWEEN_NANOS) {
      line("%s: %s", run(progress), counts(progress));
    }
  }

  private static String run(StudyProgress progress) {
    int number = progress.finished() + (progress.task() == StudyProgress.Task.ARM_FINISHED ? 0 : 1);
    return "[%d/%d] %s, seed %d"
        .formatted(number, progress.runs(), progress.subject(), progress.seed());
  }

  private static String counts(StudyProgress progress) {
    return String.format(
        Locale.ROOT, "%,d accepted, %,d tokens", progress.accepted(), progress.tokens());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
    lastShown = nanoTime.getAsLong();
  }
}

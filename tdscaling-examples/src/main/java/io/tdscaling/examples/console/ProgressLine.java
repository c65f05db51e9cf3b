package io.tdscaling.examples.console;

import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how far a run is, with its rate and the time left. Watched, it is one line that is drawn
 * again and again; in a log, a line of its own now and then.
 */
public final class ProgressLine implements SynthesisListener {
  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int WIDEST_BAR = 30;
  private static final int NARROWEST_BAR = 5;

  private final PrintWriter out;
  private final boolean watched;
  private final LongSupplier nanoTime;
  private long wanted;
  private long accepted;
  private long rejected;
  private long start;
  private long lastShown;
  private int lastLength;
  private long before;
  private String spent = "";

  /**
   * Makes a progress line.
   *
   * @param out where it goes
   * @param watched whether a terminal shows it
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public ProgressLine(PrintWriter out, boolean watched, LongSupplier nanoTime) {
    this.out = out;
    this.watched = watched;
    this.nanoTime = nanoTime;
  }

  /** Returns the progress line of this process, on its standard error stream. */
  public static ProgressLine ofProcess() {
    return new ProgressLine(Terminal.errors(), Terminal.errorsAreWatched(), System::nanoTime);
  }

  @Override
  public void on(SynthesisEvent event) {
    if (event instanceof SynthesisEvent.Started started) {
      wanted = started.budget().accepted();
      start = nanoTime.getAsLong();
      lastShown = start;
    } else if (event instanceof SynthesisEvent.Accepted) {
      accepted++;
      showIfDue();
    } else if (event instanceof SynthesisEvent.Rejected) {
      rejected++;
      showIfDue();
    } else if (event instanceof SynthesisEvent.Resumed earlier) {
      accepted = earlier.accepted();
      before = accepted;
      rejected = earlier.attempts() - earlier.accepted();
      note("going on after %d attempts, %d accepted".formatted(earlier.attempts(), accepted));
    } else if (event instanceof SynthesisEvent.Spent now) {
      spent = spent(now);
    } else if (event instanceof SynthesisEvent.CollapseBegan collapse) {
      note(
          "warning: mode collapse: entropy of %s is %s bits, was %s"
              .formatted(
                  collapse.measure(),
                  Figures.decimal(collapse.bits(), 2),
                  Figures.decimal(collapse.highest(), 2)));
    } else if (event instanceof SynthesisEvent.CollapseEnded) {
      note("diversity is back");
    } else if (event instanceof SynthesisEvent.Finished) {
      finish();
    }
  }

  private static String spent(SynthesisEvent.Spent now) {
    String tokens = Figures.count(now.usage().total()) + " tokens";
    return now.cost().signum() == 0
        ? "  " + tokens
        : "  %s  cost %s".formatted(tokens, Figures.decimal(now.cost().doubleValue(), 2));
  }

  private void showIfDue() {
    long now = nanoTime.getAsLong();
    if (now - lastShown >= (watched ? REDRAW_NANOS : LOG_NANOS)) {
      lastShown = now;
      show(line(now, true));
    }
  }

  private void finish() {
    show(line(nanoTime.getAsLong(), false));
    if (watched) {
      out.println();
      out.flush();
    }
  }

  /** Leaves a line above the progress. */
  private void note(String text) {
    show(text);
    if (watched) {
      out.println();
      lastLength = 0;
      out.flush();
    }
  }

  private void show(String line) {
    if (watched) {
      out.print('\r' + line + " ".repeat(Math.max(0, lastLength - line.length())));
      lastLength = line.length();
    } else {
      out.println(line);
    }
    out.flush();
  }

  private String line(long now, boolean running) {
    double seconds = Math.max(1, now - start) / NANOS_PER_SECOND;
    double rate = (accepted - before) / seconds;
    long secondsLeft = rate > 0 ? (long) Math.ceil((wanted - accepted) / rate) : -1;
    String left = secondsLeft < 0 ? "ETA ?" : "ETA " + Figures.clock(secondsLeft);
    String text =
        " %s  %d/%d accepted  %d rejected  %s/s  %s%s"
            .formatted(
                percent(),
                accepted,
                wanted,
                rejected,
                Figures.decimal(rate, rate < 10 ? 1 : 0),
                running ? left : "took " + Figures.clock(Math.round(seconds)),
                spent);
    // The last column stays free: some terminals wrap when it is written.
    int room = Terminal.COLUMNS - 1 - text.length() - "[]".length();
    int width = Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, room));
    int done = (int) Math.floor(share() * width);
    return "[" + "#".repeat(done) + "-".repeat(width - done) + "]" + text;
  }

  private double share() {
    return wanted == 0 ? 0 : Math.min(1, (double) accepted / wanted);
  }

  private String percent() {
    return Figures.decimal(Math.floor(share() * 100), 0) + "%";
  }
}

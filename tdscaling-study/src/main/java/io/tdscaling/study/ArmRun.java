package io.tdscaling.study;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one synthesizer at a time, and lets another thread cancel it for good. */
final class ArmRun {
  /** An attempt that costs less than this many tokens was no conversation. */
  private static final long TOKENS_PER_ATTEMPT = 10;

  private static final long FREE_ATTEMPTS = 1_000;

  private @Nullable TrajectorySynthesizer running;
  private boolean cancelled;

  /** Runs an arm to its end; empty where it was cancelled before. */
  Optional<ArmRecorder> run(
      TrajectorySynthesizerBuilder builder,
      StudySettings settings,
      RecorderFactory recorders,
      long seed)
      throws IOException, InterruptedException {
    ArmRecorder recorder = recorders.recorder(this::stopCurrent);
    long attempts = settings.tokenBudget() / TOKENS_PER_ATTEMPT + FREE_ATTEMPTS;
    Budget budget =
        Budget.ofAccepted(settings.count().orElse(Long.MAX_VALUE)).withMaxAttempts(attempts);
    Optional<SynthesisSummary> summary = run(builder.budget(budget).seed(seed), recorder);
    if (summary.isPresent() && summary.get().stopReason() == StopReason.MAX_ATTEMPTS) {
      recorder.outOfAttempts();
    }
    return recorder.ended() ? Optional.of(recorder) : Optional.empty();
  }

  /** Makes a recorder that can stop the run. */
  @FunctionalInterface
  interface RecorderFactory {
    ArmRecorder recorder(Runnable stopRun);
  }

  /** Runs a synthesizer that writes to a sink; empty where it was not begun. */
  Optional<SynthesisSummary> run(TrajectorySynthesizerBuilder builder, TrajectorySink sink)
      throws IOException, InterruptedException {
    // A run that was about to begin when it was cancelled learns of it at its first attempt.
    TrajectorySink until =
        attempt -> {
          if (cancelled()) {
            stopCurrent();
          } else {
            sink.write(attempt);
          }
        };
    try (TrajectorySynthesizer synthesizer = builder.sink(until).build()) {
      if (!begin(synthesizer)) {
        return Optional.empty();
      }
      return Optional.of(synthesizer.run());
    } finally {
      end();
    }
  }

  /** Cancels what runs and refuses to begin anything more. */
  synchronized void cancel() {
    cancelled = true;
    stopCurrent();
  }

  synchronized boolean cancelled() {
    return cancelled;
  }

  private synchronized void stopCurrent() {
    if (running != null) {
      running.cancel();
    }
  }

  private synchronized boolean begin(TrajectorySynthesizer synthesizer) {
    running = synthesizer;
    return !cancelled;
  }

  private synchronized void end() {
    running = null;
  }
}

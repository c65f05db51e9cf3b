package io.tdscaling.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.metric.TrajectoryProfiler;
import io.tdscaling.study.ArmResult.Stop;
import io.tdscaling.study.CurvePoint.Axis;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one run attempt by attempt, in index order, and reads the curve off at its checkpoints.
 * It ends at the last attempt that the budget allows; what is committed after that, for it was
 * under way already, is not looked at, so that the end does not depend on timing.
 */
final class ArmRecorder implements TrajectorySink {
  private final Arm arm;
  private final long budget;
  private final OptionalLong count;
  private final TokenCount tokens;
  private final Measurements measurements;
  private final Runnable stopRun;
  private final Optional<TrainingExamples> training;
  private final Consumer<ArmRecorder> onAttempt;

  private final TrajectoryProfiler profiler = new TrajectoryProfiler();
  private final BandSignatures signatures = new BandSignatures();
  private final List<CurvePoint> points = new ArrayList<>();
  private final Pending acceptedCheckpoints;
  private final Pending tokenCheckpoints;
  private @Nullable Stop stop;
  private long attempts;
  private long accepted;
  private long spent;
  private long context;
  private long byModel;
  private long unlikePromise;

  /**
   * What a recorder works with.
   *
   * @param budget tokens that may be spent
   * @param count trajectories wanted, or empty
   * @param tokens counts them
   * @param training where accepted trajectories go to be learned from, if anywhere
   */
  record Limits(
      long budget, OptionalLong count, TokenCount tokens, Optional<TrainingExamples> training) {}

  /**
   * Makes a recorder.
   *
   * @param stopRun asks the run to start nothing more
   * @param onAttempt called after each attempt that counts
   */
  ArmRecorder(
      Arm arm,
      Limits limits,
      Measurements measurements,
      Runnable stopRun,
      Consumer<ArmRecorder> onAttempt) {
    this.arm = arm;
    this.budget = limits.budget();
    this.count = limits.count();
    this.tokens = limits.tokens();
    this.training = limits.training();
    this.measurements = measurements;
    this.stopRun = stopRun;
    this.onAttempt = onAttempt;
    this.acceptedCheckpoints = new Pending(Checkpoints.accepted(count.orElse(Long.MAX_VALUE)));
    this.tokenCheckpoints = new Pending(Checkpoints.tokens(budget));
  }

  @Override
  public void write(Attempt attempt) {
    if (stop != null) {
      return;
    }
    TokenCount.Tally tally = tokens.of(attempt);
    while (tokenCheckpoints.next() < spent + tally.spent() && tokenCheckpoints.next() <= budget) {
      points.add(point(Axis.TOKENS, tokenCheckpoints.take()));
    }
    if (spent + tally.spent() > budget) {
      end(Stop.TOKENS);
      return;
    }
    attempts++;
    spent += tally.spent();
    context += tally.context();
    byModel += tally.byModel() ? 1 : 0;
    if (attempt.verdict().accepted()) {
      accept(attempt.trajectory().orElseThrow());
    }
    onAttempt.accept(this);
  }

  private void accept(Trajectory trajectory) {
    TrajectoryProfile profile = profiler.profile(trajectory);
    accepted++;
    unlikePromise += arm.promise().test(profile) ? 0 : 1;
    measurements.observe(trajectory, profile);
    signatures.add(profile);
    training.ifPresent(examples -> examples.add(trajectory));
    if (accepted == acceptedCheckpoints.next()) {
      points.add(point(Axis.ACCEPTED, acceptedCheckpoints.take()));
    }
    if (count.isPresent() && accepted >= count.getAsLong()) {
      end(Stop.COUNT);
    }
  }

  private void end(Stop reason) {
    stop = reason;
    stopRun.run();
  }

  long accepted() {
    return accepted;
  }

  long spent() {
    return spent;
  }

  /** Returns whether the run ended of itself, not because somebody cancelled it. */
  boolean ended() {
    return stop != null;
  }

  /** Takes down that the run ended because it may make no more attempts. */
  void outOfAttempts() {
    if (stop == null) {
      end(Stop.ATTEMPTS);
    }
  }

  /** Returns what the run came to; it has to have ended. */
  ArmResult result(long seed, List<LearningPoint> learning) {
    if (stop == null) {
      throw new IllegalStateException("the run of arm " + arm.name() + " has not ended");
    }
    List<CurvePoint> all = new ArrayList<>(points);
    all.add(point(Axis.END, accepted));
    return new ArmResult(arm.name(), seed, stop, byModel, all, signatures.byBand(), learning);
  }

  private CurvePoint point(Axis axis, long at) {
    ObjectNode reports = measurements.report(attempts, accepted);
    return new CurvePoint(
        axis,
        at,
        accepted,
        attempts,
        spent,
        context,
        unlikePromise,
        reports.at("/coverage/tools/used").asLong(),
        reports.at("/coverage/dependencies/used").asLong(),
        Measurements.values(reports),
        Measurements.corrected(reports));
  }

  /** The checkpoints that are still to come; none is a number that is never reached. */
  private static final class Pending {
    private final Iterator<Long> rest;
    private long next;

    Pending(List<Long> all) {
      this.rest = all.iterator();
      take();
    }

    long next() {
      return next;
    }

    /** Goes on to the next checkpoint and returns the one that was next. */
    long take() {
      long taken = next;
      next = rest.hasNext() ? rest.next() : Long.MAX_VALUE;
      return taken;
    }
  }
}

package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.api.code.CodeFamily;
import java.util.List;

/** The families that compute over what tools returned. */
public final class ComputeFamilies {
  private ComputeFamilies() {}

  /** Returns all of them. */
  public static List<CodeFamily> all() {
    return List.of(
        new ComputeFamily("compute-total-by-group", GroupIdeas::total),
        new ComputeFamily("compute-mean-by-group", GroupIdeas::mean),
        new ComputeFamily("compute-shares", GroupIdeas::share),
        new ComputeFamily("compute-cross-table", GroupIdeas::pivot),
        new ComputeFamily("compute-top-records", TopIdea::find),
        new ComputeFamily("compute-spread", SpreadIdea::find),
        new ComputeFamily("compute-classes", BucketIdea::find),
        new ComputeFamily("compute-weighted-mean", WeightedIdea::find),
        new ComputeFamily("compute-rounded-rate", RateIdea::find),
        new ComputeFamily("compute-periods", PeriodIdea::find),
        new ComputeFamily("compute-gaps", GapIdea::find),
        new ComputeFamily("compute-durations", DurationIdea::find),
        new ComputeFamily("compute-running-total", RunningIdea::find),
        new ComputeFamily("compute-past-dates", DeadlineIdea::find),
        new ComputeFamily("compute-mail-domains", TextIdea::domains),
        new ComputeFamily("compute-text-figures", TextIdea::figures),
        new ComputeFamily("compute-join", JoinIdea::find));
  }
}

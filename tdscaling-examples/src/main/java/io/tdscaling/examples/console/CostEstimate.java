package io.tdscaling.examples.console;

import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Says from the first trajectories of a run what all of it will use and cost: the mean of what each
 * accepted one took, the rejected attempts before it included, with an interval that holds the true
 * mean in 95 of 100 samples if what they take is spread normally.
 */
public final class CostEstimate implements SynthesisListener {
  private static final double Z_95 = 1.96;

  private final List<Double> tokens = new ArrayList<>();
  private final List<Double> cost = new ArrayList<>();
  private double tokensSoFar;
  private double costSoFar;
  private double tokensCounted;
  private double costCounted;
  private boolean accepted;
  private boolean resumed;

  @Override
  public void on(SynthesisEvent event) {
    if (event instanceof SynthesisEvent.Accepted) {
      accepted = true;
    } else if (event instanceof SynthesisEvent.Resumed) {
      resumed = true;
    } else if (event instanceof SynthesisEvent.Spent spent) {
      tokensSoFar = spent.usage().total();
      costSoFar = spent.cost().doubleValue();
      if (resumed) {
        // What earlier processes spent is no sample of one trajectory.
        tokensCounted = tokensSoFar;
        costCounted = costSoFar;
        accepted = false;
        resumed = false;
      } else if (accepted) {
        tokens.add(tokensSoFar - tokensCounted);
        cost.add(costSoFar - costCounted);
        tokensCounted = tokensSoFar;
        costCounted = costSoFar;
        accepted = false;
      }
    }
  }

  /** Prints what so many accepted trajectories will come to, all together. */
  public void print(long wanted, PrintWriter out) {
    if (tokens.isEmpty()) {
      out.println("estimate         no model was asked: nothing to pay for");
    } else {
      out.printf(
          "estimate         for %d accepted, from %d: %s tokens (%s to %s)%n",
          wanted,
          tokens.size(),
          Figures.count(Math.round(at(tokens, wanted, 0))),
          Figures.count(Math.round(Math.max(0, at(tokens, wanted, -Z_95)))),
          Figures.count(Math.round(at(tokens, wanted, Z_95))));
      if (costSoFar > 0) {
        out.printf(
            "                 cost %s (%s to %s)%n",
            Figures.decimal(at(cost, wanted, 0), 2),
            Figures.decimal(Math.max(0, at(cost, wanted, -Z_95)), 2),
            Figures.decimal(at(cost, wanted, Z_95), 2));
      }
    }
    out.flush();
  }

  /** Returns the total that a mean, so many standard errors higher, leads to. */
  private static double at(List<Double> samples, long wanted, double errors) {
    double mean = samples.stream().mapToDouble(sample -> sample).average().orElse(0);
    double squares =
        samples.stream().mapToDouble(sample -> (sample - mean) * (sample - mean)).sum();
    double error =
        samples.size() < 2 ? mean : Math.sqrt(squares / (samples.size() - 1) / samples.size());
    return wanted * (mean + errors * error);
  }
}

package io.tdscaling.study.learner;

import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/**
 * Trains a model: passes over the decisions in an order drawn anew for each, until two passes in a
 * row have not lowered the mean loss on the decisions set aside, 12 at most; the model of the best
 * pass is kept. With nothing set aside there are 4 passes. The same for all sets and sizes.
 */
final class Training {
  private static final int MOST_PASSES = 12;
  private static final int PATIENCE = 2;
  private static final int BLIND_PASSES = 4;

  private Training() {}

  static Ranker train(List<Decision> learned, List<Decision> setAside, SeededRandom random) {
    Ranker model = new Ranker();
    if (setAside.isEmpty()) {
      for (int pass = 0; pass < BLIND_PASSES; pass++) {
        pass(model, learned, random);
      }
      return model;
    }
    Ranker best = model.copy();
    double least = loss(best, setAside);
    int worse = 0;
    for (int pass = 0; pass < MOST_PASSES && worse < PATIENCE; pass++) {
      pass(model, learned, random);
      double loss = loss(model, setAside);
      worse = loss < least ? 0 : worse + 1;
      if (loss < least) {
        least = loss;
        best = model.copy();
      }
    }
    return best;
  }

  private static void pass(Ranker model, List<Decision> decisions, SeededRandom random) {
    random.shuffled(decisions).forEach(model::learn);
  }

  private static double loss(Ranker model, List<Decision> decisions) {
    return decisions.stream().mapToDouble(model::loss).average().orElseThrow();
  }
}

package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.study.learner.Decision.Candidate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankerTest {
  @Test
  void loss_untrained_isThatOfARandomChoice() {
    Decision decision = decision("rain", 4, 1);

    assertThat(new Ranker().loss(decision)).isCloseTo(StrictMath.log(4), within(1e-9));
    assertThat(new Ranker().credit(decision)).isEqualTo(0.25);
    assertThat(decision.random()).isEqualTo(0.25f);
  }

  @Test
  void learn_situationThatDecides_isLearnedByTheCross() {
    Ranker ranker = new Ranker();
    Decision rain = decision("rain", 2, 0);
    Decision sun = decision("sun", 2, 1);
    for (int i = 0; i < 200; i++) {
      ranker.learn(rain);
      ranker.learn(sun);
    }

    assertThat(ranker.credit(rain)).isEqualTo(1);
    assertThat(ranker.credit(sun)).isEqualTo(1);
    assertThat(ranker.loss(sun)).isLessThan(0.2);
  }

  @Test
  void copy_isNotChangedByLearning() {
    Ranker ranker = new Ranker();
    Decision decision = decision("rain", 2, 0);
    Ranker copy = ranker.copy();
    ranker.learn(decision);

    assertThat(copy.loss(decision)).isCloseTo(StrictMath.log(2), within(1e-9));
    assertThat(ranker.loss(decision)).isLessThan(StrictMath.log(2));
  }

  @Test
  void creditWithoutFirst_leavesTheFirstOut() {
    assertThat(new Ranker().creditWithoutFirst(decision("rain", 3, 1))).isEqualTo(0.5);
    assertThat(new Ranker().creditWithoutFirst(decision("rain", 1, 0))).isZero();
  }

  @Test
  void learn_manyCandidates_fit() {
    Ranker ranker = new Ranker();
    Decision decision = decision("rain", 500, 499);
    for (int i = 0; i < 100; i++) {
      ranker.learn(decision);
    }

    assertThat(ranker.credit(decision)).isEqualTo(1);
  }

  private static Decision decision(String weather, int candidates, int right) {
    Features situation = new Features();
    situation.add("weather", weather);
    List<Candidate> all = new ArrayList<>();
    for (int j = 0; j < candidates; j++) {
      Features features = new Features();
      features.add("thing", j);
      all.add(new Candidate(features, 1, j == right, 0));
    }
    return Decision.of(situation, new Features(), all);
  }
}

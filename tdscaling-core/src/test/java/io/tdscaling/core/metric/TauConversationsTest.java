package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Real conversations: no tool definitions, no notes, text beside calls, any last message. */
class TauConversationsTest {
  private static final Pattern TOKEN =
      Pattern.compile(
          "talk|(read|search|create|update|delete|notify|compute)(\\*[23])?/[urbn]!?~?");

  private final TrajectoryProfiler profiler = new TrajectoryProfiler();

  @Test
  void profile_realConversations_tokensFollowTheGrammarAndEffectsAreKnown() throws IOException {
    List<Trajectory> conversations = TauConversations.read();

    assertThat(conversations).hasSize(50);
    for (Trajectory conversation : conversations) {
      assertThat(profiler.profile(conversation).actions()).allMatch(TOKEN.asMatchPredicate());
    }
  }

  @Test
  void profile_conversationReadByHand_signatureTellsWhatHappened() throws IOException {
    TrajectoryProfile profile = profiler.profile(TauConversations.read().get(3));

    // Asks who it is; looks up the user; looks up the booking that the result named and the user
    // chose;
    // searches flights, thinks, calculates; changes the booking with flights and payment from
    // results.
    assertThat(profile.signature())
        .isEqualTo("talk read/u talk read/b talk search/n compute/n{2-3} talk update/b talk");
    assertThat(profile.modes()).containsExactly(ReasoningMode.SEQUENTIAL);
    assertThat(profile.tools()).isEmpty();
    assertThat(profile.domainsKnown()).isFalse();
  }

  @Test
  void profile_conversationsWithErrorTexts_areTheRecoveringOnes() throws IOException {
    List<Integer> recovering = new ArrayList<>();
    List<Trajectory> conversations = TauConversations.read();
    for (int i = 0; i < conversations.size(); i++) {
      if (profiler.profile(conversations.get(i)).modes().contains(ReasoningMode.RECOVERING)) {
        recovering.add(i);
      }
    }

    assertThat(recovering).containsExactly(0, 13, 16, 25, 29, 35);
  }

  @Test
  void value_realConversations_domainsAreNotAvailable() throws IOException {
    List<MetricState> states =
        DiversityMetrics.defaults().stream().map(DiversityMetric::newState).toList();
    for (Trajectory conversation : TauConversations.read()) {
      TrajectoryProfile profile = profiler.profile(conversation);
      states.forEach(state -> state.observe(conversation, profile));
    }

    assertThat(states.get(0).value().get("value").isNull()).isTrue();
    assertThat(states.get(1).value().get("signatures").intValue()).isEqualTo(43);
    assertThat(states.get(2).value().get("mean").doubleValue()).isPositive();
  }
}

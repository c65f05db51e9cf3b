package io.tdscaling.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A real model; only with {@code -Pminilm}, which downloads 93 MB. */
class MiniLmTest {
  private static final TrajectoryProfile NO_TOOLS =
      new TrajectoryProfile(List.of(), true, List.of(), "", Set.of(), 0, List.of());

  private final AllMiniLmL6V2QuantizedEmbeddingModel model =
      new AllMiniLmL6V2QuantizedEmbeddingModel();

  private double score(String... texts) {
    MetricState state = new VendiScore(text -> model.embed(text).content().vector()).newState();
    for (String text : texts) {
      state.observe(
          new Trajectory(
              "t",
              List.of(),
              List.of(new Message.UserMessage(text)),
              List.of(),
              new TreeMap<>(),
              "",
              new Provenance(0, 0, "b", "k", 0, new TreeMap<>(), TokenUsage.NONE)),
          NO_TOOLS);
    }
    assertThat(state.value().get("dimensions").intValue()).isEqualTo(384);
    return state.value().get("value").doubleValue();
  }

  @Test
  void value_paraphrases_isBelowThatOfDifferentMatters() {
    double paraphrases =
        score(
            "Please cancel my order of two lamps.",
            "I no longer want the two lamps I bought.",
            "Can you call off the purchase of my lamps?");
    double different =
        score(
            "Please cancel my order of two lamps.",
            "What will the weather be in Oslo tomorrow?",
            "Add a unit test for the date parser.");

    assertThat(paraphrases).isBetween(1.0, 2.3);
    assertThat(different).isBetween(paraphrases + 0.4, 3.0);
  }
}

package io.tdscaling.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendiScoreTest {
  /** One dimension for each letter from {@code a} to {@code h}, as often as it is there. */
  private static final EmbeddingModel LETTERS =
      text -> {
        float[] vector = new float[8];
        text.chars().filter(c -> c >= 'a' && c <= 'h').forEach(c -> vector[c - 'a']++);
        return vector;
      };

  private static Trajectory saying(String text) {
    return new Trajectory(
        "t",
        List.of(),
        List.of(new Message.UserMessage(text), Message.AssistantMessage.saying("hhh")),
        List.of(),
        new TreeMap<>(),
        "",
        new Provenance(0, 0, "b", "k", 0, new TreeMap<>(), TokenUsage.NONE));
  }

  private static TrajectoryProfile using(String... tools) {
    List<ToolRef> refs = new ArrayList<>();
    for (String tool : tools) {
      refs.add(new ToolRef("service", tool));
    }
    return new TrajectoryProfile(List.of(), true, List.of(), "", Set.of(), 0, refs);
  }

  private static MetricState observing(EmbeddingModel model, List<String> texts) {
    MetricState state = new VendiScore(model).newState();
    texts.forEach(text -> state.observe(saying(text), using()));
    return state;
  }

  private static double score(MetricState state) {
    return state.value().get("value").doubleValue();
  }

  /** The score by its definition: from the kernel of all pairs. */
  private static double ofKernel(EmbeddingModel model, List<String> texts) {
    int n = texts.size();
    DMatrixRMaj kernel = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel.set(i, j, cosine(model.embed(texts.get(i)), model.embed(texts.get(j))) / n);
      }
    }
    var solver = DecompositionFactory_DDRM.eig(n, false, true);
    assertThat(solver.decompose(kernel)).isTrue();
    double nats = 0;
    for (int i = 0; i < n; i++) {
      double value = solver.getEigenvalue(i).getReal();
      nats -= value > 1e-12 ? value * Math.log(value) : 0;
    }
    return Math.exp(nats);
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    return product / Math.sqrt(squares * otherSquares);
  }

  private static List<String> randomTexts(int count, SeededRandom random) {
    List<String> words =
        List.of(
            "cancel", "order", "flight", "lamp", "Oslo", "hotel", "weather", "ticket", "refund");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.between(1, 6);
      for (int word = 0; word < length; word++) {
        text.append(random.pick(words)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void value_textsThatShareNothing_isTheirNumber() {
    assertThat(score(observing(LETTERS, List.of("a", "b", "c", "dd")))).isEqualTo(4, within(1e-6));
  }

  @Test
  void value_equalTexts_isOne() {
    assertThat(score(observing(LETTERS, List.of("ab", "ab", "ab")))).isEqualTo(1, within(1e-6));
  }

  @Test
  void value_unequallyFrequentTexts_isTheirEffectiveNumber() {
    // exp(H(3/4, 1/4)) = exp(0.562335)
    assertThat(score(observing(LETTERS, List.of("a", "a", "b", "a"))))
        .isEqualTo(1.754765, within(1e-6));
  }

  @Test
  void value_nothingToScore_isNull() {
    assertThat(observing(LETTERS, List.of()).value().toString())
        .isEqualTo("{\"value\":null,\"trajectories\":0,\"withoutText\":0,\"dimensions\":0}");
    assertThat(observing(LETTERS, List.of("", "xyz")).value().toString())
        .isEqualTo("{\"value\":null,\"trajectories\":0,\"withoutText\":2,\"dimensions\":8}");
  }

  @Test
  void observe_text_isOfUserTurnsAndToolNames() {
    MetricState state = new VendiScore(LETTERS).newState();
    state.observe(saying("a"), using("b"));
    state.observe(saying("ab"), using());

    assertThat(score(state)).isEqualTo(1, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void value_anyTexts_isThatOfTheKernelOfAllPairs(long seed) {
    List<String> texts = randomTexts(40, new SeededRandom(seed));
    EmbeddingModel model = new HashedNgramEmbedding(128);

    assertThat(score(observing(model, texts))).isEqualTo(ofKernel(model, texts), within(2e-3));
  }

  @Test
  void merge_manyPartsInAnyOrder_givesTheSameBits() {
    SeededRandom random = new SeededRandom(5);
    List<String> texts = randomTexts(1500, random);
    EmbeddingModel model = new HashedNgramEmbedding(32);
    MetricState whole = observing(model, texts);
    List<MetricState> parts = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      parts.add(new VendiScore(model).newState());
    }
    random.shuffled(texts).forEach(text -> random.pick(parts).observe(saying(text), using()));
    while (parts.size() > 1) {
      MetricState from = parts.remove(random.nextInt(parts.size()));
      random.pick(parts).merge(from);
    }
    assertThat(parts.get(0).value()).isEqualTo(whole.value());
    assertThat(parts.get(0).report()).isEqualTo(whole.report());
    parts.get(0).merge(parts.get(0));
    assertThat(score(parts.get(0))).isEqualTo(score(whole));
  }

  @Test
  void merge_otherMetricOrModel_isRefused() {
    MetricState state = observing(LETTERS, List.of("a"));
    MetricState domains = DiversityMetrics.defaults().get(0).newState();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.merge(domains))
        .withMessage("cannot merge vendiScore with domainEntropy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.merge(new VendiScore().newState()))
        .withMessage("cannot merge scores of different embedding models");
  }

  @Test
  void observe_vectorsThatCannotBeUsed_areRefused() {
    MetricState growing = new VendiScore(text -> new float[text.length()]).newState();
    growing.observe(saying("abc"), using());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> growing.observe(saying("abcde"), using()))
        .withMessage("an embedding has 6 dimensions, the ones before had 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> observing(text -> new float[] {1, Float.NaN}, List.of("a")))
        .withMessage("an embedding has a component of NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> observing(text -> new float[2049], List.of("a")))
        .withMessage("an embedding must have 1 to 2048 dimensions, got 2049");
  }

  @Test
  void gain_anyCandidate_isZero() {
    assertThat(observing(LETTERS, List.of("a")).gain(using("b"))).isZero();
  }

  @Test
  void synthesis_withTheMetric_reportsIt() throws Exception {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(40))
            .seed(7)
            .metric(new VendiScore())
            .build()) {
      SynthesisSummary summary = synthesizer.run();

      assertThat(summary.metrics().get("vendiScore").get("trajectories").intValue()).isEqualTo(40);
      assertThat(summary.metrics().get("vendiScore").get("value").doubleValue())
          .isBetween(2.0, 40.0);
    }
  }
}

package io.tdscaling.api;

import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.verify.Party;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labels stand in files that others read: changing one is a change of format. */
final class LabelsTest {
  @Test
  void labels_areThoseOfTheFileFormat() {
    assertLabels(
        ReasoningMode.class,
        "sequential, parallel, iterative, clarifying, confirming, recovering, revising, code_aided,"
            + " refusing");
    assertLabels(DialogueAct.class, "call, ask, confirm, answer, refuse, talk");
    assertLabels(EffectClass.class, "read, search, create, update, delete, notify, compute, code");
    assertLabels(Party.class, "user, assistant, tool, judge, blueprint");
    assertLabels(ComplexityBand.class, "low, medium, high");
    assertLabels(
        StopReason.class,
        "completed, max_attempts, max_duration, max_tokens, max_cost, max_requests, cancelled");
    assertLabels(Finish.class, "stop, tool_calls, length, filtered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "lt", "az"})
  void labels_inLocalesWithTheirOwnLowerCase_areTheSame(String language) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertThat(ReasoningMode.ITERATIVE.label()).isEqualTo("iterative");
      assertThat(EffectClass.NOTIFY.label()).isEqualTo("notify");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static <E extends Enum<E>> void assertLabels(Class<E> type, String labels) {
    List<E> values = Arrays.asList(type.getEnumConstants());
    assertThat(write(values)).isEqualTo("[\"" + labels.replace(", ", "\",\"") + "\"]");
    for (E value : values) {
      assertThat(read(write(value), type)).isSameAs(value);
    }
  }
}

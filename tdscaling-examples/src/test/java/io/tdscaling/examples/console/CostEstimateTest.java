package io.tdscaling.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.SynthesisEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class CostEstimateTest {
  private final CostEstimate estimate = new CostEstimate();

  @Test
  void print_rejectedAttempts_countForTheNextAccepted() {
    accepted(1000, "1.00");
    rejected(1500, "1.50");
    accepted(3000, "3.00");
    rejected(3200, "3.20");

    assertThat(printed(100))
        .isEqualTo(
            """
            estimate         for 100 accepted, from 2: 150k tokens (52.0k to 248k)
                             cost 150.00 (52.00 to 248.00)
            """);
  }

  @Test
  void print_noModelAsked_saysSo() {
    assertThat(printed(5)).isEqualTo("estimate         no model was asked: nothing to pay for\n");
  }

  private void accepted(long tokens, String cost) {
    estimate.on(Mockito.mock(SynthesisEvent.Accepted.class));
    rejected(tokens, cost);
  }

  private void rejected(long tokens, String cost) {
    estimate.on(
        new SynthesisEvent.Spent(1, new TokenUsage(tokens, 0, 0, 0), new BigDecimal(cost), 0));
  }

  private String printed(long wanted) {
    StringWriter text = new StringWriter();
    estimate.print(wanted, new PrintWriter(text));
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}

package io.tdscaling.core.llm.resilience;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LimitedClientTest {
  private final FakePace pace = new FakePace();
  private final AdaptiveLimit limit = new AdaptiveLimit(new ConcurrencyLimit(4, 10, 0.5, 5));

  private LimitedClient limited(LlmClient client) {
    return new LimitedClient(client, limit, pace);
  }

  @Test
  void answer_isPassedOnAndThePermitGivenBack() throws Exception {
    LimitedClient limited =
        limited(
            request -> {
              assertThat(limit.inFlight()).isEqualTo(1);
              return LlmReply.text("a");
            });

    assertThat(limited.complete(request(0))).isEqualTo(LlmReply.text("a"));
    assertThat(limit.inFlight()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void failure_givesThePermitBackAndLowersOnOverloadOnly(Reason reason) {
    IOException failure = failure(reason);

    assertThatThrownBy(() -> limited(ScriptedClient.failing(failure)).complete(request(0)))
        .isSameAs(failure);

    boolean overload = reason == Reason.RATE_LIMITED || reason == Reason.OVERLOADED;
    assertThat(limit.limit()).isEqualTo(overload ? 2 : 4);
    assertThat(limit.inFlight()).isZero();
  }

  @Test
  void bugErrorOrInterrupt_givesThePermitBack() {
    LlmClient buggy = ScriptedClient.failing(new IllegalStateException("bug"));
    LlmClient broken =
        request -> {
          throw new AssertionError("error");
        };
    LlmClient interrupted =
        request -> {
          throw new InterruptedException("stop");
        };

    assertThatThrownBy(() -> limited(buggy).complete(request(0))).hasMessage("bug");
    assertThatThrownBy(() -> limited(broken).complete(request(0))).hasMessage("error");
    assertThatThrownBy(() -> limited(interrupted).complete(request(0))).hasMessage("stop");
    assertThat(limit.inFlight()).isZero();
    assertThat(limit.limit()).isEqualTo(4);
  }

  @Test
  void slowAnswersAndTimeouts_lower() throws Exception {
    LimitedClient usual = limited(taking(Duration.ofSeconds(1)));
    for (int i = 0; i < 20; i++) {
      usual.complete(request(i));
    }
    assertThat(limit.limit()).isEqualTo(4);

    limited(taking(Duration.ofSeconds(6))).complete(request(0));
    assertThat(limit.limit()).isEqualTo(2);

    LlmClient silent =
        request -> {
          pace.pass(Duration.ofMinutes(1));
          throw new SocketTimeoutException("silent");
        };
    assertThatThrownBy(() -> limited(silent).complete(request(0))).hasMessage("silent");
    assertThat(limit.limit()).isEqualTo(1);
  }

  private LlmClient taking(Duration time) {
    return request -> {
      pace.pass(time);
      return LlmReply.text("a");
    };
  }
}

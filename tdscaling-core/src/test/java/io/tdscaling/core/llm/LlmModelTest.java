package io.tdscaling.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.llm.accounting.Account;
import io.tdscaling.core.llm.accounting.Ledger;
import io.tdscaling.core.llm.accounting.ModelPrices;
import io.tdscaling.core.llm.resilience.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LlmModelTest {
  private static final RetryPolicy AT_ONCE =
      RetryPolicy.ofDefaults().withTries(3).withDelays(Duration.ofNanos(1), Duration.ofNanos(1));

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void complete_outsideOfARun_justAsks() throws Exception {
    LlmModel model = model(request -> reply(3, 2));

    assertThat(model.complete(request(0)).message().text()).isEqualTo("hello 1");
    assertThat(model.complete(request(0)).message().text()).isEqualTo("hello 2");
  }

  @Test
  void complete_withinAnAttempt_isCountedByRoleAndPaid() throws Exception {
    LlmModel model = model(request -> reply(30, 20)).prices(ModelPrices.perMillion("1000000", "0"));
    try (RunModels run = run(Budget.ofAccepted(1), false)) {
      RunModels.Counted<String> counted =
          run.counted(() -> text(model, request(0)) + ", " + text(model, request(1)));

      assertThat(counted.result()).isEqualTo("hello 1, hello 2");
      Account calls = counted.calls();
      assertThat(calls.uses()).containsOnlyKeys("user");
      assertThat(calls.total().usage().total()).isEqualTo(100);
      assertThat(calls.total().cost()).isEqualByComparingTo("60");
      assertThat(run.ledger().byModel().uses()).containsOnlyKeys("m");
    }
  }

  @Test
  void complete_rememberedQuestion_isCountedButNotPaid() throws Exception {
    LlmModel model = model(request -> reply(30, 20));
    try (RunModels run = run(Budget.ofAccepted(1), true)) {
      run.counted(() -> text(model, request(0)));
      RunModels.Counted<String> again = run.counted(() -> text(model, request(0)));

      assertThat(again.result()).isEqualTo("hello 1");
      assertThat(again.calls().total().usage().total()).isEqualTo(50);
      assertThat(run.ledger().spent().calls()).isEqualTo(1);
      assertThat(run.remembered()).isEqualTo(1);
    }
  }

  @Test
  void complete_serverThatFailsFirst_isAskedAgainAndBothArePaid() throws Exception {
    LlmModel model =
        model(
            request -> {
              if (asked.get() == 0) {
                asked.incrementAndGet();
                throw new LlmException(Reason.TIMED_OUT, "slow");
              }
              return reply(1, 1);
            });
    try (RunModels run = run(Budget.ofAccepted(1), false)) {
      run.counted(() -> text(model, request(0)));

      assertThat(run.ledger().byModel().total().calls()).isEqualTo(1);
      assertThat(run.ledger().unconfirmed().calls()).isEqualTo(1);
      assertThat(run.ledger().unconfirmed().usage().completion()).isEqualTo(64);
    }
  }

  @Test
  void complete_declinedRequest_givesItsTokensBack() throws Exception {
    LlmModel model =
        model(
            request -> {
              throw new LlmException(Reason.INVALID_REQUEST, "too long");
            });
    try (RunModels run = run(Budget.ofAccepted(1), false)) {
      assertThatThrownBy(() -> run.counted(() -> text(model, request(0))))
          .hasRootCauseMessage("too long");
      assertThat(run.ledger().spent().usage()).isEqualTo(TokenUsage.NONE);
      assertThat(run.ledger().spent().calls()).isEqualTo(1);
    }
  }

  @Test
  void complete_clientThatReturnsNull_isNamedAndPaid() throws Exception {
    @SuppressWarnings("NullAway") // what a careless client does
    LlmModel model = model(request -> null);
    try (RunModels run = run(Budget.ofAccepted(1), false)) {
      assertThatThrownBy(() -> run.counted(() -> text(model, request(0))))
          .hasMessageContaining("the model's reply");
      assertThat(run.ledger().unconfirmed().calls()).isEqualTo(1);
    }
  }

  @Test
  void complete_cacheThatFails_endsTheRun() throws Exception {
    LlmModel model = model(request -> reply(1, 1));
    Ledger ledger = new Ledger(Budget.ofAccepted(1), () -> false, null);
    try (RunModels run =
        new RunModels(
            ledger,
            () -> {
              throw new IOException("no space left");
            })) {
      assertThatThrownBy(() -> run.counted(() -> text(model, request(0))))
          .hasRootCauseMessage("no space left")
          .hasStackTraceContaining("the run's books cannot be kept: no space left");
    }
  }

  @Test
  void named_blank_isRefused() {
    assertThatThrownBy(() -> LlmModel.named(" ", request -> reply(1, 1)))
        .hasMessage("a model's name must not be blank");
    assertThat(LlmModel.named("m", request -> reply(1, 1))).hasToString("model m");
  }

  private static String text(LlmModel model, LlmRequest request) throws InterruptedException {
    try {
      return model.complete(request).message().text();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LlmModel model(LlmClient client) {
    return LlmModel.named("m", client).retries(AT_ONCE);
  }

  private static RunModels run(Budget budget, boolean remembers) throws IOException {
    return new RunModels(
        new Ledger(budget, () -> false, null),
        () -> remembers ? Optional.of(ResponseCaches.memory(100)) : Optional.empty());
  }

  private LlmReply reply(long prompt, long completion) {
    return new LlmReply(
        io.tdscaling.api.chat.Message.AssistantMessage.saying("hello " + asked.incrementAndGet()),
        LlmReply.Finish.STOP,
        new TokenUsage(prompt, completion, 0, 0));
  }

  private static LlmRequest request(int turn) {
    return new LlmRequest(
        List.of(new UserMessage("hi")),
        List.of(),
        new LlmParameters(1, 64, 0),
        new Purpose("user", 5, turn));
  }
}

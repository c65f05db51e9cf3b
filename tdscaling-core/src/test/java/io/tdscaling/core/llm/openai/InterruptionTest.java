package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest extends Fixture {
  private static void run(OpenAiCompatibleClient client, CompletableFuture<Object> result) {
    try {
      result.complete(client.complete(question()));
    } catch (LlmException | InterruptedException | RuntimeException end) {
      result.completeExceptionally(end);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void interruptionEndsTheWaiting(boolean withinTheBody) throws Exception {
    server.enqueue(
        withinTheBody
            ? json(200, HELLO).bodyDelay(1, TimeUnit.HOURS).build()
            : new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
    CompletableFuture<Object> result = new CompletableFuture<>();
    try (OpenAiCompatibleClient client = builder().build()) {
      Thread caller = new Thread(() -> run(client, result));
      caller.start();
      sent();
      caller.interrupt();

      // Long before the answer would have come or the request's time would have been up.
      assertThatThrownBy(() -> result.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      caller.join();
    }
  }

  @Test
  void interruptedThreadSendsNothing() {
    try (OpenAiCompatibleClient client = builder().build()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> client.complete(question()))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void closingGivesUpWhatIsUnderWay() throws Exception {
    server.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
    CompletableFuture<Object> result = new CompletableFuture<>();
    OpenAiCompatibleClient client = builder().build();
    Thread caller = new Thread(() -> run(client, result));
    caller.start();
    sent();
    client.close();

    assertThatThrownBy(() -> result.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            LlmException.class,
            end -> assertThat(end.reason()).isEqualTo(Reason.CONNECTION_FAILED));
    caller.join();
  }
}

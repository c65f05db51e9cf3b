package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Fails as told, one time after the other, then answers. Thread-safe. */
final class ScriptedClient implements LlmClient {
  private final Deque<Exception> failures;
  private int asked;

  ScriptedClient(List<? extends Exception> failures) {
    this.failures = new ArrayDeque<>(failures);
  }

  static ScriptedClient failing(Exception... failures) {
    return new ScriptedClient(List.of(failures));
  }

  @Override
  public synchronized LlmReply complete(LlmRequest request) throws IOException {
    asked++;
    Exception failure = failures.poll();
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    return LlmReply.text("answer " + asked);
  }

  synchronized int asked() {
    return asked;
  }
}

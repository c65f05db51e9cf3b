package io.tdscaling.api.llm;

import java.io.IOException;

/**
 * A language model. Implementations block, honour interruption, and are called from several threads
 * at once.
 */
@FunctionalInterface
public interface LlmClient {
  /**
   * Asks the model.
   *
   * @throws IOException if no answer could be had; the attempt is then rejected, the run goes on
   * @throws InterruptedException if interrupted while waiting
   */
  LlmReply complete(LlmRequest request) throws IOException, InterruptedException;
}

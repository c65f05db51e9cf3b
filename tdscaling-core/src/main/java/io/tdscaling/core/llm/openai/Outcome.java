package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmReply;

/** What came of a request. */
sealed interface Outcome {
  /**
   * The server answered.
   *
   * @param reply the answer
   */
  record Answered(LlmReply reply) implements Outcome {}

  /**
   * The server said no.
   *
   * @param problem what it said, without secrets
   * @param aboutFormat whether it does not take the form that the answer was asked in
   */
  record Refused(LlmException problem, boolean aboutFormat) implements Outcome {}
}

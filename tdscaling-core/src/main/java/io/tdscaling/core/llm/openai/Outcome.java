package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
   * @param reason why
   * @param message what it said, without secrets
   * @param after how long it asks to wait, or null
   * @param aboutFormat whether it does not take the form that the answer was asked in
   */
  record Refused(Reason reason, String message, @Nullable Duration after, boolean aboutFormat)
      implements Outcome {
    /** Returns it as an exception of the thread that asked. */
    LlmException problem() {
      return new LlmException(reason, message, after, null);
    }
  }
}

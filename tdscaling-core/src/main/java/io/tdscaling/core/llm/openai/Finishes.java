package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmReply.Finish;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads why a model stopped. A word that is not known is told in the log, once. */
final class Finishes {
  private static final Logger LOG = LoggerFactory.getLogger(Finishes.class);
  private static final int LONGEST_WORD = 40;

  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Returns why a model stopped.
   *
   * @param word what the server says
   * @param calls whether the answer has tool calls; servers do not agree on the word for that
   * @param secrets what must not be shown
   */
  Finish of(String word, boolean calls, Secrets secrets) {
    return switch (word) {
      case "length", "max_tokens" -> Finish.LENGTH;
      case "content_filter" -> Finish.FILTERED;
      case "stop", "tool_calls", "function_call" -> done(calls);
      default -> unknown(word, calls, secrets);
    };
  }

  private Finish unknown(String word, boolean calls, Secrets secrets) {
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "finish_reason \"{}\" is not known and taken for \"stop\"; this is said once",
          secrets.excerpt(word, LONGEST_WORD));
    }
    return done(calls);
  }

  private static Finish done(boolean calls) {
    return calls ? Finish.TOOL_CALLS : Finish.STOP;
  }
}

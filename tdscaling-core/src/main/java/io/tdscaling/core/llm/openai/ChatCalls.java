package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import org.jspecify.annotations.Nullable;

/** Puts single questions to a server. */
final class ChatCalls {
  private final RequestWriter writer;
  private final Transport transport;
  private final String accept;

  ChatCalls(Dialect dialect, Transport transport) {
    this.writer = new RequestWriter(dialect);
    this.transport = transport;
    this.accept = dialect.streaming() ? "text/event-stream" : "application/json";
  }

  /**
   * Puts a question.
   *
   * @param format the {@code response_format}, or null for none
   */
  Outcome send(LlmRequest request, @Nullable JsonNode format, Deadline deadline)
      throws LlmException, InterruptedException {
    byte[] body = writer.bytes(request, format);
    return transport.post(body, accept, new CallIds(request.messages()), deadline.left());
  }

  /** Returns the answer that there is, or throws why there is none. */
  static LlmReply reply(Outcome outcome) throws LlmException {
    if (outcome instanceof Outcome.Refused refused) {
      throw refused.problem();
    }
    return ((Outcome.Answered) outcome).reply();
  }
}

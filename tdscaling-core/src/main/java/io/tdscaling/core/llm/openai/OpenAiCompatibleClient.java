package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.ToolChoice;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Asks a server that speaks OpenAI's chat completions protocol: OpenAI itself, vLLM, llama.cpp's
 * server, Ollama, DashScope and others. Thread-safe, and made for many calls at once: make one
 * client for a server and keep it.
 *
 * <p>Each question is one request; nothing is tried again behind the caller's back, with two
 * exceptions, both for answers that have to be JSON. A server that refuses {@code response_format}
 * is asked once more without it. An answer that does not fit the schema is asked for once more with
 * what is wrong with it; the usage is that of both. After that it is a {@link
 * Reason#MALFORMED_REPLY}.
 *
 * <p>Ids of calls are made unique within the conversation: a second {@code a} becomes {@code a-2},
 * a missing one {@code call_0}. Arguments that are not JSON stay text; none at all are an empty
 * object. Reasoning is read, and not sent back. A server that does not say how many tokens were
 * used is taken to have used none. Seeds are folded into 31 bits, the most that all servers take.
 *
 * <p>All failures are {@link LlmException}s. Their messages name the address, without user,
 * password and query, and hold nothing of the key, also where the server echoes it. Redirects are
 * not followed, since the key would go along.
 */
public final class OpenAiCompatibleClient implements LlmClient, AutoCloseable {
  private final String description;
  private final Duration allowed;
  private final ToolCalls toolCalls;
  private final Transport transport;
  private final ChatCalls chat;
  private final FormedAnswers formed;
  private final SchemaCheck check = new SchemaCheck();
  private volatile boolean closed;

  /** How JSON that fits a schema is asked for. */
  public enum StructuredOutput {
    /** By {@code response_format} with the schema. Where that is refused, by the prompt. */
    JSON_SCHEMA,
    /**
     * By {@code response_format} without the schema, which the prompt has. Where that is refused,
     * by the prompt alone.
     */
    JSON_OBJECT,
    /** By the prompt alone. */
    PROMPT
  }

  /** How a model is told of tools and calls them. */
  public enum ToolCalls {
    /** By the protocol's own means. */
    NATIVE,
    /**
     * By the prompt, and an answer in JSON that is either text or calls. For small and local models
     * that do not call tools reliably.
     */
    JSON_SCHEMA
  }

  OpenAiCompatibleClient(OpenAiCompatibleClientBuilder builder) {
    Endpoint endpoint = builder.endpoint();
    Dialect dialect = builder.dialect();
    Limits limits = builder.limits();
    this.description = "OpenAiCompatibleClient[" + endpoint + ", model " + dialect.model() + "]";
    this.allowed = limits.request();
    this.toolCalls = builder.toolCalls();
    ResponseReader reader = new ResponseReader(endpoint, limits, builder.clock());
    this.transport = new Transport(endpoint, builder.access(endpoint), limits, reader);
    this.chat = new ChatCalls(dialect, transport);
    this.formed = new FormedAnswers(chat, builder.structuredOutput());
  }

  /** Returns a builder, which needs an address and a model. */
  public static OpenAiCompatibleClientBuilder builder() {
    return new OpenAiCompatibleClientBuilder();
  }

  /**
   * Asks the model.
   *
   * @throws LlmException if there is no answer that can be used, with the reason
   * @throws InterruptedException if interrupted; the request is then given up
   * @throws IllegalStateException if the client is closed
   */
  @Override
  public LlmReply complete(LlmRequest request) throws LlmException, InterruptedException {
    if (closed) {
      throw new IllegalStateException(description + " is closed");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Deadline deadline = new Deadline(request.parameters().allowed().orElse(allowed));
    try {
      return answer(request, deadline);
    } catch (UncheckedIOException unwritable) {
      throw new LlmException(
          Reason.INVALID_REQUEST, "the request cannot be written as JSON", unwritable.getCause());
    }
  }

  private LlmReply answer(LlmRequest request, Deadline deadline)
      throws LlmException, InterruptedException {
    JsonNode schema = request.answerSchema();
    if (schema != null) {
      check.usable(schema);
    }
    if (toolCalls == ToolCalls.JSON_SCHEMA && !request.tools().isEmpty()) {
      return formed.complete(new EnvelopeForm(request, check), deadline);
    }
    // A model that has to call tools has nothing to say that could fit.
    return schema == null || isBoundToCall(request)
        ? ChatCalls.reply(chat.send(request, null, deadline))
        : formed.complete(new SchemaForm(request, schema, check), deadline);
  }

  private static boolean isBoundToCall(LlmRequest request) {
    return request.toolChoice() == ToolChoice.REQUIRED && !request.tools().isEmpty();
  }

  /** Gives up what is under way and closes the connections. */
  @Override
  public void close() {
    closed = true;
    transport.close();
  }

  /** Returns address and model, for logs; never the key. */
  @Override
  public String toString() {
    return description;
  }
}

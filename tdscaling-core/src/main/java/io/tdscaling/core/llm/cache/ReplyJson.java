package io.tdscaling.core.llm.cache;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Answers as the cache writes them: compact JSON, read back strictly. */
final class ReplyJson {
  private ReplyJson() {}

  /** What is written of an answer. */
  private record Entry(
      @JsonProperty(required = true) String text,
      @JsonProperty(required = true) String reasoning,
      @JsonProperty(required = true) List<Call> calls,
      @JsonProperty(required = true) Finish finish,
      @JsonProperty(required = true) Usage usage) {}

  /**
   * A call.
   *
   * @param arguments JSON in a text of its own: as deep as a document may be, it would be too deep
   *     inside another one
   */
  private record Call(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String arguments) {}

  private record Usage(
      @JsonProperty(required = true) long prompt,
      @JsonProperty(required = true) long completion,
      @JsonProperty(required = true) long cached,
      @JsonProperty(required = true) long reasoning) {}

  static String write(LlmReply reply) throws JsonProcessingException {
    List<Call> calls = new ArrayList<>();
    for (ToolCall call : reply.message().toolCalls()) {
      String arguments = Json.MAPPER.writeValueAsString(call.arguments());
      calls.add(new Call(call.id(), call.name(), arguments));
    }
    TokenUsage used = reply.usage();
    Usage usage = new Usage(used.prompt(), used.completion(), used.cached(), used.reasoning());
    AssistantMessage said = reply.message();
    Entry entry = new Entry(said.text(), said.reasoning(), calls, reply.finish(), usage);
    return Json.MAPPER.writeValueAsString(entry);
  }

  /**
   * Reads an answer.
   *
   * @throws JsonProcessingException if it is not what {@link #write} writes
   */
  static LlmReply read(String json) throws JsonProcessingException {
    Entry entry = Json.MAPPER.readValue(json, Entry.class);
    try {
      return reply(entry);
    } catch (IllegalArgumentException | NullPointerException invalid) {
      throw new InvalidEntryException(invalid);
    }
  }

  private static LlmReply reply(Entry entry) throws JsonProcessingException {
    List<ToolCall> calls = new ArrayList<>();
    for (Call call : entry.calls()) {
      calls.add(new ToolCall(call.id(), call.name(), Json.parse(call.arguments())));
    }
    AssistantMessage said = new AssistantMessage(entry.text(), calls, entry.reasoning());
    Usage used = entry.usage();
    TokenUsage usage =
        new TokenUsage(used.prompt(), used.completion(), used.cached(), used.reasoning());
    return new LlmReply(said, entry.finish(), usage);
  }

  private static final class InvalidEntryException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    InvalidEntryException(RuntimeException cause) {
      super("a value that an answer cannot have", cause);
    }
  }
}

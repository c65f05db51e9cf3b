package io.tdscaling.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what an attempt costs. With a model, the tokens that it reported; without one, the tokens
 * of the texts that a model would have written and that are trained on, in the encoding o200k_base:
 * what user, assistant and tools say, names and arguments of calls, reasoning. What a chat template
 * adds is not counted. System messages and the schemas of the tools offered are counted apart. Used
 * by one thread at a time.
 */
final class TokenCount {
  private final Encoding encoding =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  /** Schemas are long and come again and again; there are as many as tools. */
  private final Map<ToolRef, Long> schemas = new HashMap<>();

  /**
   * The tokens of one attempt.
   *
   * @param spent what counts against the budget
   * @param context system messages and tool schemas
   * @param byModel whether a model reported what was spent
   */
  record Tally(long spent, long context, boolean byModel) {
    static final Tally NOTHING = new Tally(0, 0, false);
  }

  /** Counts an attempt; one without a conversation has cost nothing. */
  Tally of(Attempt attempt) {
    return attempt.trajectory().map(this::of).orElse(Tally.NOTHING);
  }

  private Tally of(Trajectory trajectory) {
    long context = trajectory.tools().stream().mapToLong(this::schema).sum();
    long written = 0;
    for (Message message : trajectory.messages()) {
      if (message instanceof SystemMessage) {
        context += count(message.text());
      } else {
        written += written(message);
      }
    }
    long reported = trajectory.provenance().usage().total();
    return new Tally(reported > 0 ? reported : written, context, reported > 0);
  }

  private long written(Message message) {
    long tokens = count(message.text());
    if (message instanceof AssistantMessage assistant) {
      tokens += count(assistant.reasoning());
      for (ToolCall call : assistant.toolCalls()) {
        tokens += count(call.name()) + count(text(call.arguments()));
      }
    }
    return tokens;
  }

  private long schema(OfferedTool tool) {
    return schemas.computeIfAbsent(
        tool.spec().ref(),
        ref ->
            count(tool.name())
                + count(tool.spec().description())
                + count(Json.compact(tool.spec().inputSchema())));
  }

  private static String text(JsonNode arguments) {
    return arguments.isTextual() ? arguments.textValue() : Json.compact(arguments);
  }

  private long count(String text) {
    return text.isEmpty() ? 0 : encoding.countTokensOrdinary(text);
  }
}

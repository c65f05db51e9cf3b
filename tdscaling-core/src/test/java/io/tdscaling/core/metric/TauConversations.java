package io.tdscaling.core.metric;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the sample of real conversations, as far as these tests need. */
final class TauConversations {
  private TauConversations() {}

  static List<Trajectory> read() throws IOException {
    Path file =
        Path.of(System.getProperty("tdscaling.shared", "absent"), "data/tau-airline-sample.json");
    assumeTrue(Files.isReadable(file), "no sample of real conversations at " + file);
    List<Trajectory> trajectories = new ArrayList<>();
    for (JsonNode conversation : Json.MAPPER.readTree(file.toFile())) {
      TrajectoryFixture fixture = new TrajectoryFixture();
      conversation.path("messages").forEach(message -> fixture.message(message(message)));
      trajectories.add(fixture.build());
    }
    return trajectories;
  }

  private static Message message(JsonNode message) {
    String text = message.path("content").asText("");
    return switch (message.path("role").asText()) {
      case "system" -> new Message.SystemMessage(text);
      case "user" -> new Message.UserMessage(text);
      case "tool" ->
          new Message.ToolMessage(
              message.path("tool_call_id").asText(), message.path("name").asText(), text);
      default -> new Message.AssistantMessage(text, calls(message.path("tool_calls")));
    };
  }

  private static List<ToolCall> calls(JsonNode calls) {
    List<ToolCall> read = new ArrayList<>();
    for (JsonNode call : calls) {
      JsonNode function = call.path("function");
      String name = function.path("name").asText();
      read.add(new ToolCall(call.path("id").asText(), name, arguments(function)));
    }
    return read;
  }

  private static JsonNode arguments(JsonNode function) {
    String text = function.path("arguments").asText();
    try {
      return Json.parse(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }
}

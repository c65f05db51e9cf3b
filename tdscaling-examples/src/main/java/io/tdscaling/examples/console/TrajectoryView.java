package io.tdscaling.examples.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trajectory as a person reads it. */
public final class TrajectoryView {
  private static final String MARGIN = "  ";
  private static final int ROLE_WIDTH = 11;
  private static final int LONGEST_TEXT = 600;
  private static final int MOST_LINES = 40;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TrajectoryView() {}

  /** Prints a trajectory, a turn after the other, wrapped; long texts are cut short. */
  public static void print(Trajectory trajectory, PrintWriter out) {
    out.printf(
        "Trajectory %s: %d messages, %d tools offered%n",
        trajectory.id(), trajectory.messages().size(), trajectory.tools().size());
    for (Message message : trajectory.messages()) {
      if (message instanceof ToolMessage) {
        result(message, out);
      } else if (!message.text().isEmpty()) {
        print(message.role(), message.text(), out);
      }
      if (message instanceof AssistantMessage assistant) {
        for (ToolCall call : assistant.toolCalls()) {
          print("call", call.name() + " ", call.arguments(), out);
        }
      }
    }
    out.flush();
  }

  private static void result(Message message, PrintWriter out) {
    JsonNode result;
    try {
      result = MAPPER.readTree(message.text());
    } catch (JsonProcessingException e) {
      // A tool may answer with any text.
      print(message.role(), message.text(), out);
      return;
    }
    print(message.role(), "", result, out);
  }

  /** Prints a value; texts of several lines, such as programs, stand below it as they are. */
  private static void print(String role, String before, JsonNode value, PrintWriter out) {
    Map<String, String> blocks = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            member -> {
              String text = member.getValue().asText();
              if (member.getValue().isTextual() && text.strip().indexOf('\n') >= 0) {
                blocks.put(member.getKey(), text.stripTrailing());
              }
            });
    JsonNode rest =
        value instanceof ObjectNode object ? object.deepCopy().without(blocks.keySet()) : value;
    print(role, before + (rest.isEmpty() && !blocks.isEmpty() ? "" : rest), out);
    blocks.forEach((name, text) -> block(name, text, out));
  }

  private static void block(String name, String text, PrintWriter out) {
    String indent = MARGIN + " ".repeat(ROLE_WIDTH);
    out.println(indent + name + ":");
    List<String> lines = text.lines().toList();
    lines.stream()
        .limit(MOST_LINES)
        .map(Wrapped::printable)
        .forEach(line -> out.println((indent + MARGIN + line).stripTrailing()));
    if (lines.size() > MOST_LINES) {
      out.printf("%s%s... %d more lines%n", indent, MARGIN, lines.size() - MOST_LINES);
    }
  }

  private static void print(String role, String text, PrintWriter out) {
    int width = Terminal.COLUMNS - 1 - MARGIN.length() - ROLE_WIDTH;
    List<String> lines = Wrapped.lines(shortened(text), width);
    String label = role;
    for (String line : lines) {
      String head = label + " ".repeat(ROLE_WIDTH - label.length());
      out.println((MARGIN + head + line).stripTrailing());
      label = "";
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " ...";
  }
}

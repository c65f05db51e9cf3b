package io.tdscaling.examples.console;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import java.io.PrintWriter;
import java.util.List;

/** A trajectory as a person reads it. */
public final class TrajectoryView {
  private static final String MARGIN = "  ";
  private static final int ROLE_WIDTH = 11;
  private static final int LONGEST_TEXT = 600;

  private TrajectoryView() {}

  /** Prints a trajectory, a turn after the other, wrapped; long texts are cut short. */
  public static void print(Trajectory trajectory, PrintWriter out) {
    out.printf(
        "Trajectory %s: %d messages, %d tools offered%n",
        trajectory.id(), trajectory.messages().size(), trajectory.tools().size());
    for (Message message : trajectory.messages()) {
      if (!message.text().isEmpty()) {
        print(message.role(), message.text(), out);
      }
      if (message instanceof AssistantMessage assistant) {
        for (ToolCall call : assistant.toolCalls()) {
          print("call", call.name() + " " + call.arguments(), out);
        }
      }
    }
    out.flush();
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

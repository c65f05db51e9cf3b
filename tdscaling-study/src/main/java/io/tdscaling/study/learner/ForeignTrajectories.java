package io.tdscaling.study.learner;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.format.DatasetReader;
import io.tdscaling.core.format.DatasetReader.Problem;
import io.tdscaling.core.format.OpenAiFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads conversations that others made, so that a learner can be tested on them: JSON Lines or one
 * JSON array of records in OpenAI form, plain or gzip.
 *
 * <p>Where a record does not define its tools, those of the whole file stand in: every tool that is
 * called anywhere in such a record, by its name, with the parameters that its calls were given,
 * their types, and as required those that every call was given. Descriptions are lost. Tools that
 * nobody called are unknown, so a choice among the candidates is easier than it was, and that a
 * parameter exists is known only because somebody used it.
 */
public final class ForeignTrajectories {
  private ForeignTrajectories() {}

  /**
   * Reads a file, twice where tools are missing.
   *
   * @param file the file
   * @param trajectories takes the conversations, in order
   * @param problems takes what could not be read, in order
   * @return whether tools had to be made up from the calls
   * @throws IOException if the file as a whole cannot be read
   * @throws InterruptedException if interrupted
   */
  public static boolean read(
      Path file, Consumer<Trajectory> trajectories, Consumer<Problem> problems)
      throws IOException, InterruptedException {
    CalledTools called = new CalledTools();
    DatasetReader.read(
        file,
        (number, record) -> take(OpenAiFormat.read(record, number), called),
        problem -> {}); // Reported when the file is read again.
    List<OfferedTool> tools = called.tools();
    DatasetReader.read(
        file,
        (number, record) ->
            trajectories.accept(completed(OpenAiFormat.read(record, number), tools)),
        problems);
    return !tools.isEmpty();
  }

  private static void take(Trajectory trajectory, CalledTools called) {
    if (!trajectory.tools().isEmpty()) {
      return;
    }
    for (Message message : trajectory.messages()) {
      if (message instanceof AssistantMessage assistant) {
        for (ToolCall call : assistant.toolCalls()) {
          called.add(call);
        }
      }
    }
  }

  private static Trajectory completed(Trajectory read, List<OfferedTool> tools) {
    return read.tools().isEmpty()
        ? new Trajectory(
            read.id(),
            tools,
            read.messages(),
            read.notes(),
            read.domains(),
            read.endState(),
            read.provenance())
        : read;
  }
}

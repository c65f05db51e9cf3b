package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.TaskBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * A task that is told look by look: what is there, what it looks like, what answers the question.
 */
final class Trail {
  private static final double DEAD_END = 0.2;

  private final Draw draw;
  private final TaskBuilder task = new TaskBuilder();
  private final List<String> paths = new ArrayList<>();
  private boolean lost;

  Trail(Draw draw) {
    this.draw = draw;
  }

  /** Adds a file of lines that is there before the conversation. */
  Trail file(String path, List<String> lines) {
    paths.add(path);
    task.givenFile(path, String.join("\n", lines) + "\n");
    return this;
  }

  /**
   * Looks around.
   *
   * @param directory where the files are; {@code .} for the root
   * @param main the file whose lines are looked at
   */
  void explore(String directory, String main) {
    String ending = main.substring(main.lastIndexOf('.'));
    String folder = main.substring(0, Math.max(0, main.lastIndexOf('/')));
    around(directory, ending);
    if (draw.chance(0.35)) {
      String files = (folder.isEmpty() ? "*" : folder + "/*") + ending;
      task.command(
          draw.one("How long are they?", "How much is it?", "", "Sizes first."),
          draw.one("wc -l " + files, "wc -l " + main, "wc " + main));
    }
    int lines = draw.number(2, 5);
    String remark =
        draw.one("What do the lines look like?", "A few lines first.", "The format:", "");
    switch (draw.number(0, 4)) {
      case 0 -> task.command(remark, "head -n " + lines + " " + main);
      case 1 -> task.step(remark, TaskBuilder.readLines(main, 1, lines));
      case 2 -> task.command(remark, "sed -n '1," + lines + "p' " + main);
      case 3 -> task.command(remark, "head -n 2 " + main + " && tail -n 2 " + main);
      default -> task.command(remark, "tail -n " + lines + " " + main);
    }
  }

  private void around(String directory, String ending) {
    String remark =
        draw.one("First, what is there?", "I look around first.", "Which files are there?", "");
    switch (draw.number(0, 5)) {
      case 0 -> task.command(remark, directory.equals(".") ? "ls" : "ls " + directory);
      case 1 -> task.command(remark, "find " + directory + " -type f");
      case 2 -> task.command(remark, "find . -name '*" + ending + "'");
      case 3 -> task.command(remark, "find " + directory + " -type f | sort");
      case 4 -> task.step(remark, TaskBuilder.call("list_files", "directory", directory));
      default -> task.command(remark, "find . -type f | wc -l && ls " + directory);
    }
  }

  /** In some tasks, first runs a command that leads nowhere. */
  void deadEnd(String remark, String command) {
    if (!lost && draw.chance(DEAD_END)) {
      lost = true;
      task.command(remark, command);
    }
  }

  /** In some tasks, first asks for a file that is not there. */
  void wrongFile(String path) {
    if (!lost && draw.chance(DEAD_END / 2)) {
      lost = true;
      task.step(
          CodeStep.failing(
              draw.one("I start with the obvious file.", ""),
              draw.chance(0.5)
                  ? TaskBuilder.call("read_file", "path", path)
                  : TaskBuilder.call("run_command", "command", "cat " + path)));
    }
  }

  /** Runs one of several commands that come to the same. */
  int run(String remark, String... commands) {
    return task.command(remark, draw.one(commands));
  }

  int python(String remark, String code) {
    return task.python(remark, code);
  }

  /** Adds a fact that a step printed. */
  Trail fact(int step, String pattern) {
    task.printed(step, pattern);
    return this;
  }

  CodeTask answer(String request, String answer) {
    return task.build(request, answer);
  }
}

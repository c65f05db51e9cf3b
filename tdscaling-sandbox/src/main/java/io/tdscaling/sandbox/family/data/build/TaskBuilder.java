package io.tdscaling.sandbox.family.data.build;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a task step by step; steps are told by their position. */
public final class TaskBuilder {
  private final List<CodeCall> given = new ArrayList<>();
  private final List<CodeStep> steps = new ArrayList<>();
  private final List<CodeFact> facts = new ArrayList<>();
  private CodeTask.@Nullable ResultSet resultSet;

  /** Returns a call with names and string values of arguments, in turn. */
  public static CodeCall call(String tool, String... namesAndValues) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new CodeCall(tool, arguments);
  }

  /** Returns a call that reads some lines of a file. */
  public static CodeCall readLines(String path, int first, int last) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments.put("path", path).put("start_line", first).put("end_line", last);
    return new CodeCall("read_file", arguments);
  }

  /** Adds a file that is there before the conversation. */
  public TaskBuilder givenFile(String path, String content) {
    return given(call("write_file", "path", path, "content", content));
  }

  /** Adds a call that is made before the conversation. */
  public TaskBuilder given(CodeCall call) {
    given.add(call);
    return this;
  }

  /** Adds a step and returns its position. */
  public int step(CodeStep step) {
    steps.add(step);
    return steps.size() - 1;
  }

  /** Adds a step of one call that succeeds and returns its position. */
  public int step(String remark, CodeCall call) {
    return step(CodeStep.of(remark, call));
  }

  /** Adds a step of calls that are made together and returns its position. */
  public int together(String remark, List<CodeCall> calls) {
    return step(new CodeStep(remark, calls, false));
  }

  /** Adds a step that writes a file. */
  public int writeFile(String remark, String path, String content) {
    return step(remark, call("write_file", "path", path, "content", content));
  }

  /** Adds a step that runs Python. */
  public int python(String remark, String code) {
    return step(remark, call("run_python", "code", code.strip()));
  }

  /** Adds a step whose Python raises. */
  public int raising(String remark, String code) {
    return step(CodeStep.failing(remark, call("run_python", "code", code.strip())));
  }

  /** Adds a step that runs a command. */
  public int command(String remark, String command) {
    return step(remark, call("run_command", "command", command));
  }

  /** Adds a fact that stands in a step's standard output; the pattern's first group is its text. */
  public TaskBuilder printed(int step, String pattern) {
    facts.add(CodeFact.printed(step, pattern));
    return this;
  }

  /** Adds a fact that is a value of a step's result. */
  public TaskBuilder fact(int step, String path) {
    facts.add(CodeFact.at(step, path));
    return this;
  }

  /** Says which step finds the rows that are the answer. */
  public TaskBuilder resultSet(int step, boolean ordered) {
    resultSet = new CodeTask.ResultSet(step, ordered);
    return this;
  }

  /** Returns how many facts there are. */
  public int facts() {
    return facts.size();
  }

  /** Returns the task. */
  public CodeTask build(String request, String answer) {
    return new CodeTask(request, given, steps, facts, answer, List.of(), resultSet);
  }
}

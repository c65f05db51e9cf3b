package io.tdscaling.sandbox.family.program;

import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of a solution as they are put together, and the files as they are after them. */
final class Solution {
  private final List<CodeStep> steps = new ArrayList<>();
  private final Map<String, String> files;

  Solution(Map<String, String> files) {
    this.files = new LinkedHashMap<>(files);
  }

  /** Adds a step of calls that succeed. */
  void step(String remark, CodeCall... calls) {
    steps.add(new CodeStep(remark, List.of(calls), false));
  }

  /** Writes a file. */
  void write(String remark, String path, String content) {
    step(remark, ToolCalls.write(path, content));
    files.put(path, content);
  }

  /** Changes a file. */
  void change(Draw draw, String remark, String path, String after) {
    step(remark, new Change(path, file(path), after).call(draw));
    files.put(path, after);
  }

  /** Returns the first line in which a file differs from another text, from 1. */
  int line(String path, String after) {
    return new Change(path, file(path), after).line();
  }

  /** Returns a file as it is now. */
  String file(String path) {
    String text = files.get(path);
    if (text == null) {
      throw new IllegalStateException("no file " + path);
    }
    return text;
  }

  List<CodeStep> steps() {
    return List.copyOf(steps);
  }

  /** Returns the position of the last step. */
  int last() {
    return steps.size() - 1;
  }
}

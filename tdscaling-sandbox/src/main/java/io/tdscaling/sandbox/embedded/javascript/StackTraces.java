package io.tdscaling.sandbox.embedded.javascript;

import java.util.ArrayList;
import java.util.List;

/** Rewrites the engine's stack traces: a program's own lines are in {@code main.js}. */
final class StackTraces {
  private static final String FRAME = "    at ";
  private static final int MAX_FRAMES = 10;

  private StackTraces() {}

  /** Returns the text without the frames of what runs programs. */
  static String cleaned(String text) {
    List<String> lines = new ArrayList<>();
    int frames = 0;
    for (String line : text.split("\n", -1)) {
      boolean frame = line.startsWith(FRAME);
      boolean ours = line.contains("(function.mjs:") || line.endsWith("eval (native)");
      if (!frame || (!ours && ++frames <= MAX_FRAMES)) {
        lines.add(
            frame
                ? line.replace("<eval> (<input>:", "(<input>:").replace("<input>:", "main.js:")
                : line);
      }
    }
    return String.join("\n", lines);
  }
}

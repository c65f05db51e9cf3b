package io.tdscaling.sandbox.family.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Text with sections that options switch: lines {@code %if condition}, {@code %elif condition},
 * {@code %else} and {@code %end}, which may be nested, and blanks to fill.
 *
 * @param lines the lines
 */
record Template(List<String> lines) {
  Template {
    lines = List.copyOf(lines);
  }

  /** Returns the text that a variant has, each line ended by a line feed. */
  String render(Variant variant) {
    List<String> kept = new ArrayList<>();
    Deque<Section> open = new ArrayDeque<>();
    open.push(new Section(true, true));
    for (String line : lines) {
      String directive = line.strip();
      if (directive.startsWith("%")) {
        follow(directive, open, variant);
      } else if (open.element().shown()) {
        kept.add(variant.fill(line));
      }
    }
    if (open.size() != 1) {
      throw new IllegalStateException("%if without %end: " + lines);
    }
    return String.join("\n", kept).strip() + "\n";
  }

  private static void follow(String directive, Deque<Section> open, Variant variant) {
    String[] words = directive.split(" ", 2);
    switch (words[0]) {
      case "%if" -> {
        boolean outer = open.element().shown();
        boolean holds = outer && variant.holds(words[1]);
        open.push(new Section(holds, holds || !outer));
      }
      case "%elif" -> {
        Section before = open.pop();
        boolean holds = !before.done() && variant.holds(words[1]);
        open.push(new Section(holds, before.done() || holds));
      }
      case "%else" -> open.push(new Section(!open.pop().done(), true));
      case "%end" -> open.pop();
      default -> throw new IllegalStateException("no such directive: " + directive);
    }
  }

  /**
   * A switched section.
   *
   * @param shown whether its lines are kept
   * @param done whether no later branch may be kept
   */
  private record Section(boolean shown, boolean done) {}
}

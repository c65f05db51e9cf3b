package io.tdscaling.sandbox.family.program;

import java.util.List;

/**
 * A fault that a program can have.
 *
 * @param name its name in the family
 * @param path module it is in
 * @param right text that is right; occurs once in the program
 * @param wrong text in its place; empty where lines are missing
 * @param symptom sentence of what a user notices
 * @param cause clause of what is wrong, in lower case and without a full stop
 * @param fix what to do about it, after "to"
 * @param tests names of tests that fail because of it
 * @param attempts wrong ways to put it right
 * @param repro program that shows it; empty where there is none
 */
record Fault(
    String name,
    String path,
    String right,
    String wrong,
    String symptom,
    String cause,
    String fix,
    List<String> tests,
    List<Attempt> attempts,
    String repro) {
  Fault {
    tests = List.copyOf(tests);
    attempts = List.copyOf(attempts);
  }

  /**
   * A plausible change that does not put the fault right.
   *
   * @param text what it puts in the place of the wrong text
   * @param reason why it seemed right, a sentence
   * @param lesson what its failure shows, a sentence
   * @param still test that still fails
   */
  record Attempt(String text, String reason, String lesson, String still) {}

  /** Says whether a text holds the right text once, so that the fault can be put in. */
  boolean fits(String source) {
    int first = source.indexOf(right);
    return first >= 0 && source.indexOf(right, first + 1) < 0;
  }

  /** Returns a module with another text, such as the wrong one, in the place of the right one. */
  String put(String source, String text) {
    if (!fits(source)) {
      throw new IllegalStateException(name + " does not occur exactly once: " + right);
    }
    int start = source.indexOf(right);
    int end = start + right.length();
    if (text.isEmpty()) {
      start = source.lastIndexOf('\n', start) + 1;
      end = source.indexOf('\n', end) + 1;
    }
    return source.substring(0, start) + text + source.substring(end);
  }

  /** Says whether two are the same fault of a program. */
  boolean is(Fault other) {
    return name.equals(other.name);
  }

  /** Returns a module with the fault. */
  String inject(String source) {
    return put(source, wrong);
  }
}

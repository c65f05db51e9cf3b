package io.tdscaling.study;

import io.tdscaling.study.learner.ForeignTrajectories;
import java.io.IOException;
import java.nio.file.Path;

/** Test sets of conversations that were not synthesized. */
final class RealTests {
  private RealTests() {}

  /** Returns what a file's set is called: the file's name. */
  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * Reads a file into a set.
   *
   * @throws IOException if it cannot be read, or if any part of it cannot, or holds nothing
   */
  static void read(Path file, StudyLearner.Examples into) throws IOException, InterruptedException {
    StringBuilder first = new StringBuilder();
    ForeignTrajectories.read(
        file,
        into::add,
        problem -> {
          if (first.length() == 0) {
            first.append(problem);
          }
        });
    if (first.length() > 0) {
      throw new IOException("cannot test on " + file + ": " + first);
    }
    if (into.size() == 0) {
      throw new IOException("cannot test on " + file + ": it holds no conversation");
    }
  }
}

package io.tdscaling.examples.cli;

import io.tdscaling.api.tool.CatalogProblem;
import java.io.PrintWriter;
import java.util.List;

/** Says what could not be read of the tools. */
final class CatalogProblems {
  private static final int SHOWN = 3;

  private CatalogProblems() {}

  /**
   * Prints the problems: all of them where they are errors, else how many and the first.
   *
   * @return whether to go on
   */
  static boolean tolerable(List<CatalogProblem> problems, boolean strict, PrintWriter err) {
    String label = strict ? "error: " : "warning: ";
    problems.stream()
        .limit(strict ? problems.size() : SHOWN)
        .forEach(problem -> err.println(label + problem));
    if (!strict && problems.size() > SHOWN) {
      err.printf(
          "warning: %d more problems in the tools; --strict shows all and stops there%n",
          problems.size() - SHOWN);
    }
    err.flush();
    return problems.isEmpty() || !strict;
  }
}

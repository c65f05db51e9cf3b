package io.tdscaling.core.catalog;

import io.tdscaling.api.tool.CatalogProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one source or, where strict, ends the reading at the first. */
final class ProblemLog {
  private final String source;
  private final boolean strict;
  private final List<CatalogProblem> problems = new ArrayList<>();
  private int line;

  ProblemLog(String source, boolean strict) {
    this.source = source;
    this.strict = strict;
  }

  /** Sets the line that the next problems are on; 0 where there are no lines. */
  void at(int newLine) {
    line = newLine;
  }

  /** Takes in a problem. */
  void report(String reason) throws CatalogException {
    CatalogProblem problem = new CatalogProblem(source, line, reason);
    if (strict) {
      throw new CatalogException(problem.toString());
    }
    problems.add(problem);
  }

  /** Returns the problems so far, in order. */
  List<CatalogProblem> problems() {
    return List.copyOf(problems);
  }
}

package io.tdscaling.sandbox.embedded.command;

/** A regular expression is wrong, or one that the engine does not have. */
final class RegexProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  RegexProblem(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}

package io.tdscaling.core.written;

import java.util.List;

/** Written blueprints that cannot be used. Lists everything that is wrong with them. */
public final class InvalidBlueprintsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidBlueprintsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Returns the problems, each as {@code file:line: pointer: what is wrong}, in reading order; the
   * line is the one on which the document begins.
   */
  public List<String> problems() {
    return problems == null ? List.of() : problems;
  }
}

package io.tdscaling.core.environment.declared;

import java.util.List;

/** A declaration of a service that cannot be used. Lists everything that is wrong with it. */
public final class InvalidDeclarationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidDeclarationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, each as {@code source: pointer: what is wrong}, in reading order. */
  public List<String> problems() {
    return problems == null ? List.of() : problems;
  }
}

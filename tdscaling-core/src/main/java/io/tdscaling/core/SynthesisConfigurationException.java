package io.tdscaling.core;

import java.util.List;

/**
 * Says everything that is wrong with a configuration. The exceptions that some of it came from are
 * suppressed in it.
 */
public final class SynthesisConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  SynthesisConfigurationException(List<String> problems, List<Exception> causes) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
    causes.forEach(this::addSuppressed);
  }

  /** Returns the problems, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}

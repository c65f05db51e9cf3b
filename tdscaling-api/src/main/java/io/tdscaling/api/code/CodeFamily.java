package io.tdscaling.api.code;

import java.util.Optional;

/**
 * A parametric family of programming tasks: one idea, and as many tasks as there are seeds. Called
 * from several threads at once.
 */
public interface CodeFamily {
  /** Returns a name in kebab-case that no other family has. */
  String id();

  /** Returns what kind of task it makes. */
  CodeKind kind();

  /**
   * Makes a task.
   *
   * @return the task; empty only where the family needs data and what it is given does not fit it
   */
  Optional<CodeTask> task(CodeTaskRequest request);
}

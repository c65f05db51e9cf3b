package io.tdscaling.api.code;

import java.util.List;

/** Opens workspaces. Called from several threads at once. */
@FunctionalInterface
public interface CodeToolFactory {
  /**
   * Opens an empty workspace of its own.
   *
   * @param seed seed of all that code run in it may take for chance
   */
  CodeTool open(long seed);

  /**
   * Returns what executes the code, for {@code run.json}. The default is the class's simple name,
   * or {@code custom} where the class has none.
   */
  default String label() {
    Class<?> own = getClass();
    return own.isHidden() || own.isAnonymousClass() ? "custom" : own.getSimpleName();
  }

  /**
   * Returns all that results may depend on, such as limits: a run only goes on with the same. The
   * default is the {@link #label}.
   */
  default String fingerprint() {
    return label();
  }

  /** Returns the families of tasks that come with the tool. The default is none. */
  default List<CodeFamily> families() {
    return List.of();
  }
}

package io.tdscaling.core.text;

/** How the classes of caller's objects are named in messages and files. */
public final class ClassNames {
  private static final String LAMBDA = "$$Lambda";

  private ClassNames() {}

  /**
   * Returns the name of an object's class. A lambda is named by the class it stands in, for its own
   * name differs from run to run.
   */
  public static String of(Object object) {
    String name = object.getClass().getName();
    int lambda = name.indexOf(LAMBDA);
    if (lambda > 0) {
      return "a lambda in " + name.substring(0, lambda);
    }
    int hidden = name.indexOf('/');
    return hidden > 0 ? name.substring(0, hidden) : name;
  }
}

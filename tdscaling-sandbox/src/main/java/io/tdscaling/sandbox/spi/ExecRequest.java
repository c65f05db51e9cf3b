package io.tdscaling.sandbox.spi;

/**
 * What to execute.
 *
 * @param language what the code is written in
 * @param code the program; for {@link Language#COMMAND} the command line, for {@link
 *     Language#TESTS} the path of a test file or directory below the workspace's root, or empty for
 *     all tests there are
 * @param stdin what the program reads from standard input
 * @param database for {@link Language#SQL} the path of the database file below the workspace's
 *     root; empty otherwise
 * @param limits what it may use
 */
public record ExecRequest(
    Language language, String code, String stdin, String database, ExecLimits limits) {
  /** Makes a request without input and with the default limits. */
  public static ExecRequest of(Language language, String code) {
    return new ExecRequest(language, code, "", "", ExecLimits.defaults());
  }

  /** Makes a request to execute SQL on a database of the workspace. */
  public static ExecRequest sql(String database, String code) {
    return new ExecRequest(Language.SQL, code, "", database, ExecLimits.defaults());
  }

  /** Returns this request with other limits. */
  public ExecRequest with(ExecLimits value) {
    return new ExecRequest(language, code, stdin, database, value);
  }

  /** Returns this request with something to read from standard input. */
  public ExecRequest withStdin(String value) {
    return new ExecRequest(language, code, value, database, limits);
  }
}

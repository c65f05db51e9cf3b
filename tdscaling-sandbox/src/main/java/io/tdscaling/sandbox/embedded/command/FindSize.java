package io.tdscaling.sandbox.embedded.command;

import java.util.function.Predicate;

/** {@code -size [+-]N[cwbkMG]}: sizes are rounded up to whole units. */
final class FindSize {
  private static final String UNITS = "cwbkMG";
  private static final long[] BYTES = {1, 2, 512, 1 << 10, 1 << 20, 1 << 30};
  private static final long DIRECTORY_BYTES = 4_096;

  private FindSize() {}

  static Predicate<FindExpression.Candidate> parse(String value) throws CommandFailure {
    String invalid = "Invalid argument '" + value + "' to -size";
    if (value.isEmpty()) {
      throw new CommandFailure(1, invalid);
    }
    char sign = value.charAt(0);
    boolean signed = sign == '+' || sign == '-';
    int unit = UNITS.indexOf(value.charAt(value.length() - 1));
    String digits = value.substring(signed ? 1 : 0, value.length() - (unit < 0 ? 0 : 1));
    long wanted = Options.number(digits, 1, invalid);
    long bytes = unit < 0 ? 512 : BYTES[unit];
    return candidate -> {
      long size = candidate.entry().directory() ? DIRECTORY_BYTES : candidate.entry().bytes();
      int order = Long.compare((size + bytes - 1) / bytes, wanted);
      return sign == '+' ? order > 0 : sign == '-' ? order < 0 : order == 0;
    };
  }
}

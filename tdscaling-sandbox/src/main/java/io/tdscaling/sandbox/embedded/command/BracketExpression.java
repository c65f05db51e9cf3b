package io.tdscaling.sandbox.embedded.command;

/** A set of characters in POSIX's form: a backslash in it stands for itself. */
final class BracketExpression {
  private final String source;
  private int position;

  BracketExpression(String source, int open) {
    this.source = source;
    this.position = open + 1;
  }

  /** Appends the set in the engine's syntax and returns where it ends in the source. */
  int append(StringBuilder result) throws RegexProblem {
    result.append('[');
    if (source.startsWith("^", position)) {
      result.append('^');
      position++;
    }
    boolean first = true;
    while (true) {
      if (position >= source.length()) {
        throw new RegexProblem("Unmatched [, [^, [:, [., or [=");
      }
      char c = source.charAt(position);
      if (c == ']' && !first) {
        result.append(']');
        return position + 1;
      }
      first = false;
      if (source.startsWith("[:", position)) {
        characterClass(result);
      } else if (source.startsWith("[.", position) || source.startsWith("[=", position)) {
        throw new RegexProblem("collating elements ([. and [=) are not supported");
      } else {
        range(result);
      }
    }
  }

  private void characterClass(StringBuilder result) throws RegexProblem {
    int end = source.indexOf(":]", position + 2);
    if (end < 0) {
      throw new RegexProblem("Unmatched [, [^, [:, [., or [=");
    }
    result.append(source, position, end + 2);
    position = end + 2;
  }

  private void range(StringBuilder result) {
    character(result);
    boolean isRange =
        source.startsWith("-", position)
            && position + 1 < source.length()
            && source.charAt(position + 1) != ']';
    if (isRange) {
      result.append('-');
      position++;
      character(result);
    }
  }

  private void character(StringBuilder result) {
    int codePoint = source.codePointAt(position);
    position += Character.charCount(codePoint);
    if (codePoint < 0x80 && "[]\\^-&~".indexOf(codePoint) >= 0) {
      result.append('\\');
    }
    result.appendCodePoint(codePoint);
  }
}

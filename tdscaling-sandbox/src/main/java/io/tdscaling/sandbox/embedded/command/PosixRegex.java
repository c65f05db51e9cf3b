package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Translates POSIX regular expressions, basic or extended and with GNU's additions, into the syntax
 * of the linear-time engine.
 */
final class PosixRegex {
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private final String source;
  private final boolean extended;
  private final boolean knowsTab;
  private final StringBuilder result = new StringBuilder();
  private final Deque<Integer> groups = new ArrayDeque<>();
  private final List<String> warnings = new ArrayList<>();
  private int position;

  /** Where the last atom begins in the result, -1 where there is nothing to repeat. */
  private int atom = -1;

  private boolean repeated;

  private PosixRegex(String source, boolean extended, boolean knowsTab) {
    this.source = source;
    this.extended = extended;
    this.knowsTab = knowsTab;
  }

  /** A translated expression, and what GNU's grep would say of it beforehand. */
  record Translated(String regex, List<String> warnings) {}

  /**
   * Translates an expression.
   *
   * @param knowsTab whether {@code \t} is a tab, as in sed
   * @throws RegexProblem if the expression is wrong or cannot be had in linear time
   */
  static Translated translate(String source, boolean extended, boolean knowsTab)
      throws RegexProblem {
    PosixRegex translation = new PosixRegex(source, extended, knowsTab);
    translation.run();
    return new Translated(translation.result.toString(), translation.warnings);
  }

  private void run() throws RegexProblem {
    while (position < source.length()) {
      char c = source.charAt(position);
      if (c == '\\') {
        escape();
      } else if (c == '[') {
        atom();
        position = new BracketExpression(source, position).append(result);
      } else if (extended) {
        extendedCharacter(c);
      } else {
        basicCharacter(c);
      }
    }
    if (!groups.isEmpty()) {
      throw new RegexProblem("Unmatched ( or \\(");
    }
  }

  private void escape() throws RegexProblem {
    if (position + 1 == source.length()) {
      throw new RegexProblem("Trailing backslash");
    }
    char c = source.charAt(position + 1);
    if (!extended && "(){}|+?".indexOf(c) >= 0) {
      position++;
      operator(c);
      return;
    }
    position += 2;
    if (c >= '1' && c <= '9') {
      throw new RegexProblem("back-references (\\" + c + ") are not supported");
    }
    String same = "wWsSbB";
    if (c == '<' || c == '>') {
      result.append("\\b");
      atom = -1;
    } else if (c == '`' || c == '\'') {
      result.append(c == '`' ? "\\A" : "\\z");
      atom = -1;
    } else if (same.indexOf(c) >= 0 || (knowsTab && "tnr".indexOf(c) >= 0)) {
      atom();
      result.append('\\').append(c);
    } else {
      if (Character.isLetterOrDigit(c)) {
        warnings.add("stray \\ before " + c);
      }
      literal(c);
    }
  }

  private void extendedCharacter(char c) throws RegexProblem {
    switch (c) {
      case '(', ')', '|', '+', '?', '{' -> operator(c);
      case '*' -> star();
      case '^', '$', '.' -> {
        simple(c);
        position++;
      }
      default -> plain();
    }
  }

  private void basicCharacter(char c) {
    boolean anchor = (c == '^' && startsBranch()) || (c == '$' && endsBranch());
    if (c == '*') {
      star();
    } else if (anchor || c == '.') {
      simple(c);
      position++;
    } else {
      plain();
    }
  }

  private boolean startsBranch() {
    return position == 0
        || source.startsWith("\\(", position - 2)
        || source.startsWith("\\|", position - 2);
  }

  private boolean endsBranch() {
    return position + 1 == source.length()
        || source.startsWith("\\)", position + 1)
        || source.startsWith("\\|", position + 1);
  }

  private void operator(char c) throws RegexProblem {
    switch (c) {
      case '(' -> {
        groups.push(result.length());
        result.append('(');
        atom = -1;
        position++;
      }
      case ')' -> closeGroup();
      case '|' -> {
        result.append('|');
        atom = -1;
        position++;
      }
      case '{' -> interval();
      case '}' -> plain();
      default -> {
        position++;
        repeat(String.valueOf(c));
      }
    }
  }

  private void closeGroup() throws RegexProblem {
    position++;
    if (groups.isEmpty()) {
      if (!extended) {
        throw new RegexProblem("Unmatched ) or \\)");
      }
      literal(')');
      return;
    }
    int start = groups.pop();
    result.append(')');
    atom = start;
    repeated = false;
  }

  private void star() {
    position++;
    repeat("*");
  }

  /** Repeats the last atom; where there is none the character stands for itself. */
  private void repeat(String quantifier) {
    if (atom < 0) {
      for (int i = 0; i < quantifier.length(); i++) {
        literal(quantifier.charAt(i));
      }
      return;
    }
    if (repeated) {
      // A second one right behind would mean something else to the engine.
      result.insert(atom, "(?:").append(')');
    }
    result.append(quantifier);
    repeated = true;
  }

  private void interval() throws RegexProblem {
    String closing = extended ? "}" : "\\}";
    int end = source.indexOf(closing, position + 1);
    String bounds = end < 0 ? "" : source.substring(position + 1, end);
    int comma = bounds.indexOf(',');
    String least = comma < 0 ? bounds : bounds.substring(0, comma);
    String most = comma < 0 ? "" : bounds.substring(comma + 1);
    boolean digits = (least + most).chars().allMatch(Options::isDigit);
    if (end < 0 || bounds.isEmpty() || !digits) {
      if (!extended) {
        throw new RegexProblem(end < 0 ? "Unmatched \\{" : "Invalid content of \\{\\}");
      }
      plain();
      return;
    }
    position = end + closing.length();
    repeat("{" + (least.isEmpty() ? "0" : least) + (comma < 0 ? "" : "," + most) + "}");
  }

  private void simple(char c) {
    if (c == '.') {
      atom();
    } else {
      atom = -1;
    }
    result.append(c);
  }

  private void plain() {
    int codePoint = source.codePointAt(position);
    position += Character.charCount(codePoint);
    literal(codePoint);
  }

  private void literal(int codePoint) {
    atom();
    if (codePoint < 0x80 && SPECIAL.indexOf(codePoint) >= 0) {
      result.append('\\');
    }
    result.appendCodePoint(codePoint);
  }

  private void atom() {
    atom = result.length();
    repeated = false;
  }
}

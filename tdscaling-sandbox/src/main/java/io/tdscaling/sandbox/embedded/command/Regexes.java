package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;

/** Compiles regular expressions of bounded size and matches them under a budget. */
final class Regexes {
  private static final int MAX_CHARS = 4_000;

  /** Bounds what nested repetitions unfold to; the engine itself bounds each by 1,000. */
  private static final long MAX_UNFOLDED = 20_000;

  private Regexes() {}

  /** Compiles an expression in the engine's syntax. */
  static Pattern compile(String regex, int flags) throws RegexProblem {
    if (regex.length() > MAX_CHARS || unfolded(regex) > MAX_UNFOLDED) {
      throw new RegexProblem("Regular expression too big");
    }
    try {
      return Pattern.compile(regex, flags);
    } catch (PatternSyntaxException e) {
      throw new RegexProblem(String.valueOf(e.getDescription()));
    }
  }

  static Matcher matcher(Pattern pattern, String text, ExecutionBudget budget) {
    return pattern.matcher(new Watched(text, budget));
  }

  /**
   * Returns an upper bound of the characters that the expression has once repetitions are written
   * out. Sets and escapes are counted by their characters.
   */
  static long unfolded(String regex) {
    long[] sizes = new long[regex.length() + 2];
    int depth = 0;
    long last = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      }
      if (c == '(') {
        sizes[++depth] = 0;
        last = 1;
      } else if (c == ')' && depth > 0) {
        last = sizes[depth--] + 1;
        sizes[depth] += last;
      } else if (c == '{') {
        long times = times(regex, i);
        sizes[depth] = saturated(sizes[depth] + last * times);
        last = saturated(last * times);
      } else {
        last = 1;
        sizes[depth]++;
      }
    }
    long total = 0;
    for (int i = 0; i <= depth; i++) {
      total = saturated(total + sizes[i]);
    }
    return total;
  }

  private static long saturated(long size) {
    return Math.min(size, 1L << 40);
  }

  /** Returns the larger number in braces, 1 where there is none. */
  private static long times(String regex, int open) {
    long most = 1;
    long number = 0;
    for (int i = open + 1; i < regex.length() && regex.charAt(i) != '}'; i++) {
      char c = regex.charAt(i);
      number = Options.isDigit(c) ? Math.min(number * 10 + (c - '0'), 1_000_000) : 0;
      most = Math.max(most, number);
    }
    return most;
  }

  /** A text that counts the looks at it as work, so that no match outlives the budget. */
  private record Watched(String text, ExecutionBudget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.work(WORK_PER_CHARACTER);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }

    /** The engine follows many threads over each character. */
    private static final int WORK_PER_CHARACTER = 16;
  }
}

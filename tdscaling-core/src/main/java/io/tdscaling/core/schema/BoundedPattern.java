package io.tdscaling.core.schema;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A regular expression from a schema, which may be written so that matching takes ages. Matching
 * stops after a bounded number of steps; what was not matched by then counts as not matching.
 */
final class BoundedPattern implements RegularExpression {
  private static final int MAX_STEPS = 1_000_000;

  private final Pattern pattern;

  /**
   * Compiles an expression in the syntax of ECMA-262.
   *
   * @throws java.util.regex.PatternSyntaxException if it cannot be
   */
  BoundedPattern(String expression) {
    this.pattern = Pattern.compile(EcmaSyntax.toJava(expression));
  }

  @Override
  public boolean matches(String value) {
    try {
      return pattern.matcher(new CountedText(value, new Steps())).find();
    } catch (OutOfSteps | StackOverflowError tooHard) {
      // The JDK recurses for some expressions; a text on which that overflows cannot be judged.
      return false;
    }
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSteps() {
      super(null, null, false, false);
    }
  }

  private static final class Steps {
    private int left = MAX_STEPS;

    void take() {
      if (--left < 0) {
        throw new OutOfSteps();
      }
    }
  }

  private record CountedText(CharSequence text, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}

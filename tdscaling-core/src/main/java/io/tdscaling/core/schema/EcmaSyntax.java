package io.tdscaling.core.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites regular expressions of ECMA-262, which JSON Schema uses, for the JDK. */
final class EcmaSyntax {
  private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d+(,\\d*)?\\}");
  private static final Pattern CODE_POINT = Pattern.compile("\\\\u\\{([0-9A-Fa-f]{1,6})\\}");

  private final String source;
  private final StringBuilder result = new StringBuilder();
  private boolean inClass;
  private int at;

  private EcmaSyntax(String source) {
    this.source = source;
  }

  static String toJava(String expression) {
    EcmaSyntax rewriting = new EcmaSyntax(expression);
    while (rewriting.at < expression.length()) {
      rewriting.rewriteNext();
    }
    return rewriting.result.toString();
  }

  private void rewriteNext() {
    char c = source.charAt(at);
    if (c == '\\') {
      escape();
    } else if (inClass) {
      insideClass(c);
    } else if (c == '[') {
      openClass();
    } else if (c == '$') {
      // In the JDK, a dollar sign also matches before a line break at the end.
      append("\\z", 1);
    } else if (c == '{' && !QUANTIFIER.matcher(source).region(at, source.length()).lookingAt()) {
      append("\\{", 1);
    } else {
      append(String.valueOf(c), 1);
    }
  }

  private void escape() {
    Matcher codePoint = CODE_POINT.matcher(source).region(at, source.length());
    if (codePoint.lookingAt()) {
      append("\\x{" + codePoint.group(1) + "}", codePoint.group().length());
    } else {
      append(source.substring(at, Math.min(at + 2, source.length())), 2);
    }
  }

  private void insideClass(char c) {
    inClass = c != ']';
    // Nested classes and intersections are the JDK's own invention.
    append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c), 1);
  }

  private void openClass() {
    if (source.startsWith("[^]", at)) {
      append("[\\s\\S]", 3);
    } else if (source.startsWith("[]", at)) {
      append("(?!)", 2);
    } else {
      inClass = true;
      boolean negated = source.startsWith("[^", at);
      append(negated ? "[^" : "[", negated ? 2 : 1);
    }
  }

  private void append(String rewritten, int consumed) {
    result.append(rewritten);
    at += consumed;
  }
}

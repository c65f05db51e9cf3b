package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/** The right side of {@code s/…/…/}: texts, {@code &} and {@code \1} to {@code \9}. */
final class SedReplacement {
  /** A text, or a group where its number is not negative. */
  private record Part(String text, int group) {}

  private final List<Part> parts = new ArrayList<>();
  private int highestGroup;

  private SedReplacement() {}

  static SedReplacement parse(String source) throws RegexProblem {
    SedReplacement replacement = new SedReplacement();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '&') {
        replacement.group(0);
      } else if (c == '\\' && i + 1 < source.length()) {
        replacement.escape(source.charAt(++i));
      } else {
        replacement.text(String.valueOf(c));
      }
    }
    return replacement;
  }

  private void escape(char c) throws RegexProblem {
    if (Options.isDigit(c)) {
      group(c - '0');
    } else if ("LUEul".indexOf(c) >= 0) {
      throw new RegexProblem("case conversion (\\" + c + ") is not supported");
    } else {
      text(c == 'n' ? "\n" : c == 't' ? "\t" : c == 'r' ? "\r" : String.valueOf(c));
    }
  }

  private void group(int number) {
    highestGroup = Math.max(highestGroup, number);
    parts.add(new Part("", number));
  }

  private void text(String text) {
    parts.add(new Part(text, -1));
  }

  int highestGroup() {
    return highestGroup;
  }

  void append(StringBuilder result, Matcher match) {
    for (Part part : parts) {
      String group = part.group() < 0 ? part.text() : match.group(part.group());
      result.append(group == null ? "" : group);
    }
  }
}

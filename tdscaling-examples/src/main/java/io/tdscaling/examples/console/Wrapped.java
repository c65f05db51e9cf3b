package io.tdscaling.examples.console;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines of a width. */
final class Wrapped {
  private Wrapped() {}

  /**
   * Breaks at spaces and after commas, in the middle of a word that is longer than a line, and
   * where the text does.
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R", -1)) {
      wrap(printable(paragraph), width, lines);
    }
    return lines;
  }

  private static void wrap(String paragraph, int width, List<String> lines) {
    String rest = paragraph.stripTrailing();
    while (rest.length() > width) {
      int cut = breakAt(rest, width);
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
  }

  private static int breakAt(String text, int width) {
    int cut = Math.max(text.lastIndexOf(' ', width), text.lastIndexOf(',', width - 1) + 1);
    return cut > 0 ? cut : beforeSurrogate(text, width);
  }

  private static int beforeSurrogate(String text, int cut) {
    return Character.isHighSurrogate(text.charAt(cut - 1)) && cut > 1 ? cut - 1 : cut;
  }

  /** Replaces control characters: what is shown may come from anywhere. */
  static String printable(String text) {
    return text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

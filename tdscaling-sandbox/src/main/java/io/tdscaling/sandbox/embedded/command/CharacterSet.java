package io.tdscaling.sandbox.embedded.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A set of characters as {@code tr} takes it: ranges, classes and escapes, in their order. */
final class CharacterSet {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("[:digit:]", "0-9"),
          Map.entry("[:upper:]", "A-Z"),
          Map.entry("[:lower:]", "a-z"),
          Map.entry("[:alpha:]", "A-Za-z"),
          Map.entry("[:alnum:]", "0-9A-Za-z"),
          Map.entry("[:space:]", "\t-\r "),
          Map.entry("[:blank:]", "\t "),
          Map.entry("[:xdigit:]", "0-9A-Fa-f"),
          Map.entry("[:cntrl:]", "\u0000-\u001F\u007F"),
          Map.entry("[:print:]", " -~"),
          Map.entry("[:graph:]", "!-~"),
          Map.entry("[:punct:]", "!-/:-@[-`{-~"));

  /** Most characters of one set; all of Unicode would be more. */
  private static final int MAX_SIZE = 70_000;

  private final int[] characters;
  private final Map<Integer, Integer> positions = new HashMap<>();
  private final boolean complement;

  private CharacterSet(int[] characters, boolean complement) {
    this.characters = characters;
    this.complement = complement;
    for (int i = 0; i < characters.length; i++) {
      // A character that is named twice is translated as it is named last.
      positions.put(characters[i], i);
    }
  }

  static CharacterSet parse(String source, boolean complement) throws CommandFailure {
    StringBuilder result = new StringBuilder();
    int[] text = source.codePoints().toArray();
    for (int i = 0; i < text.length; ) {
      String named = named(source, i);
      if (!named.isEmpty()) {
        append(result, CLASSES.getOrDefault(named, "").codePoints().toArray(), false);
        i += named.length();
      } else {
        int end = unit(text, i);
        if (end < text.length - 1 && text[end] == '-') {
          end = unit(text, end + 1);
        }
        append(result, Arrays.copyOfRange(text, i, end), true);
        i = end;
      }
      if (result.length() > MAX_SIZE) {
        throw new CommandFailure(1, "a set has more than " + MAX_SIZE + " characters");
      }
    }
    return new CharacterSet(result.codePoints().toArray(), complement);
  }

  private static String named(String source, int i) {
    String rest = source.substring(source.offsetByCodePoints(0, i));
    return CLASSES.keySet().stream().filter(rest::startsWith).findFirst().orElse("");
  }

  /** Returns where a character, escaped or not, ends. */
  private static int unit(int[] text, int i) {
    if (text[i] != '\\' || i + 1 == text.length) {
      return i + 1;
    }
    int end = i + 1;
    while (end < text.length && end < i + 4 && text[end] >= '0' && text[end] <= '7') {
      end++;
    }
    return Math.max(end, i + 2);
  }

  /** Appends characters and ranges; what is escaped cannot be a dash between two ends. */
  private static void append(StringBuilder result, int[] units, boolean escapes)
      throws CommandFailure {
    for (int i = 0; i < units.length; ) {
      int end = escapes ? unit(units, i) : i + 1;
      int first = value(units, i, end);
      i = end;
      int last = first;
      if (i < units.length - 1 && units[i] == '-') {
        end = escapes ? unit(units, i + 1) : i + 2;
        last = value(units, i + 1, end);
        i = end;
      }
      if (last < first) {
        throw new CommandFailure(
            1,
            "range-endpoints of '%s-%s' are in reverse collating sequence order"
                .formatted(Character.toString(first), Character.toString(last)));
      }
      for (int c = first; c <= last && result.length() <= MAX_SIZE; c++) {
        result.appendCodePoint(c);
      }
    }
  }

  private static int value(int[] units, int start, int end) {
    String text = new String(units, start, end - start);
    String expanded = Escapes.expand(text);
    return expanded.startsWith("\\") && text.length() > 1 && !text.equals("\\\\")
        ? text.codePointAt(1)
        : expanded.codePointAt(0);
  }

  boolean isEmpty() {
    return characters.length == 0;
  }

  boolean contains(int c) {
    return positions.containsKey(c) != complement;
  }

  /** Returns what a character becomes; a shorter second set goes on with its last character. */
  int translate(int c, CharacterSet to) {
    if (!contains(c)) {
      return c;
    }
    int last = to.characters.length - 1;
    return to.characters[complement ? last : Math.min(last, positions.getOrDefault(c, last))];
  }
}

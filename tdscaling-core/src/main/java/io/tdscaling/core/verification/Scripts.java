package io.tdscaling.core.verification;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which scripts the letters of prose are in. Kana and Han count as one, for Japanese has both.
 * Quoted text, code, and words with digits or signs inside, such as identifiers and addresses, are
 * no prose.
 */
final class Scripts {
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?s)```.*?```|`[^`\\n]*`|\"[^\"\\n]*\"|“[^”\\n]*”|«[^»\\n]*»|「[^」\\n]*」"
              + "|(?<!\\w)'[^'\\n]*'(?!\\w)");
  private static final Pattern TECHNICAL = Pattern.compile("\\S*[\\d@/_\\\\={}<>]\\S*");

  /** Up to here every letter is Latin, or of no script. */
  private static final char LAST_LATIN = '\u024F';

  private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
  private int total;

  /** Returns the scripts of a text's prose. */
  static Scripts of(String text) {
    Scripts scripts = new Scripts();
    String prose = TECHNICAL.matcher(QUOTED.matcher(text).replaceAll(" ")).replaceAll(" ");
    prose.codePoints().filter(Character::isLetter).forEach(scripts::add);
    return scripts;
  }

  /**
   * Returns whether all letters of a text are plainly Latin ones, without looking at each closely.
   */
  static boolean isPlainlyLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > LAST_LATIN && (Character.isLetter(c) || Character.isSurrogate(c))) {
        return false;
      }
    }
    return true;
  }

  private void add(int letter) {
    UnicodeScript script = UnicodeScript.of(letter);
    switch (script) {
      case COMMON, INHERITED, UNKNOWN -> {}
      case HIRAGANA, KATAKANA, BOPOMOFO -> count(UnicodeScript.HAN);
      default -> count(script);
    }
  }

  private void count(UnicodeScript script) {
    letters.merge(script, 1, Integer::sum);
    total++;
  }

  /** Returns how many letters there are. */
  int letters() {
    return total;
  }

  /** Returns how many letters are in a script. */
  int letters(UnicodeScript script) {
    return letters.getOrDefault(script, 0);
  }

  /** Returns the script of most letters; where two have as many, the one that Java names first. */
  UnicodeScript main() {
    UnicodeScript main = UnicodeScript.COMMON;
    for (Map.Entry<UnicodeScript, Integer> each : letters.entrySet()) {
      if (each.getValue() > letters(main)) {
        main = each.getKey();
      }
    }
    return main;
  }

  /** Returns whether a script is used for more than a name here and there. */
  boolean uses(UnicodeScript script) {
    return 10 * letters(script) >= total && letters(script) > 0;
  }
}

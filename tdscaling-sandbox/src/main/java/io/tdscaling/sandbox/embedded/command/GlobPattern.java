package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Pattern;
import java.util.BitSet;

/** A pattern of {@code *}, {@code ?} and {@code [...]}, in which a slash is like any character. */
final class GlobPattern {
  private final Pattern pattern;

  private GlobPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static GlobPattern of(String text, boolean ignoreCase) {
    return of(unescaped(text), ignoreCase);
  }

  static GlobPattern of(Word word, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < word.text().length(); ) {
      i = append(regex, word, i);
    }
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    return new GlobPattern(Pattern.compile(regex.toString(), flags));
  }

  boolean matches(String text) {
    return pattern.matches(text);
  }

  private static Word unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    BitSet quoted = new BitSet();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
        quoted.set(plain.length());
      }
      plain.append(text.charAt(i));
    }
    return new Word(plain.toString(), quoted);
  }

  /** Translates what begins at {@code i} and returns where it ends. */
  private static int append(StringBuilder regex, Word word, int i) {
    if (word.isActive(i, "*")) {
      regex.append(".*");
    } else if (word.isActive(i, "?")) {
      regex.append('.');
    } else {
      int close = word.isActive(i, "[") ? closing(word, i) : -1;
      if (close > 0) {
        appendSet(regex, word.text().substring(i + 1, close));
        return close + 1;
      }
      int codePoint = word.text().codePointAt(i);
      regex.append(Pattern.quote(Character.toString(codePoint)));
      return i + Character.charCount(codePoint);
    }
    return i + 1;
  }

  /** Returns where a set closes: a bracket right at its start does not; -1 if nowhere. */
  private static int closing(Word word, int open) {
    int first = open + 1;
    if (first < word.text().length() && word.isActive(first, "!^")) {
      first++;
    }
    return word.text().indexOf(']', first + 1);
  }

  private static void appendSet(StringBuilder regex, String set) {
    boolean negated = set.startsWith("!") || set.startsWith("^");
    regex.append(negated ? "[^" : "[");
    for (int i = negated ? 1 : 0; i < set.length(); i++) {
      int classEnd = set.startsWith("[:", i) ? set.indexOf(":]", i) : -1;
      if (classEnd > 0) {
        regex.append(set, i, classEnd + 2);
        i = classEnd + 1;
      } else {
        if ("[]\\^&~".indexOf(set.charAt(i)) >= 0) {
          regex.append('\\');
        }
        regex.append(set.charAt(i));
      }
    }
    regex.append(']');
  }
}

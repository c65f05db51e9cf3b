package io.tdscaling.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** English words in identifiers. Names in other scripts come through as one word. */
public final class Words {
  private static final Map<String, String> IRREGULAR_SINGULARS =
      Map.ofEntries(
          Map.entry("people", "person"),
          Map.entry("children", "child"),
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("indices", "index"),
          Map.entry("vertices", "vertex"),
          Map.entry("matrices", "matrix"),
          Map.entry("criteria", "criterion"),
          Map.entry("phenomena", "phenomenon"),
          Map.entry("analyses", "analysis"),
          Map.entry("diagnoses", "diagnosis"),
          Map.entry("synopses", "synopsis"),
          Map.entry("statuses", "status"),
          Map.entry("aliases", "alias"),
          Map.entry("buses", "bus"),
          Map.entry("movies", "movie"),
          Map.entry("cookies", "cookie"),
          Map.entry("databases", "database"),
          Map.entry("leaves", "leaf"),
          Map.entry("shelves", "shelf"),
          Map.entry("knives", "knife"),
          Map.entry("lives", "life"),
          Map.entry("caches", "cache"),
          Map.entry("bonuses", "bonus"),
          Map.entry("viruses", "virus"),
          Map.entry("campuses", "campus"),
          Map.entry("gases", "gas"),
          Map.entry("lenses", "lens"),
          Map.entry("quizzes", "quiz"));
  private static final Map<String, String> IRREGULAR_PLURALS = inverse(IRREGULAR_SINGULARS);

  /** One thing, although in -s; the plural is another word. */
  private static final Set<String> SINGULAR_IN_S =
      Set.of(
          "status",
          "address",
          "analysis",
          "access",
          "process",
          "bus",
          "alias",
          "gas",
          "business",
          "class",
          "canvas",
          "basis",
          "corpus",
          "campus",
          "bonus",
          "virus",
          "lens");

  /** The same word for one and for many. */
  private static final Set<String> SAME_IN_BOTH =
      Set.of(
          "news",
          "series",
          "species",
          "kubernetes",
          "dns",
          "aws",
          "https",
          "redis",
          "whois",
          "js",
          "css",
          "os",
          "progress",
          "data",
          "metadata",
          "media",
          "weather",
          "information",
          "info",
          "sms",
          "gps",
          "sales",
          "settings",
          "analytics",
          "statistics",
          "stats",
          "diagnostics",
          "always",
          "details",
          "credentials");

  private static final Pattern CONSONANT_SOUND =
      Pattern.compile("^(uni(?!n|m)|us(e|age|b)|util|url|uri|eu|one\\b|once\\b)");
  private static final Pattern VOWEL_SOUND =
      Pattern.compile(
          "^(hour|honest|heir|(html|http|https|sms|mcp|npm|sql|xml|rss|svg|nft|llm)\\b)");

  private static final int FIRST_BEYOND_ASCII = 128;

  private Words() {}

  /** Returns the lower-case words of an identifier in snake, kebab, camel or dotted form. */
  public static List<String> split(String identifier) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int at = 0; at < identifier.length(); ) {
      int character = identifier.codePointAt(at);
      boolean within = isWithinWord(character);
      if (start >= 0 && (!within || beginsWord(identifier, at))) {
        words.add(lowerCase(identifier.substring(start, at)));
        start = -1;
      }
      if (within && start < 0) {
        start = at;
      }
      at += Character.charCount(character);
    }
    if (start >= 0) {
      words.add(lowerCase(identifier.substring(start)));
    }
    return words;
  }

  /** Most words are in lower case already, which is seen faster than made. */
  private static String lowerCase(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isSmall(word, i) && !isDigit(word.charAt(i))) {
        return word.toLowerCase(Locale.ROOT);
      }
    }
    return word;
  }

  private static boolean isWithinWord(int character) {
    if (character < FIRST_BEYOND_ASCII) {
      int small = character | ' ';
      return (small >= 'a' && small <= 'z') || isDigit(character);
    }
    int type = Character.getType(character);
    return Character.isLetter(character)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.OTHER_NUMBER;
  }

  /**
   * Returns whether a hump begins here: {@code I} of {@code orderId}, {@code S} of {@code APISpec}.
   */
  private static boolean beginsWord(String text, int at) {
    if (!isCapital(text, at) || at == 0) {
      return false;
    }
    char before = text.charAt(at - 1);
    if (isPluralOfCapitals(text, at - 1)) {
      return at + 1 < text.length() && isSmall(text, at + 1);
    }
    boolean afterSmall = isSmall(text, at - 1) || isDigit(before);
    return afterSmall
        || (isCapital(text, at - 1)
            && at + 1 < text.length()
            && isSmall(text, at + 1)
            && !isPluralOfCapitals(text, at + 1));
  }

  /** Returns whether this is the plural ending of an abbreviation, such as that of {@code IDs}. */
  private static boolean isPluralOfCapitals(String text, int at) {
    return text.charAt(at) == 's'
        && at >= 2
        && isCapital(text, at - 1)
        && isCapital(text, at - 2)
        && (at + 1 == text.length() || !isSmall(text, at + 1));
  }

  private static boolean isCapital(String text, int at) {
    return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isSmall(String text, int at) {
    return text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
  }

  /** Returns the words of an identifier with spaces between them, for people to read. */
  public static String spaced(String identifier) {
    return String.join(" ", split(identifier));
  }

  /** Returns the words of a list that has a space between each two. */
  public static Set<String> set(String spaced) {
    return Set.copyOf(Arrays.asList(spaced.split(" ", -1)));
  }

  /** Returns the singular of a lower-case noun. */
  public static String singular(String noun) {
    String irregular = IRREGULAR_SINGULARS.get(noun);
    if (irregular != null) {
      return irregular;
    }
    if (noun.length() < 4
        || !noun.endsWith("s")
        || noun.endsWith("ss")
        || SAME_IN_BOTH.contains(noun)
        || SINGULAR_IN_S.contains(noun)) {
      return noun;
    }
    if (noun.endsWith("ies")) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    if (noun.endsWith("sses")
        || noun.endsWith("ches")
        || noun.endsWith("shes")
        || noun.endsWith("xes")) {
      return noun.substring(0, noun.length() - 2);
    }
    return noun.substring(0, noun.length() - 1);
  }

  /** Returns the plural of a lower-case noun. */
  public static String plural(String noun) {
    if (SAME_IN_BOTH.contains(noun)) {
      return noun;
    }
    String irregular = IRREGULAR_PLURALS.get(noun);
    if (irregular != null) {
      return irregular;
    }
    if (noun.endsWith("sis")) {
      return noun.substring(0, noun.length() - 2) + "es";
    }
    if (noun.endsWith("y")
        && noun.length() > 1
        && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    if (noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh")) {
      return noun + "es";
    }
    return noun + "s";
  }

  /** Returns the noun phrase with its indefinite article. */
  public static String withArticle(String phrase) {
    boolean vowel =
        !phrase.isEmpty() && "aeiou".indexOf(Character.toLowerCase(phrase.charAt(0))) >= 0;
    boolean an =
        vowel ? !CONSONANT_SOUND.matcher(phrase).find() : VOWEL_SOUND.matcher(phrase).find();
    return (an ? "an " : "a ") + phrase;
  }

  private static Map<String, String> inverse(Map<String, String> map) {
    Map<String, String> inverse = new TreeMap<>();
    map.forEach((key, value) -> inverse.put(value, key));
    return Collections.unmodifiableMap(inverse);
  }
}

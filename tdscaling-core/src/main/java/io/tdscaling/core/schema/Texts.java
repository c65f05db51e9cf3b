package io.tdscaling.core.schema;

import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a given meaning, drawn from the vocabulary. */
final class Texts {
  private static final Pattern BLANK = Pattern.compile("\\$\\{([^}]+)}");
  private static final Set<String> ELSEWHERE =
      Set.of("to", "destination", "arrival", "target", "quote", "end", "dropoff", "other");
  private static final String LETTERS_AND_DIGITS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final String HEX = "0123456789abcdef";

  private final Vocabulary vocabulary;

  Texts(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Returns a text of the given meaning. */
  String make(String meaning, Field field, Scene scene) {
    return switch (meaning) {
      case "@date" -> Moments.date(field, scene);
      case "@datetime" -> Moments.dateTime(field, scene);
      case "@time" -> Moments.time(field, scene);
      case "@fulltime" -> Moments.fullTime(field, scene);
      case "@id" -> identifier(field, scene);
      case "first_name" -> scene.firstName();
      case "last_name" -> scene.lastName();
      default ->
          scene
              .place(meaning, field.words().stream().anyMatch(ELSEWHERE::contains))
              .orElseGet(() -> filled(pick(meaning, scene), field, scene));
    };
  }

  private String pick(String meaning, Scene scene) {
    return scene.random().pick(vocabulary.templates(meaning));
  }

  private String filled(String template, Field field, Scene scene) {
    Matcher blank = BLANK.matcher(template);
    StringBuilder text = new StringBuilder();
    while (blank.find()) {
      String filling = filling(blank.group(1), field, scene);
      blank.appendReplacement(text, Matcher.quoteReplacement(filling));
    }
    return blank.appendTail(text).toString();
  }

  private String filling(String blank, Field field, Scene scene) {
    if (blank.startsWith("#")) {
      return digits(Integer.parseInt(blank.substring(1)), scene.random());
    }
    int colon = blank.indexOf(':');
    if (colon < 0) {
      return make(blank, field, scene);
    }
    String argument = blank.substring(colon + 1);
    return switch (blank.substring(0, colon)) {
      case "hex" -> characters(HEX, Integer.parseInt(argument), scene.random());
      case "abc" -> characters(LETTERS_AND_DIGITS, Integer.parseInt(argument), scene.random());
      case "n" -> between(argument, scene.random());
      case "lower" -> make(argument, field, scene).toLowerCase(Locale.ROOT);
      case "slug" -> String.join("-", Words.split(make(argument, field, scene)));
      case "snake" -> String.join("_", Words.split(make(argument, field, scene)));
      case "camel" -> camel(Words.split(make(argument, field, scene)));
      default -> throw new IllegalArgumentException("no such blank: " + blank);
    };
  }

  private static String between(String range, SeededRandom random) {
    int dash = range.indexOf('-');
    int low = Integer.parseInt(range.substring(0, dash));
    return Integer.toString(random.between(low, Integer.parseInt(range.substring(dash + 1))));
  }

  private static String camel(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return text.toString();
  }

  private String identifier(Field field, Scene scene) {
    SeededRandom random = scene.random();
    if (field.mentions("uuid") || field.mentions("guid")) {
      return uuid(random);
    }
    if (field.mentions("numeric")) {
      return digits(6, random);
    }
    List<String> words = field.words();
    boolean bare = words.size() < 2;
    String noun = bare ? field.owner() : words.get(words.size() - 2);
    return prefix(noun) + "-" + digits(5, random);
  }

  private static String uuid(SeededRandom random) {
    return characters(HEX, 8, random)
        + "-"
        + characters(HEX, 4, random)
        + "-4"
        + characters(HEX, 3, random)
        + "-a"
        + characters(HEX, 3, random)
        + "-"
        + characters(HEX, 12, random);
  }

  private static String prefix(String noun) {
    String letters = noun.replaceAll("[^a-z]", "").toUpperCase(Locale.ROOT);
    return letters.length() < 2 ? "REF" : letters.substring(0, Math.min(3, letters.length()));
  }

  /** Returns a number of so many digits. */
  String digits(int count, SeededRandom random) {
    return characters("123456789", 1, random) + characters("0123456789", count - 1, random);
  }

  private static String characters(String alphabet, int count, SeededRandom random) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}

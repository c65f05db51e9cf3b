package io.tdscaling.core.schema;

import io.tdscaling.core.random.SeededRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the values of one call have in common: the same person, place and day come up again, so that
 * a city and its country agree and an end comes after its start. Not thread-safe; one per value.
 */
final class Scene {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
  private static final int DAYS = 690;

  /** What is told of a thing has happened by now, which is the middle of May 2026. */
  static final int PAST_DAYS = 470;

  private final SeededRandom random;
  private final Vocabulary vocabulary;
  private final int place;
  private final int firstName;
  private final int lastName;
  private final LocalDate day;
  private final int quarterHour;
  private final int span;
  private int variant;

  Scene(Vocabulary vocabulary, SeededRandom random) {
    this(vocabulary, random, random, DAYS);
  }

  /**
   * Makes a scene.
   *
   * @param setting what person, place and day depend on
   * @param random what everything else depends on
   * @param days from how many days on from the first one its day is taken
   */
  Scene(Vocabulary vocabulary, SeededRandom setting, SeededRandom random, int days) {
    this.vocabulary = vocabulary;
    this.random = random;
    this.place = setting.nextInt(vocabulary.places().size());
    this.firstName = setting.nextInt(1000);
    this.lastName = setting.nextInt(1000);
    this.day = FIRST_DAY.plusDays(setting.nextInt(days));
    this.quarterHour = setting.between(32, 64);
    this.span = setting.between(1, 14);
  }

  SeededRandom random() {
    return random;
  }

  /** Moves on to another person and place; used between the items of a list. */
  void nextVariant() {
    variant++;
  }

  /** Tells which person and place are in view. */
  int variant() {
    return variant;
  }

  /** Goes back to an earlier person and place. */
  void backTo(int earlier) {
    variant = earlier;
  }

  /** Returns a column of the place in view, or of another one. */
  Optional<String> place(String column, boolean elsewhere) {
    return vocabulary.places().cell(place + variant + (elsewhere ? 1 : 0), column);
  }

  String firstName() {
    return nth("first_name", firstName);
  }

  String lastName() {
    return nth("last_name", lastName);
  }

  private String nth(String meaning, int index) {
    List<String> names = vocabulary.templates(meaning);
    return names.get((index + variant) % names.size());
  }

  LocalDate day() {
    return day.plusDays(variant);
  }

  int quarterHour() {
    return quarterHour;
  }

  int span() {
    return span;
  }
}

package io.tdscaling.core.environment.declared;

import io.tdscaling.core.random.SeededRandom;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the services of one environment share.
 *
 * @param seed seed of the environment
 * @param now the time, which stands still
 * @param people who lives there
 */
record World(long seed, LocalDateTime now, List<Person> people) {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 546;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

  static World of(long seed) {
    SeededRandom random = SeededRandom.of(seed, 0, "clock");
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
    LocalDateTime now = day.atTime(random.between(8, 17), random.nextInt(60));
    return new World(seed, now, People.of(seed));
  }

  LocalDate today() {
    return now.toLocalDate();
  }

  static String text(LocalDateTime time) {
    return TIME.format(time);
  }
}

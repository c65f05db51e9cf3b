package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.sandbox.family.Draw;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times as logs have them. */
final class Stamp {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Stamp() {}

  /** Returns so many times in order, from a start on, some seconds apart. */
  static List<LocalDateTime> series(Draw draw, LocalDateTime start, int count, int mostSeconds) {
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime time = start;
    for (int i = 0; i < count; i++) {
      time = time.plusSeconds(draw.number(1, mostSeconds));
      times.add(time);
    }
    return times;
  }

  /** Returns a time such as {@code 2024-05-03 06:25:24}. */
  static String plain(LocalDateTime time) {
    return SECONDS.format(time);
  }

  /** Returns a time such as {@code 03/May/2024:06:25:24 +0000}. */
  static String web(LocalDateTime time) {
    String day = String.format(Locale.ROOT, "%02d", time.getDayOfMonth());
    return day
        + "/"
        + MONTHS.get(time.getMonthValue() - 1)
        + "/"
        + time.getYear()
        + ":"
        + CLOCK.format(time)
        + " +0000";
  }
}

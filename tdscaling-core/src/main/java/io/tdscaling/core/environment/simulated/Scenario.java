package io.tdscaling.core.environment.simulated;

import io.tdscaling.core.random.SeededRandom;
import java.time.LocalDate;
import java.util.List;

/** The world that a service works in, made up from a seed, so that sessions differ. */
final class Scenario {
  private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
  private static final int DAYS = 1_400;
  private static final List<String> OWNERS =
      List.of(
          "a family of four",
          "a student who works part-time",
          "a freelance photographer",
          "a start-up of nine people",
          "a law office with two partners",
          "a regional hospital",
          "a wholesaler of garden tools",
          "a university department",
          "a bank with forty branches",
          "a volunteer-run museum");
  private static final List<String> PLACES =
      List.of(
          "Oslo",
          "Lyon",
          "Toronto",
          "Nairobi",
          "Osaka",
          "Recife",
          "Wellington",
          "Krakow",
          "Chennai",
          "Denver");
  private static final List<String> HISTORIES =
      List.of(
          "The service was taken into use last week, and little is in it.",
          "The service has been in use for a few months.",
          "The service has been in use for years and holds a great deal, some of it out of date.",
          "The service was filled from an older system, and not everything in it is complete.");

  private Scenario() {}

  /** Returns the world of a seed, in a few sentences. */
  static String of(long seed) {
    SeededRandom random = SeededRandom.of(seed, 0, "scenario");
    return "It is used by %s in %s. Today is %s. %s"
        .formatted(
            random.pick(OWNERS),
            random.pick(PLACES),
            FIRST_DAY.plusDays(random.nextInt(DAYS)),
            random.pick(HISTORIES));
  }
}

package io.tdscaling.sandbox.family.data.build;

import io.tdscaling.sandbox.family.Draw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Names, places, days and amounts that data are made of. */
public final class Pools {
  /** Full names, all different. */
  public static final List<String> PEOPLE =
      List.of(
          "Amara Diallo",
          "Ben Carter",
          "Carla Mendes",
          "Daniel Fischer",
          "Elena Popescu",
          "Farid Rahimi",
          "Greta Holm",
          "Hugo Lambert",
          "Ines Moreau",
          "Jonas Weber",
          "Keiko Tanaka",
          "Liam Byrne",
          "Mira Kovac",
          "Noah Jensen",
          "Olivia Grant",
          "Pavel Horak",
          "Rosa Jimenez",
          "Samuel Osei",
          "Tara Singh",
          "Uma Krishnan",
          "Viktor Larsson",
          "Wanda Zielinska",
          "Yusuf Demir",
          "Zoe Papadaki");

  /** Cities, all different. */
  public static final List<String> CITIES =
      List.of(
          "Aarhus",
          "Bergamo",
          "Cork",
          "Dresden",
          "Espoo",
          "Ghent",
          "Innsbruck",
          "Leiden",
          "Nantes",
          "Ostrava",
          "Porto",
          "Split");

  private Pools() {}

  /** Draws a day from {@code first} to so many days later, both included. */
  public static LocalDate day(Draw draw, LocalDate first, int days) {
    return first.plusDays(draw.number(0, days));
  }

  /** Draws an amount with two decimals, in steps of so many cents. */
  public static BigDecimal amount(Draw draw, int fromCents, int toCents, int step) {
    return BigDecimal.valueOf((long) draw.number(fromCents / step, toCents / step) * step, 2);
  }
}

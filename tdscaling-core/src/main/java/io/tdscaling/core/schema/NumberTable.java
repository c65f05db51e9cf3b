package io.tdscaling.core.schema;

import io.tdscaling.core.text.ResourceFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What numbers are usual for fields of which name. */
final class NumberTable {
  private final PhraseTable phrases = new PhraseTable();

  NumberTable() {
    for (String line : ResourceFiles.lines(NumberTable.class, "numbers.txt")) {
      int bar = line.indexOf(" | ");
      for (String phrase : line.substring(0, bar).split(", ", -1)) {
        phrases.put(phrase, line.substring(bar + 3));
      }
    }
  }

  /** Returns numbers to choose from; empty where the name says nothing. */
  List<BigDecimal> usual(Field field, Scene scene) {
    Optional<String> figures = phrases.endOf(field.words());
    return figures.isEmpty() ? List.of() : figures(figures.get(), field, scene);
  }

  private static List<BigDecimal> figures(String figures, Field field, Scene scene) {
    if (figures.startsWith("@")) {
      return List.of(computed(figures.substring(1), field, scene));
    }
    int dots = figures.indexOf("..");
    if (dots < 0) {
      return Arrays.stream(figures.split(" ", -1)).map(BigDecimal::new).toList();
    }
    return drawn(figures, dots, scene);
  }

  private static List<BigDecimal> drawn(String range, int dots, Scene scene) {
    int slash = range.indexOf('/');
    BigDecimal low = new BigDecimal(range.substring(0, dots));
    String high = slash < 0 ? range.substring(dots + 2) : range.substring(dots + 2, slash);
    BigDecimal step = slash < 0 ? BigDecimal.ONE : new BigDecimal(range.substring(slash + 1));
    List<BigDecimal> draws = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      draws.add(NumberMaker.between(low, new BigDecimal(high), step, scene.random()));
    }
    return draws;
  }

  private static BigDecimal computed(String what, Field field, Scene scene) {
    return switch (what) {
      case "id" -> BigDecimal.valueOf(scene.random().between(10_000, 99_999));
      case "epoch" -> BigDecimal.valueOf(Moments.epochSecond(field, scene));
      default -> new BigDecimal(scene.place(what, false).orElseThrow());
    };
  }
}

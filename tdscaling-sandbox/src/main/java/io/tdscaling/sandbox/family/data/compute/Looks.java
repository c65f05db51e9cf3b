package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short looks at records, before or after something is worked out of them. */
final class Looks {
  private Looks() {}

  /** Returns code that shows what was loaded. */
  static String before(Frame frame, Computation computation, Access access, Draw draw) {
    String rows = access.rows();
    String row = access.row();
    List<String> looks =
        new ArrayList<>(
            List.of(
                "print(len(" + rows + "))",
                "print(" + rows + "[0])",
                "print(len(" + rows + "), \"" + frame.words() + "\")",
                "print(f\"{len("
                    + rows
                    + ")} "
                    + frame.words()
                    + ", the first: {"
                    + rows
                    + "[0]}\")",
                "for " + row + " in " + rows + "[:3]:\n    print(" + row + ")",
                "print(*" + rows + "[:2], sep=\"\\n\")"));
    full(frame, computation, Kind.NUMBER)
        .filter(field -> !field.text())
        .ifPresent(
            field ->
                looks.add(
                    access.fill(
                        """
                        print(min(<<num>> for <<row>> in <<rows>>))
                        print(max(<<num>> for <<row>> in <<rows>>))
                        """,
                        "num",
                        field)));
    full(frame, computation, Kind.CATEGORY)
        .ifPresent(
            field -> {
              looks.add(
                  access.fill("print(sorted({<<of>> for <<row>> in <<rows>>}))", "of", field));
              looks.add(access.fill("print(len({<<of>> for <<row>> in <<rows>>}))", "of", field));
            });
    full(frame, computation, Kind.DATE, Kind.TIME)
        .ifPresent(
            field -> {
              looks.add(
                  access.fill(
                      "dates = sorted(<<of>> for <<row>> in <<rows>>)\nprint(dates[0], dates[-1])",
                      "of",
                      field));
              looks.add(access.fill("print(min(<<of>> for <<row>> in <<rows>>))", "of", field));
            });
    return draw.one(looks);
  }

  /** Returns code that checks a result against the records it was worked out of. */
  static String after(Computation computation, Access all, Access taken, Draw draw) {
    List<String> looks = new ArrayList<>();
    if (!all.rows().equals(taken.rows())) {
      looks.add("print(len(" + all.rows() + "), len(" + taken.rows() + "))");
      looks.add("print(len(%s) - len(%s), \"left out\")".formatted(all.rows(), taken.rows()));
    }
    for (Field field : computation.fields()) {
      String template =
          switch (field.kind()) {
            case NUMBER -> "print(sorted(<<of>> for <<row>> in <<rows>>))";
            case CATEGORY -> "print(sorted(<<of>> for <<row>> in <<rows>>))";
            case DATE, TIME -> "for <<row>> in <<rows>>[:5]:\n    print(<<of>>)";
            default -> "print([<<of>> for <<row>> in <<rows>>][:5])";
          };
      looks.add(taken.fill(template, "of", field));
    }
    looks.add("print(len(" + taken.rows() + "))");
    return draw.one(looks);
  }

  private static Optional<Field> full(Frame frame, Computation computation, Kind... kinds) {
    return computation.fields().stream()
        .filter(field -> List.of(kinds).contains(field.kind()))
        .filter(field -> frame.field(field.path()).missing() == 0)
        .findFirst();
  }
}

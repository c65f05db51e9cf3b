package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** First attempts that raise for sure, and how they are put right in the same session. */
final class Slips {
  /**
   * A first attempt.
   *
   * @param imports what it imports
   * @param code what raises
   * @param repair what comes first in the second attempt; may be empty
   * @param laterImports what the second attempt imports
   * @param remark what is said beside the second attempt
   * @param loadsRaw whether records are read without turning texts into numbers
   */
  record Slip(
      List<String> imports,
      String code,
      String repair,
      List<String> laterImports,
      String remark,
      boolean loadsRaw) {}

  private final Telling telling;
  private final Computation computation;
  private final List<Slip> slips = new ArrayList<>();

  Slips(Telling telling) {
    this.telling = telling;
    computation = telling.computation();
  }

  /** Draws one of the attempts that go wrong with these records; null if there is none. */
  @Nullable Slip draw(Draw draw) {
    missing();
    texts();
    own();
    if (slips.isEmpty()) {
      name(draw);
      forgottenImport(draw);
    }
    return slips.isEmpty() ? null : draw.one(slips);
  }

  /** Leaves the check for values that are not there. */
  private void missing() {
    if (computation.code().stops()) {
      return;
    }
    telling.lacking().stream()
        .filter(field -> field.kind() == Kind.NUMBER || (isDate(field) && telling.isAbsent(field)))
        .findFirst()
        .ifPresent(
            field ->
                add(
                    telling.access(),
                    List.of(),
                    "",
                    "Some %s have no %s, so I leave those out."
                        .formatted(telling.frame().words(), field.words()),
                    false));
  }

  private static boolean isDate(Field field) {
    return field.kind() == Kind.DATE || field.kind() == Kind.TIME;
  }

  /** Adds texts up. */
  private void texts() {
    // Texts of booleans are all true, so a condition on them would not raise but select wrongly.
    if (!computation.code().adds() || computation.side() != null || telling.filtersByFlag()) {
      return;
    }
    List<Field> numbers =
        computation.fields().stream().filter(field -> field.kind() == Kind.NUMBER).toList();
    String names = numbers.stream().map(Field::words).collect(Collectors.joining(" and "));
    if (telling.source().converts() && !numbers.isEmpty()) {
      String remark = "The CSV reader returns texts: %s has to become a number first.";
      add(telling.access(), telling.lacking(), conversion(), remark.formatted(names), true);
    } else if (numbers.stream().anyMatch(Field::text)) {
      String remark = "In these records %s is a text, not a number.";
      add(telling.access().asRaw(), telling.lacking(), "", remark.formatted(names), false);
    }
  }

  private String conversion() {
    Source source = telling.source();
    String row = telling.access().row();
    return source.fields().stream()
        .filter(field -> field.kind() == Kind.NUMBER || field.kind() == Kind.FLAG)
        .map(
            field ->
                "    %s[\"%s\"] = %s".formatted(row, field.name(), Source.converted(field, row)))
        .collect(Collectors.joining("\n", "for %s in %s:\n".formatted(row, source.variable()), ""));
  }

  /** Makes the mistake that a computation brings along. */
  private void own() {
    Computation.Slip own = computation.code().slip();
    if (own != null) {
      slips.add(
          new Slip(
              computation.code().imports(),
              Template.fill(
                  "<<selection>>\n<<body>>",
                  "selection",
                  telling.selection(telling.access(), telling.lacking()),
                  "body",
                  own.body().apply(telling.access())),
              "",
              List.of(),
              own.remark(),
              false));
    }
  }

  /** Takes a field for another's name. */
  private void name(Draw draw) {
    List<String> names = new ArrayList<>();
    telling.source().fields().forEach(field -> names.addAll(field.path()));
    telling.source().fields().forEach(field -> names.add(field.name()));
    List<Field> candidates =
        computation.fields().stream()
            .filter(field -> field.missing() == 0 && !names.contains(Access.wrongName(field)))
            .toList();
    if (!candidates.isEmpty()) {
      Field field = draw.one(candidates);
      String remark =
          draw.one("The field is called %s.", "I got the name wrong: it is %s.")
              .formatted(String.join(".", field.path()));
      add(telling.access().mistaking(field), telling.lacking(), "", remark, false);
    }
  }

  private void forgottenImport(Draw draw) {
    List<String> imports = new ArrayList<>(computation.code().imports());
    imports.removeAll(telling.source().imports());
    if (imports.isEmpty()) {
      return;
    }
    String forgotten = draw.one(imports);
    List<String> first = new ArrayList<>(computation.code().imports());
    first.remove(forgotten);
    String name = forgotten.substring(forgotten.lastIndexOf(' ') + 1);
    Access access = telling.access();
    slips.add(
        new Slip(
            first,
            code(access, telling.lacking()),
            "",
            List.of(forgotten),
            name + " was not imported.",
            false));
  }

  private void add(
      Access access, List<Field> present, String repair, String remark, boolean loadsRaw) {
    List<String> imports = computation.code().imports();
    slips.add(new Slip(imports, code(access, present), repair, List.of(), remark, loadsRaw));
  }

  private String code(Access access, List<Field> present) {
    return Template.fill(
        "<<selection>>\n\n<<body>>",
        "selection",
        telling.selection(access, present),
        "body",
        telling.body(access));
  }
}

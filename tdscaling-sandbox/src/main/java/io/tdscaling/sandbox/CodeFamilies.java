package io.tdscaling.sandbox;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.sandbox.family.data.DataFamilies;
import io.tdscaling.sandbox.family.program.ProgramFamilies;
import io.tdscaling.sandbox.spi.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The families of tasks that come with the library. */
public final class CodeFamilies {
  private CodeFamilies() {}

  /** Returns all of them, always in the same order. */
  public static List<CodeFamily> all() {
    return Stream.of(DataFamilies.all(), ProgramFamilies.all()).flatMap(List::stream).toList();
  }

  /** Returns those whose programs are in these languages, in the same order. */
  public static List<CodeFamily> in(Set<Language> languages) {
    return all().stream()
        .filter(family -> languages.containsAll(languagesOf(family.kind())))
        .toList();
  }

  private static Set<Language> languagesOf(CodeKind kind) {
    return switch (kind) {
      case COMPUTE -> EnumSet.of(Language.PYTHON);
      case SQL -> EnumSet.of(Language.SQL);
      case REPAIR, IMPLEMENT -> EnumSet.of(Language.PYTHON, Language.TESTS);
      case FORENSICS -> EnumSet.of(Language.PYTHON, Language.COMMAND);
    };
  }
}

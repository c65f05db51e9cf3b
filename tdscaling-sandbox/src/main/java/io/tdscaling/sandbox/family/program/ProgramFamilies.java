package io.tdscaling.sandbox.family.program;

import com.google.common.io.Resources;
import io.tdscaling.api.code.CodeFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The families of small Python programs. */
public final class ProgramFamilies {
  private static final List<String> IDS =
      List.of(
          "stock-ledger",
          "appointments",
          "tax-brackets",
          "text-layout",
          "bounded-cache",
          "grid-routes",
          "config-language",
          "shipping-quotes",
          "leaderboard",
          "job-scheduler",
          "csv-import",
          "permissions",
          "calculator",
          "loan-schedule",
          "roman-numerals",
          "run-length",
          "interval-set",
          "durations",
          "url-router",
          "text-templates",
          "text-index",
          "coin-machine");

  private ProgramFamilies() {}

  /** Returns all families, those that repair and those that implement, always in the same order. */
  public static List<CodeFamily> all() {
    return List.copyOf(read());
  }

  static List<ProgramFamily> read() {
    return IDS.stream().map(id -> new ProgramFamily(SourceParser.parse(id, text(id)))).toList();
  }

  private static String text(String id) {
    try {
      return Resources.toString(
          Resources.getResource(ProgramFamilies.class, id + ".txt"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read family " + id, e);
    }
  }
}

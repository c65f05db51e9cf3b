package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import java.util.Locale;
import java.util.Set;

/** Names and nouns made of what records are called. */
final class Words {
  /** Names that programs of the families use for something else. */
  private static final Set<String> TAKEN =
      Set.of(
          "file",
          "row",
          "totals",
          "counts",
          "top",
          "total",
          "count",
          "values",
          "mean",
          "median",
          "days",
          "first",
          "last",
          "share",
          "shares",
          "groups",
          "group",
          "gap",
          "gaps",
          "start",
          "end",
          "low",
          "high",
          "spread",
          "outliers",
          "ranking",
          "best",
          "name",
          "names",
          "value",
          "month",
          "months",
          "weekday",
          "table",
          "cell",
          "cells",
          "running",
          "reached",
          "domain",
          "domains",
          "weight",
          "weights",
          "rate",
          "net",
          "gross",
          "lookup",
          "matched",
          "key",
          "label",
          "list",
          "dict",
          "set",
          "map",
          "filter",
          "sum",
          "min",
          "max",
          "sorted",
          "len",
          "round",
          "zip",
          "range",
          "input",
          "object",
          "type",
          "str",
          "int",
          "float",
          "date",
          "datetime",
          "json",
          "csv",
          "statistics",
          "calendar",
          "Counter",
          "Decimal",
          "open",
          "print",
          "any",
          "all",
          "id",
          "hash",
          "iter",
          "next",
          "vars",
          "bytes",
          "slice",
          "item");

  private Words() {}

  /** Returns a variable for records. */
  static String variable(String table) {
    String name =
        table
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_+|_+$", "")
            .toLowerCase(Locale.ROOT);
    boolean usable = PythonLiteral.isName(name) && !TAKEN.contains(name);
    return usable ? name : "records";
  }

  /** Returns a variable for one record of those in a variable. */
  static String loopVariable(String rows, boolean speaking) {
    String one = singular(rows);
    boolean usable =
        speaking && !one.equals(rows) && PythonLiteral.isName(one) && !TAKEN.contains(one);
    return usable ? one : "row";
  }

  /** Returns a plural without its ending, as far as endings tell. */
  static String singular(String plural) {
    if (plural.endsWith("ies") && plural.length() > 4) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.matches(".*(?:ss|x|ch|sh)es")) {
      return plural.substring(0, plural.length() - 2);
    }
    return plural.endsWith("s") && !plural.endsWith("ss") && plural.length() > 2
        ? plural.substring(0, plural.length() - 1)
        : plural;
  }

  static String capitalized(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}

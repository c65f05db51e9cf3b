package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How results are printed.
 *
 * @param style number of the style: a line of each, plain prints, or all in one line
 * @param results what is printed
 */
record Report(int style, List<Result> results) {
  static Report draw(List<Result> results, Draw draw) {
    return new Report(draw.number(0, results.size() > 1 ? 2 : 1), results);
  }

  String code() {
    List<String> parts = new ArrayList<>();
    for (Result result : results) {
      parts.add(style == 1 ? plain(result) : formatted(result));
    }
    return switch (style) {
      case 0 -> "print(f\"" + String.join("\")\nprint(f\"", parts) + "\")";
      case 1 -> "print(" + String.join(")\nprint(", parts) + ")";
      default -> "print(f\"" + String.join(" | ", parts) + "\")";
    };
  }

  /** Returns the pattern that finds a result in what was printed. */
  String pattern(Result result) {
    String start = style == 2 ? "(?m)(?:^|\\| )" : "(?m)^";
    return start + Pattern.quote(result.label()) + ": (.*?)(?: \\||$)";
  }

  private static String formatted(Result result) {
    String format = result.decimals() < 0 ? "" : ":." + result.decimals() + "f";
    return result.label() + ": {" + result.name() + format + "}";
  }

  private static String plain(Result result) {
    String value =
        result.decimals() < 0
            ? result.name()
            : "round(%s, %s)".formatted(result.name(), result.decimals());
    return "\"" + result.label() + ":\", " + value;
  }
}

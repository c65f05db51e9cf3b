package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import java.util.List;

/**
 * Code that takes the highest or lowest value of a dictionary, and its key, into variables.
 *
 * @param imports what it imports
 * @param code the code
 */
record Leader(List<String> imports, String code) {
  /**
   * Draws one.
   *
   * @param dictionary variable of the dictionary
   * @param value variable for the value; the key's is {@code top}
   * @param tied whether values may be equal, so that the first key in order counts
   */
  static Leader draw(String dictionary, String value, boolean highest, boolean tied, Draw draw) {
    String code = tied ? tied(highest, draw) : untied(highest, draw);
    return new Leader(
        code.contains("itemgetter") ? List.of("from operator import itemgetter") : List.of(),
        code.replace("DICT", dictionary).replace("VALUE", value));
  }

  private static String tied(boolean highest, Draw draw) {
    String sign = highest ? "-" : "";
    return draw.one(
        "top = min(DICT, key=lambda key: (" + sign + "DICT[key], key))\nVALUE = DICT[top]",
        "ranking = sorted(DICT.items(), key=lambda item: ("
            + sign
            + "item[1], item[0]))\n"
            + "top, VALUE = ranking[0]",
        "top, VALUE = min(DICT.items(), key=lambda item: (" + sign + "item[1], item[0]))");
  }

  private static String untied(boolean highest, Draw draw) {
    String pick = highest ? "max" : "min";
    String reverse = highest ? ", reverse=True" : "";
    return draw.one(
        "top = " + pick + "(DICT, key=DICT.get)\nVALUE = DICT[top]",
        "top, VALUE = " + pick + "(DICT.items(), key=lambda item: item[1])",
        "top, VALUE = " + pick + "(DICT.items(), key=itemgetter(1))",
        "ranking = sorted(DICT.items(), key=lambda item: item[1]"
            + reverse
            + ")\n"
            + "top, VALUE = ranking[0]");
  }
}

package io.tdscaling.study;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what the drawing library writes the same each time and a third as long: it names clips by
 * the addresses of objects, gives coordinates to a millionth of a pixel, and points to a document
 * type on the network.
 */
final class TidySvg {
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}(?:E-?\\d+)?");

  private TidySvg() {}

  static String of(String svg) {
    Map<String, String> clips = new LinkedHashMap<>();
    String named =
        CLIP.matcher(DOCTYPE.matcher(svg).replaceFirst(""))
            .replaceAll(
                found -> clips.computeIfAbsent(found.group(), clip -> "clip" + (clips.size() + 1)));
    return LONG_NUMBER
        .matcher(named)
        .replaceAll(found -> Matcher.quoteReplacement(shortened(found.group())));
  }

  private static String shortened(String number) {
    BigDecimal rounded = new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}

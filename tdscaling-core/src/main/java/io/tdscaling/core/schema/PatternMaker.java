package io.tdscaling.core.schema;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import com.github.curiousoddman.rgxgen.model.RgxGenCharsDefinition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text that matches a pattern: a well-known shape that fits, else one built from the pattern.
 */
final class PatternMaker {
  private static final List<String> SHAPES =
      List.of(
          "@date",
          "@datetime",
          "@time",
          "year_month",
          "uuid",
          "email",
          "url",
          "eth_address",
          "tx_hash",
          "color",
          "ip",
          "cidr",
          "hostname",
          "integer_text",
          "amount",
          "country_code",
          "keyword",
          "digits",
          "slug",
          "image_name",
          "iso_duration",
          "assignment",
          "pixels",
          "cell_range",
          "version",
          "phone",
          "name",
          "ticker",
          "relative_path");
  private static final int MAX_EXPRESSION = 500;
  private static final int MAX_NESTING = 8;
  private static final long MAX_REPETITION = 2_000;
  private static final int TRIES = 8;
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

  private final Texts texts;

  PatternMaker(Texts texts) {
    this.texts = texts;
  }

  String make(TextLimits limits, Field field, Draw draw) throws Unsatisfiable {
    for (String shape : SHAPES) {
      String text = texts.make(shape, field, draw.scene());
      if (limits.allow(text)) {
        return text;
      }
    }
    String number = texts.digits((int) Math.max(1, limits.shortest()), draw.random());
    return limits.allow(number) ? number : built(limits, draw);
  }

  private static String built(TextLimits limits, Draw draw) throws Unsatisfiable {
    String expression = limits.expression();
    int nesting = nesting(expression);
    if (expression.length() > MAX_EXPRESSION
        || nesting > MAX_NESTING
        || repetition(expression) > MAX_REPETITION) {
      throw new Unsatisfiable("pattern too large");
    }
    PortableRandom random = new PortableRandom(draw.random());
    for (int i = 0; i < TRIES; i++) {
      String text = generated(expression, nesting, random);
      if (limits.allow(text)) {
        return text;
      }
    }
    throw new Unsatisfiable("no text found for pattern " + expression);
  }

  private static String generated(String expression, int nesting, PortableRandom random)
      throws Unsatisfiable {
    RgxGenProperties properties = new RgxGenProperties();
    RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(properties, nesting > 2 ? 2 : 6);
    RgxGenOption.DOT_MATCHES_ONLY.setInProperties(
        properties, RgxGenCharsDefinition.of("abcdefghijklmnopqrstuvwxyz"));
    try {
      return RgxGen.parse(properties, expression).generate(random);
    } catch (RuntimeException | StackOverflowError unsupported) {
      // The generator knows only part of the syntax, and says so in many ways.
      throw new Unsatisfiable("unsupported pattern " + expression);
    }
  }

  private static int nesting(String expression) {
    int deepest = 0;
    int open = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      deepest = Math.max(deepest, open);
    }
    return deepest;
  }

  /** Returns more characters than the counts in the expression can ask for. */
  private static long repetition(String expression) {
    long nested = 1;
    long flat = 1;
    Matcher count = COUNT.matcher(expression);
    while (count.find() && nested * flat <= MAX_REPETITION) {
      String last = count.group(2);
      long most = Long.parseLong(last == null || last.isEmpty() ? count.group(1) : last);
      if (count.start() > 0 && expression.charAt(count.start() - 1) == ')') {
        nested *= Math.max(1, most);
      } else {
        flat += most;
      }
    }
    return nested * flat;
  }
}

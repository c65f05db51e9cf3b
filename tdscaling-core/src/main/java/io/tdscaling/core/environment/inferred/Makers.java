package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.random.SeededRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The makers that {@code nouns.txt} names. */
final class Makers {
  private static final Pattern CALL = Pattern.compile("([a-z]+)\\(([^)]*)\\)");

  /** The day that made-up times are near; fixed, since a clock would not be repeatable. */
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 18);

  private final Pools pools;

  Makers(Pools pools) {
    this.pools = pools;
  }

  /**
   * Returns the maker of this specification: a choice in braces, a call, a kind, or a pool's name.
   */
  Maker parse(String specification) {
    List<String> choices = choices(specification);
    if (!choices.isEmpty()) {
      return choice(choices);
    }
    Matcher call = CALL.matcher(specification);
    return call.matches() ? called(call.group(1), numbers(call.group(2))) : kind(specification);
  }

  /** Returns the values of a choice in braces; an empty list where it is something else. */
  static List<String> choices(String specification) {
    boolean braces = specification.startsWith("{") && specification.endsWith("}");
    return braces ? Pools.parts(specification.substring(1, specification.length() - 1)) : List.of();
  }

  private static Maker choice(List<String> values) {
    return (random, made) -> TextNode.valueOf(random.pick(values));
  }

  private static Maker called(String name, List<Integer> bounds) {
    int first = bounds.get(0);
    return switch (name) {
      case "int" -> (random, made) -> IntNode.valueOf(random.between(first, bounds.get(1)));
      case "dec" -> (random, made) -> decimal(random, first, bounds.get(1));
      case "flag" -> (random, made) -> BooleanNode.valueOf(random.nextInt(100) < first);
      case "hex" -> (random, made) -> TextNode.valueOf(hex(random, first));
      default -> throw new IllegalArgumentException("no such maker: " + name);
    };
  }

  private Maker kind(String kind) {
    return switch (kind) {
      case "person" -> (random, made) -> text(person(random));
      case "username" -> (random, made) -> text(dotted(person(random)));
      case "email" -> (random, made) -> text(dotted(named(made, random)) + "@example.com");
      case "title" -> (random, made) -> text(title(random));
      case "text" -> (random, made) -> text(prose(made, random));
      case "url" -> (random, made) -> text("https://example.com/" + dashed(named(made, random)));
      case "path" -> (random, made) -> text(path(random));
      case "past" -> (random, made) -> text(moment(random, -120, -1));
      case "future" -> (random, made) -> text(moment(random, 1, 90));
      case "date" -> (random, made) -> text(TODAY.plusDays(random.between(-60, 60)).toString());
      case "country" -> (random, made) -> text(country(made, random));
      case "sha" -> (random, made) -> text(hex(random, 40));
      case "version" ->
          (random, made) ->
              text(random.between(0, 6) + "." + random.nextInt(20) + "." + random.nextInt(10));
      default -> pool(kind);
    };
  }

  private Maker pool(String name) {
    if (!pools.has(name)) {
      throw new IllegalArgumentException("no such maker or pool: " + name);
    }
    return (random, made) -> text(pools.pick(name, random));
  }

  private String person(SeededRandom random) {
    return pools.pick("given", random) + " " + pools.pick("family", random);
  }

  private String title(SeededRandom random) {
    return pools.pick("topic", random) + " " + pools.pick("form", random);
  }

  /** Returns the country of the city that the thing has or is, or any. */
  private String country(ObjectNode made, SeededRandom random) {
    String city = made.path("city").asText(made.path("name").asText(""));
    int at = pools.indexOf("city", city);
    return at < 0 ? pools.pick("country", random) : pools.nth("city_country", at);
  }

  private String path(SeededRandom random) {
    return "/"
        + pools.pick("folder", random)
        + "/"
        + pools.pick("stem", random)
        + "."
        + pools.pick("extension", random);
  }

  private String prose(ObjectNode made, SeededRandom random) {
    return "About " + named(made, random) + ". " + pools.pick("sentence", random);
  }

  /** Returns what the thing is called already, or a fresh name. */
  private String named(ObjectNode made, SeededRandom random) {
    String name = made.path("name").asText(made.path("title").asText(""));
    return name.isEmpty() ? title(random) : name;
  }

  private static String moment(SeededRandom random, int from, int to) {
    LocalDate day = TODAY.plusDays(random.between(from, to));
    return day
        + "T"
        + twoDigits(random.between(7, 19))
        + ":"
        + twoDigits(15 * random.nextInt(4))
        + ":00Z";
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static JsonNode decimal(SeededRandom random, int from, int to) {
    return DoubleNode.valueOf(random.between(from * 10, to * 10) / 10.0);
  }

  private static String hex(SeededRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  private static String dotted(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
  }

  private static String dashed(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static List<Integer> numbers(String commas) {
    return Arrays.stream(commas.split(",", -1)).map(String::strip).map(Integer::valueOf).toList();
  }

  private static TextNode text(String value) {
    return TextNode.valueOf(value);
  }
}

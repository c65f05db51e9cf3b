package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Things that verbs in tool names bring about besides what the tool is about. */
final class Deeds {
  private static final Map<String, List<String>> MADE =
      Map.ofEntries(
          Map.entry("book", List.of("booking", "reservation")),
          Map.entry("reserve", List.of("reservation", "booking")),
          Map.entry("order", List.of("order")),
          Map.entry("buy", List.of("order", "purchase")),
          Map.entry("purchase", List.of("order", "purchase")),
          Map.entry("checkout", List.of("order")),
          Map.entry("pay", List.of("payment")),
          Map.entry("charge", List.of("charge")),
          Map.entry("refund", List.of("refund")),
          Map.entry("subscribe", List.of("subscription")),
          Map.entry("register", List.of("registration")),
          Map.entry("invite", List.of("invitation")),
          Map.entry("send", List.of("message")),
          Map.entry("connect", List.of("connection")),
          Map.entry("schedule", List.of("appointment")));

  private static final Set<String> AUTHENTICATING =
      Words.set("login signin authenticate oauth logon");

  /** Words of names that only ask about being logged in, or end it. */
  private static final Set<String> ASKING =
      Words.set(
          "status check logout is whoami url link verify test get create delete update list info history");

  private static final Set<String> TELLING_NONE =
      Words.set("count suggest suggestion statistic statistics stats summary histogram validate");

  private static final Pattern SEARCHED_WITHIN =
      Pattern.compile(
          "^\\W*search(es)? (across|within|through|the entire|the whole|site|all content)\\b"
              + ".{0,40}\\b(site|workspace|repository|codebase|documentation|content)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> CONTENT =
      Words.set("content contents text value values data body html markdown preview thumbnail");

  private static final Pattern PENDING =
      Pattern.compile(
          "\\b(polling link|task status|poll(ing)? (url|for))\\b", Pattern.CASE_INSENSITIVE);

  private Deeds() {}

  /** Returns the things that a tool of this name makes by what it does. */
  static List<String> madeBy(String name) {
    return Words.split(name).stream()
        .filter(word -> ToolSemantics.effectOfName(word).isPresent())
        .findFirst()
        .map(verb -> MADE.getOrDefault(verb, List.of()))
        .orElse(List.of());
  }

  /** Returns whether a tool of this name proves who is calling. */
  static boolean authenticates(String name) {
    List<String> words = Words.split(name);
    if (words.stream().anyMatch(ASKING::contains)) {
      return false;
    }
    return words.stream().anyMatch(AUTHENTICATING::contains)
        || String.join(" ", words).matches(".*\\b(log|sign) in\\b.*");
  }

  /**
   * Returns whether a tool that reads tells of no thing that is there: it counts, suggests what
   * could be, or searches within the thing it is named after.
   */
  static boolean tellsNoThings(ToolSpec tool) {
    return Words.split(tool.ref().name()).stream().anyMatch(TELLING_NONE::contains)
        || SEARCHED_WITHIN.matcher(tool.description()).find();
  }

  /** Returns whether a tool of this name reads what is in a thing, not the thing with its keys. */
  static boolean readsContent(String name) {
    return Words.split(name).stream().anyMatch(CONTENT::contains);
  }

  /** Returns whether a creation says that it only begins, so that it returns no key yet. */
  static boolean makesLater(ToolSpec tool) {
    return PENDING.matcher(tool.description()).find();
  }
}

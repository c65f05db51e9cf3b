package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Set;

/**
 * An offer for a need.
 *
 * @param offer what is returned
 * @param need the parameter that takes it
 * @param confidence how sure it is that one is the other, in [0, 1]
 */
record Match(Offer offer, Need need, double confidence) {
  /** How much alike the thing returned and the thing needed are. */
  enum Likeness {
    /** The same thing. */
    SAME(1.0),
    /** A sort of it, where nothing returns the thing itself. */
    SORT(0.93),
    /** A sort of it, although something else returns the thing itself. */
    SORT_BESIDE(0.72),
    /** A person in another role. */
    PERSON(0.86);

    private final double factor;

    Likeness(double factor) {
      this.factor = factor;
    }
  }

  /** Nothing that is inferred is certain. */
  private static final double MOST = 0.98;

  /** Endings that guess what a key is called where only the thing is known. */
  private static final Set<String> OWN_KEYS =
      Set.of("name", "path", "number", "slug", "key", "handle", "arn", "urn", "uuid", "username");

  static Match of(Offer offer, Need need, Likeness likeness) {
    double said = offer.strength() * need.reading().strength() * likeness.factor;
    double fitting = attributes(offer, need) * types(offer, need) * pages(offer, need);
    return new Match(offer, need, Math.min(MOST, said * fitting));
  }

  /** Returns the same match, less sure. */
  Match weakened(double factor) {
    return new Match(offer, need, confidence * factor);
  }

  /** Returns what the field is called, or would be where only the thing is known. */
  String field() {
    if (!offer.field().isEmpty()) {
      return offer.field();
    }
    return need.reading().kind() == Kind.NOUN ? "name" : guessed(need.name());
  }

  /** Returns the name a key has in results when nothing but the parameter's name is known. */
  static String guessed(String parameter) {
    List<String> words = Words.split(parameter);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return OWN_KEYS.contains(last) ? last : "id";
  }

  /** Returns whether what is made goes by the name that whoever had it made gave it. */
  static boolean isChosen(Offer offer, Need need) {
    Set<String> chosen = offer.tool().chosenNames();
    String needed = need.reading().attribute();
    return offer.why() == Source.CREATION
        && need.reading().namesThing()
        && (chosen.contains(needed) || (needed.isEmpty() && chosen.contains("name")));
  }

  private static double pages(Offer offer, Need need) {
    return !need.reading().thing().equals("url") || WebPages.isFoundBy(offer.tool()) ? 1.0 : 0;
  }

  /** Which of a thing's names is returned and which is needed: a number is no id. */
  private static double attributes(Offer offer, Need need) {
    String returned = offer.reading().attribute();
    String needed = need.reading().attribute();
    if (isChosen(offer, need)) {
      return 0; // The caller chose it, so it is known before.
    }
    boolean lookedUp = offer.why() == Source.LOOKUP || offer.why() == Source.LISTING;
    if (lookedUp && offer.tool().isGiven(need.reading(), true)) {
      return 0;
    }
    if (need.reading().kind() == Kind.VALUE || returned.isEmpty() || needed.isEmpty()) {
      return 1.0;
    }
    if (returned.equals(needed)) {
      return 1.0;
    }
    return offer.why() == Source.SCHEMA ? 0 : 0.8;
  }

  /** Whether a value of the returned type can be one of the needed type. */
  private static double types(Offer offer, Need need) {
    String needed = need.shape().type();
    String neededFormat = need.shape().schema().path("format").asText();
    if (!offer.format().isEmpty()
        && !neededFormat.isEmpty()
        && !offer.format().equals(neededFormat)) {
      return 0;
    }
    if (offer.type().isEmpty() || needed.isEmpty() || offer.type().equals(needed)) {
      return 1.0;
    }
    boolean fractional = offer.type().equals("number") != needed.equals("number");
    return fractional && need.reading().kind() != Kind.VALUE ? 0.5 : 0.92;
  }
}

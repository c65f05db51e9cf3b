package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.text.Words;

/** Says in words why a dependency was drawn. */
final class Reasons {
  private static final int LONGEST = 100;

  private Reasons() {}

  /** Returns the reason of a data dependency. */
  static String of(Match match) {
    return returned(match) + "; " + needed(match.need());
  }

  private static String returned(Match match) {
    Offer offer = match.offer();
    String tool = Excerpt.of(offer.tool().ref().name(), LONGEST);
    String thing = Excerpt.of(offer.reading().thing(), LONGEST);
    return switch (offer.why()) {
      case LISTING -> tool + " finds " + Nouns.plural(thing);
      case CREATION -> tool + " makes " + Words.withArticle(thing);
      case LOOKUP -> tool + " returns " + Words.withArticle(thing);
      case SCHEMA ->
          "the output schema of %s has %s, of %s"
              .formatted(tool, Excerpt.quoted(match.field()), Words.withArticle(thing));
      case DESCRIPTION ->
          "the description of %s says that it returns %s".formatted(tool, named(offer.reading()));
      case KNOWN ->
          "%s finds %s, which come with %s"
              .formatted(
                  tool,
                  Nouns.plural(Excerpt.of(offer.tool().entity(), LONGEST)),
                  Words.withArticle(thing));
      case ATTRIBUTE ->
          "%s returns %s, which is made with %s"
              .formatted(
                  tool,
                  Words.withArticle(Excerpt.of(offer.tool().entity(), LONGEST)),
                  named(offer.reading()));
      case PART ->
          "%s returns %s, which %s belongs to"
              .formatted(
                  tool,
                  Words.withArticle(Excerpt.of(offer.tool().entity(), LONGEST)),
                  Words.withArticle(thing));
      case NAMED -> "its description names " + tool;
    };
  }

  private static String needed(Need need) {
    String parameter = Excerpt.of(need.parameter(), LONGEST);
    String name =
        need.member().isEmpty() ? parameter : parameter + "." + Excerpt.of(need.member(), LONGEST);
    return name
        + (need.reading().namesThing() ? " names " : " is ")
        + Words.withArticle(Excerpt.of(need.reading().thing(), LONGEST));
  }

  private static String named(Reading reading) {
    String thing = Excerpt.of(reading.thing(), LONGEST);
    return !reading.namesThing()
        ? Words.withArticle(thing)
        : "the "
            + (reading.attribute().isEmpty() ? "name" : reading.attribute())
            + " of "
            + Words.withArticle(thing);
  }
}

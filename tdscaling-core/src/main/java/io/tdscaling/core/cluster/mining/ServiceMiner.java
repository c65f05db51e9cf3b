package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.cluster.DependencyKind;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.cluster.mining.Match.Likeness;
import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the data dependencies among the tools of one service. */
final class ServiceMiner {
  /** A description that names the tool is as sure as words can be. */
  static final double NAMED = 0.95;

  static final double ATTRIBUTE = 0.62;
  static final double PART = 0.62;

  /** A parameter is filled from this many tools at most. */
  private static final int MOST_PRODUCERS = 6;

  private static final Comparator<Match> SUREST =
      Comparator.<Match>comparingDouble(match -> -match.confidence())
          .thenComparing(match -> match.offer().why())
          .thenComparingInt(match -> match.offer().tool().order());

  private final Scale scale;
  private final OfferIndex index;
  private final Mentions mentions;
  private final Families families;
  private final Sorts things;

  private ServiceMiner(MinedService mined, Mentions mentions, Scale scale) {
    this.scale = scale;
    this.index = new OfferIndex(mined.offers());
    this.mentions = mentions;
    this.families = new Families(mined.tools());
    this.things = new Sorts(mined.tools());
  }

  /** Returns the dependencies in the order of their consumers. */
  static List<ToolDependency> mine(MinedService service, Mentions mentions, Scale scale) {
    ServiceMiner miner = new ServiceMiner(service, mentions, scale);
    List<ToolDependency> found = new ArrayList<>();
    for (ToolFacts consumer : service.tools()) {
      found.addAll(miner.dependenciesOf(consumer));
    }
    return found;
  }

  private List<ToolDependency> dependenciesOf(ToolFacts consumer) {
    Map<String, Map<ToolFacts, Match>> byParameter = new LinkedHashMap<>();
    for (Need need : consumer.needs()) {
      Map<ToolFacts, Match> best =
          byParameter.computeIfAbsent(need.parameter(), missing -> new LinkedHashMap<>());
      matches(consumer, need).values().stream()
          .map(scale::weighted)
          .filter(scale::isEnough)
          .forEach(match -> keepSurer(match, best));
    }
    return byParameter.values().stream()
        .flatMap(best -> best.values().stream().sorted(SUREST).limit(MOST_PRODUCERS))
        .map(match -> dependency(match, consumer))
        .toList();
  }

  private static void keepSurer(Match match, Map<ToolFacts, Match> best) {
    best.merge(
        match.offer().tool(),
        match,
        (one, other) -> other.confidence() > one.confidence() ? other : one);
  }

  /** Returns the surest match with each producer. */
  private Map<ToolFacts, Match> matches(ToolFacts consumer, Need need) {
    Map<ToolFacts, Match> best = new LinkedHashMap<>();
    String thing = need.reading().thing();
    switch (need.reading().kind()) {
      case VALUE -> {
        if (!thing.equals("url") || WebPages.isOpenedBy(consumer, need)) {
          keep(index.ofKind(thing), need, Likeness.SAME, consumer, best);
          families.keepNearest(thing, consumer, best);
        }
      }
      case FIELD -> keep(index.ofField(thing), need, Likeness.SAME, consumer, best);
      case NOUN -> keep(ownOnly(index.ofThing(thing)), need, Likeness.SAME, consumer, best);
      case IDENTIFIER -> keepIdentifier(need, consumer, best);
    }
    for (ToolFacts named : mentions.sourcesOf(need.description(), consumer)) {
      if (named.effect() != EffectClass.DELETE) {
        Offer offer = new Offer(named, need.reading(), "", NAMED, Source.NAMED);
        best.merge(named, new Match(offer, need, NAMED), ServiceMiner::named);
      }
    }
    return best;
  }

  /** A tool that is named is surer than it was; where its field is known, that stays. */
  private static Match named(Match known, Match named) {
    return new Match(known.offer(), known.need(), Math.max(NAMED, known.confidence()));
  }

  private static List<Offer> ownOnly(List<Offer> offers) {
    return offers.stream()
        .filter(
            offer ->
                offer.why() == Source.LISTING || (offer.why() == Source.SCHEMA && offer.isOwn()))
        .toList();
  }

  private void keepIdentifier(Need need, ToolFacts consumer, Map<ToolFacts, Match> best) {
    String thing = need.reading().thing();
    List<Offer> own = index.ofThing(need.reading().ownThing());
    List<Offer> same = isOffered(own, consumer) ? own : index.ofThing(thing);
    keep(same, need, Likeness.SAME, consumer, best);
    List<Offer> elsewhere =
        same.stream()
            .filter(offer -> !offer.tool().equals(consumer))
            .filter(offer -> offer.isOwn() || !offer.isIncidental())
            .toList();
    if (isOffered(own, consumer)) {
      families.keepNearest(thing, consumer, best);
      return;
    }
    List<Offer> sorts =
        families.without(index.ofSortsOf(thing), consumer).stream()
            .filter(offer -> things.isOfSort(offer, need.reading(), consumer, elsewhere))
            .toList();
    Likeness likeness = elsewhere.isEmpty() ? Likeness.SORT : Likeness.SORT_BESIDE;
    keep(sorts, need, likeness, consumer, best);
    if (elsewhere.isEmpty() && Persons.isRole(thing)) {
      Persons.ACCOUNTS.forEach(
          who -> keep(index.ofThing(who), need, Likeness.PERSON, consumer, best));
    }
    families.keepNearest(thing, consumer, best);
  }

  private static boolean isOffered(List<Offer> offers, ToolFacts consumer) {
    return offers.stream().anyMatch(offer -> !offer.tool().equals(consumer));
  }

  private void keep(
      List<Offer> offers,
      Need need,
      Likeness likeness,
      ToolFacts consumer,
      Map<ToolFacts, Match> best) {
    for (Offer offer : offers) {
      if (!offer.tool().equals(consumer) && leadsTo(offer, need, consumer)) {
        keepSurer(Match.of(offer, need, likeness), best);
      }
    }
  }

  /**
   * The names of other things that a thing holds lead to those things, not to everything that asks
   * where to work; unless nothing else tells them. The values that come with a thing lead to what
   * is after such a value.
   */
  private boolean leadsTo(Offer offer, Need need, ToolFacts consumer) {
    Reading reading = need.reading();
    if (reading.namesThing()) {
      boolean about = reading.thing().equals(consumer.entity());
      boolean only = !index.hasOwn(reading.thing());
      return offer.why() == Source.ATTRIBUTE
          ? about && consumer.effect().readsOnly()
          : about || offer.isOwn() || !offer.isIncidental() || only;
    }
    boolean sameThing = offer.tool().entity().equals(consumer.entity());
    if (sameThing && (reading.kind() == Kind.FIELD || offer.isIncidental())) {
      return false; // What one order has, no other order and no search for it needs.
    }
    if (offer.why() != Source.ATTRIBUTE && offer.why() != Source.KNOWN) {
      return true;
    }
    return need.required()
        && need.member().isEmpty()
        && !ValueKinds.isPlace(reading.thing())
        && Persons.canReach(consumer, need);
  }

  /** Returns the dependency that a match is. */
  static ToolDependency dependency(Match match, ToolFacts consumer) {
    return new ToolDependency(
        match.offer().tool().ref(),
        match.field(),
        consumer.ref(),
        match.need().parameter(),
        Confidence.rounded(match.confidence()),
        DependencyKind.DATA,
        Reasons.of(match));
  }
}

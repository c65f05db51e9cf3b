package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.cluster.mining.Match.Likeness;
import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds data dependencies between services: along values that all services understand alike, and
 * along the things of a platform that several services work with. Each parameter is given a few
 * sources, those of its own domains first, so their number grows with the tools and not with the
 * pairs of services.
 */
final class CrossServiceMiner {
  /** What is sure within a service is less so between two. */
  static final double ACROSS = 0.85;

  private static final int MOST_PRODUCERS = 2;
  private static final int MOST_PER_SERVICE = 4;
  private static final int LOOKED_AT = 24;

  /** Kinds that are only good where they come from. */
  private static final Set<String> LOCAL =
      Set.of("access token", "street address", "image url", "currency code", "postal code");

  private final Scale scale;
  private final Map<String, List<Offer>> offers = new HashMap<>();
  private final Map<String, Integer> turns = new HashMap<>();

  CrossServiceMiner(Scale scale) {
    this.scale = scale;
  }

  /** Takes in what a service returns. */
  void index(MinedService service) {
    Map<String, Offer> best = new LinkedHashMap<>();
    for (Offer offer : service.offers()) {
      for (String key : keys(offer.reading(), service)) {
        best.merge(key, offer, (one, other) -> other.strength() > one.strength() ? other : one);
      }
    }
    best.forEach(
        (key, offer) -> {
          put(key, offer);
          service.domains().forEach(domain -> put(key + "\n" + domain, offer));
        });
  }

  private void put(String key, Offer offer) {
    List<Offer> known = offers.computeIfAbsent(key, missing -> new ArrayList<>());
    known.add(offer);
  }

  /** Under what a reading is known to other services. */
  private static List<String> keys(Reading reading, MinedService service) {
    if (reading.kind() == Kind.VALUE) {
      boolean local = LOCAL.contains(reading.thing()) || ValueKinds.isWork(reading.thing());
      return local ? List.of() : List.of(reading.thing());
    }
    return reading.kind() == Kind.IDENTIFIER
        ? service.platforms().stream().map(name -> name + "/" + reading.thing()).toList()
        : List.of();
  }

  /** Returns the dependencies of a service's tools on other services that were indexed. */
  List<ToolDependency> mine(MinedService service) {
    List<ToolDependency> found = new ArrayList<>();
    Map<String, Integer> linked = new HashMap<>();
    for (ToolFacts consumer : service.tools()) {
      for (Need need : consumer.needs()) {
        if (canBeMet(need, consumer)) {
          matches(need, consumer, service, linked)
              .forEach(match -> found.add(ServiceMiner.dependency(match, consumer)));
        }
      }
    }
    return found;
  }

  /**
   * Returns the sources of a parameter.
   *
   * @param linked for each key, how many parameters of the service it was a source for
   */
  private List<Match> matches(
      Need need, ToolFacts consumer, MinedService service, Map<String, Integer> linked) {
    List<Match> matches = new ArrayList<>();
    for (String key : keys(need.reading(), service)) {
      if (linked.getOrDefault(key, 0) < MOST_PER_SERVICE) {
        int before = matches.size();
        service.domains().forEach(domain -> add(key + "\n" + domain, need, consumer, matches));
        add(key, need, consumer, matches);
        linked.merge(key, matches.size() > before ? 1 : 0, Integer::sum);
      }
    }
    return matches;
  }

  /** What changes a thing of its own service is not told of it by others. */
  private static boolean canBeMet(Need need, ToolFacts consumer) {
    if (!need.required() || !need.member().isEmpty()) {
      return false;
    }
    boolean login = Deeds.authenticates(consumer.ref().name());
    return !login
        && switch (need.reading().thing()) {
          case "url" -> WebPages.isOpenedBy(consumer, need);
          case "email address", "phone number" -> Persons.canReach(consumer, need);
          default -> need.reading().kind() == Kind.IDENTIFIER || consumer.effect().readsOnly();
        };
  }

  /** Adds the next good source of a key; another one at each turn. */
  private void add(String key, Need need, ToolFacts consumer, List<Match> into) {
    List<Offer> known = offers.getOrDefault(key, List.of());
    int turn = turns.merge(key, 1, Integer::sum);
    for (int i = 0; i < Math.min(LOOKED_AT, known.size()) && into.size() < MOST_PRODUCERS; i++) {
      Offer offer = known.get((turn + i) % known.size());
      Match match = scale.weighted(Match.of(offer, need, Likeness.SAME).weakened(ACROSS));
      boolean other = !offer.tool().ref().service().equals(consumer.ref().service());
      boolean seen = into.stream().anyMatch(taken -> taken.offer().tool().equals(offer.tool()));
      if (other && !seen && tells(offer, need) && scale.isEnough(match)) {
        into.add(match);
        return;
      }
    }
  }

  /** Only what finds things tells other services of them. */
  private static boolean tells(Offer offer, Need need) {
    if (!offer.tool().effect().readsOnly()) {
      return false;
    }
    if (need.reading().kind() == Kind.IDENTIFIER) {
      return offer.why() == Source.LISTING || offer.why() == Source.SCHEMA;
    }
    if (ValueKinds.isPlace(need.reading().thing())) {
      return offer.why() == Source.LOOKUP || offer.why() == Source.KNOWN;
    }
    return switch (offer.why()) {
      case LISTING, LOOKUP, SCHEMA, DESCRIPTION, KNOWN -> true;
      case ATTRIBUTE -> need.reading().thing().equals("email address");
      case CREATION, PART, NAMED -> false;
    };
  }
}

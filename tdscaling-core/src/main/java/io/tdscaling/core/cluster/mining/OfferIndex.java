package io.tdscaling.core.cluster.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tools of one service return, looked up by thing. */
final class OfferIndex {
  /** Offers of one thing that are looked at, so that the time stays near-linear. */
  private static final int MOST = 48;

  private static final Comparator<Offer> BEST =
      Comparator.<Offer>comparingDouble(offer -> -offer.strength())
          .thenComparing(Offer::why)
          .thenComparingInt(offer -> offer.tool().order());

  private final Map<String, List<Offer>> byThing = new LinkedHashMap<>();
  private final Map<String, List<Offer>> byTail = new LinkedHashMap<>();
  private final Map<String, List<Offer>> byKind = new LinkedHashMap<>();
  private final Map<String, List<Offer>> byField = new LinkedHashMap<>();

  OfferIndex(List<Offer> offers) {
    for (Offer offer : offers) {
      String thing = offer.reading().thing();
      switch (offer.reading().kind()) {
        case VALUE -> put(byKind, thing, offer);
        case FIELD -> put(byField, thing, offer);
        case IDENTIFIER, NOUN -> {
          put(byThing, thing, offer);
          Nouns.tails(thing).forEach(tail -> put(byTail, tail, offer));
        }
      }
    }
    List.of(byThing, byTail, byKind, byField)
        .forEach(map -> map.replaceAll((key, all) -> best(all)));
  }

  private static void put(Map<String, List<Offer>> map, String key, Offer offer) {
    if (!key.isEmpty()) {
      map.computeIfAbsent(key, missing -> new ArrayList<>()).add(offer);
    }
  }

  private static List<Offer> best(List<Offer> offers) {
    return offers.stream().sorted(BEST).limit(MOST).toList();
  }

  /** Returns the offers of exactly this thing, the best first. */
  List<Offer> ofThing(String thing) {
    return byThing.getOrDefault(thing, List.of());
  }

  /** Returns whether a tool that is about this thing returns it. */
  boolean hasOwn(String thing) {
    return ofThing(thing).stream().anyMatch(offer -> offer.isOwn() || !offer.isIncidental());
  }

  /** Returns the offers of things that are a sort of this one: boards of Trello are boards. */
  List<Offer> ofSortsOf(String thing) {
    return byTail.getOrDefault(thing, List.of());
  }

  /** Returns the offers of this kind of value. */
  List<Offer> ofKind(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Returns the offers of fields called so. */
  List<Offer> ofField(String name) {
    return byField.getOrDefault(name, List.of());
  }
}

package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the tools of one service return, told by each and by how they fit together. */
final class ServiceOffers {
  /** Tools that are looked at for what one thing is made with or is part of. */
  private static final int MOST_TOOLS = 8;

  private static final int SCOPE_TOOLS = 5;
  private static final double SCOPE_SHARE = 0.25;
  private static final double WHOLE_SHARE = 0.6;

  /** A part is named together with its whole most of the time. */
  private static final double PART_SHARE = 0.6;

  /** Tools that have to name a part; a single one may just have an odd parameter. */
  private static final int PART_TAKERS = 2;

  private final List<ToolFacts> service;
  private final Map<String, Integer> takers = new HashMap<>();
  private final Map<String, Set<ToolFacts>> naming = new HashMap<>();
  private final Map<List<Reading>, Long> together = new HashMap<>();
  private final List<Offer> offers = new ArrayList<>();

  private ServiceOffers(List<ToolFacts> service) {
    this.service = service;
    for (ToolFacts tool : service) {
      tool.needs().stream()
          .map(need -> need.reading().thing())
          .distinct()
          .forEach(thing -> takers.merge(thing, 1, Integer::sum));
      tool.needs().stream()
          .flatMap(need -> Stream.of(need.reading().thing(), need.reading().ownThing()))
          .forEach(thing -> naming.computeIfAbsent(thing, key -> new LinkedHashSet<>()).add(tool));
    }
  }

  static List<Offer> of(List<ToolFacts> service) {
    ServiceOffers reader = new ServiceOffers(service);
    service.forEach(tool -> reader.offers.addAll(OfferReader.of(tool)));
    reader.addAttributes();
    reader.addParts();
    return reader.offers;
  }

  /** What a thing is made with, whoever returns the thing returns: a draft has a recipient. */
  private void addAttributes() {
    Map<String, List<ToolFacts>> readers = readersByEntity();
    for (ToolFacts maker : service) {
      if (maker.effect() != EffectClass.CREATE) {
        continue;
      }
      List<ToolFacts> returning = readers.getOrDefault(maker.entity(), List.of());
      for (Need need : maker.needs()) {
        if (isAttribute(need, maker) && share(need) <= SCOPE_SHARE) {
          returning.forEach(tool -> offerAttribute(tool, need));
        }
      }
    }
  }

  /** What most tools of a service ask for is where they work, not what they are about. */
  private double share(Need need) {
    int taking = taking(need);
    return taking <= SCOPE_TOOLS ? 0 : (double) taking / service.size();
  }

  /** Returns how many tools name both; each pair of things is counted once. */
  private long together(Need part, Need whole) {
    return together.computeIfAbsent(
        List.of(part.reading(), whole.reading()),
        pair ->
            naming.getOrDefault(part.reading().thing(), Set.of()).stream()
                .filter(tool -> tool.takes(part.reading()) && tool.takes(whole.reading()))
                .count());
  }

  private int taking(Need need) {
    return takers.getOrDefault(need.reading().thing(), 0);
  }

  private static boolean isAttribute(Need need, ToolFacts maker) {
    Reading reading = need.reading();
    boolean said = reading.kind() == Kind.VALUE || !reading.attribute().isEmpty();
    boolean secret = reading.thing().equals("access token");
    return said && !secret && !reading.thing().equals(maker.entity());
  }

  /** Returns the tools without an output schema that return things, by the thing. */
  private Map<String, List<ToolFacts>> readersByEntity() {
    Map<String, List<ToolFacts>> readers = new LinkedHashMap<>();
    for (ToolFacts tool : service) {
      boolean returns = tool.effect() == EffectClass.SEARCH || tool.effect() == EffectClass.READ;
      List<ToolFacts> known = readers.computeIfAbsent(tool.entity(), entity -> new ArrayList<>());
      if (returns && tool.spec().outputSchema() == null && known.size() < MOST_TOOLS) {
        known.add(tool);
      }
    }
    return readers;
  }

  private void offerAttribute(ToolFacts tool, Need need) {
    Reading reading = need.reading();
    boolean known = reading.kind() == Kind.VALUE ? tool.takes(reading) : tool.requires(reading);
    if (!known) {
      offers.add(new Offer(tool, reading, need.name(), ServiceMiner.ATTRIBUTE, Source.ATTRIBUTE));
    }
  }

  /**
   * Where nothing returns a thing that has to be named, and it is always named together with
   * another one, that other one holds it: items are named within orders. So do the people of the
   * service, whose orders they are.
   */
  private void addParts() {
    Set<String> found = thingsFound();
    Map<String, List<ToolFacts>> readers = readersByEntity();
    List<String> people = readers.keySet().stream().filter(Persons::isPerson).toList();
    Set<Offer> parts = new LinkedHashSet<>();
    for (ToolFacts tool : service) {
      for (Need need : tool.needs()) {
        if (isUnmet(need, found)) {
          wholes(tool, need).forEach(whole -> addPart(readers, whole, need, parts));
          if (Persons.isKeptForPeople(need.reading().thing())) {
            people.forEach(person -> addPart(readers, person, need, parts));
          }
        }
      }
    }
    offers.addAll(parts);
  }

  /** Returns the things that some tool finds, and those they are sorts of. */
  private Set<String> thingsFound() {
    Set<String> found = new LinkedHashSet<>();
    for (Offer offer : offers) {
      if (offer.why() != Source.CREATION && offer.why() != Source.ATTRIBUTE) {
        found.add(offer.reading().thing());
        found.addAll(Nouns.tails(offer.reading().thing()));
      }
    }
    return found;
  }

  private boolean isUnmet(Need need, Set<String> found) {
    Reading reading = need.reading();
    return reading.kind() == Kind.IDENTIFIER
        && need.required()
        && need.member().isEmpty()
        && !reading.attribute().isEmpty()
        && taking(need) >= PART_TAKERS
        && !found.contains(reading.thing())
        && !Persons.isPerson(reading.thing());
  }

  private static void addPart(
      Map<String, List<ToolFacts>> readers, String whole, Need part, Set<Offer> into) {
    for (ToolFacts reader : readers.getOrDefault(whole, List.of())) {
      Reading thing = new Reading(Kind.IDENTIFIER, part.reading().thing(), "", 1.0);
      if (reader.effect() == EffectClass.READ && !reader.requires(part.reading())) {
        into.add(new Offer(reader, thing, "", ServiceMiner.PART, Source.PART));
      }
    }
  }

  private Set<String> wholes(ToolFacts tool, Need part) {
    Set<String> wholes = new LinkedHashSet<>();
    for (Need other : tool.needs()) {
      boolean whole =
          other.reading().kind() == Kind.IDENTIFIER
              && other.required()
              && !other.reading().thing().equals(part.reading().thing())
              && share(other) <= WHOLE_SHARE
              && together(part, other) >= PART_SHARE * taking(part);
      if (whole) {
        wholes.add(other.reading().thing());
      }
    }
    return wholes;
  }
}

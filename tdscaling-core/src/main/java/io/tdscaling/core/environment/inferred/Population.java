package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The things that exist before the first call: a function of seed, service and kind of thing. Made
 * when first needed, which nobody can see. Shared by environments opened alike, so things are never
 * modified. Thread-safe.
 */
final class Population {
  private static final int FEWEST = 4;
  private static final int MOST = 6;

  /** Things that point at others come in greater number, so that each of the others has one. */
  private static final int FEWEST_LINKED = 7;

  private static final int MOST_LINKED = 9;
  private static final int MOST_MADE = 1_000;

  /** How often another name is looked for, so that things can be told apart. */
  private static final int MOST_TITLES = 4;

  private final long seed;
  private final Lexicon lexicon;
  private final Identities identities;
  private final FieldMaker fields;
  private final Map<EntityType, List<ObjectNode>> identitiesOf = new LinkedHashMap<>();
  private final Map<EntityType, Map<String, ObjectNode>> thingsOf = new LinkedHashMap<>();

  Population(long seed, Lexicon lexicon, FieldMaker fields) {
    this.seed = seed;
    this.lexicon = lexicon;
    this.fields = fields;
    this.identities = new Identities(lexicon, fields);
  }

  /** Returns the things of a kind, by their key. The map is the caller's, the things are not. */
  synchronized Map<String, ObjectNode> of(EntityType type) {
    return new LinkedHashMap<>(thingsOf.computeIfAbsent(type, this::make));
  }

  private Map<String, ObjectNode> make(EntityType type) {
    Map<String, ObjectNode> things = new LinkedHashMap<>();
    List<ObjectNode> made = identities(type);
    Set<String> titles = new LinkedHashSet<>();
    for (int i = 0; i < made.size(); i++) {
      ObjectNode thing = made.get(i).deepCopy();
      describe(thing, type, i, "");
      for (int again = 1;
          again < MOST_TITLES && titles.contains(FieldNames.title(thing));
          again++) {
        thing = made.get(i).deepCopy();
        describe(thing, type, i, " again " + again);
      }
      titles.add(FieldNames.title(thing));
      things.put(thing.path(type.primary()).asText(), thing);
    }
    return things;
  }

  /** Returns the identifying fields of the thing that is made next, unlike those of any other. */
  ObjectNode fresh(EntityType type, int counter, Set<String> taken) {
    for (int attempt = 0; attempt < MOST_MADE; attempt++) {
      int index = FEWEST_LINKED + MOST_LINKED + counter + attempt;
      ObjectNode identity = identities.make(type, index, random(type, "fresh " + index));
      if (!taken.contains(identity.path(type.primary()).asText())) {
        return identity;
      }
    }
    ObjectNode identity = Json.object();
    return identity.put(type.primary(), type.noun().replace(' ', '-') + "-" + (taken.size() + 1));
  }

  /** Returns the fields that a noun has, made up for one purpose. */
  ObjectNode record(EntityType type, String purpose, ObjectNode known) {
    SeededRandom random = random(type, purpose);
    ObjectNode made = known.deepCopy();
    for (Lexicon.Field field : lexicon.fields(type.noun())) {
      if (FieldNames.matching(made, field.name()).isEmpty()) {
        made.set(field.name(), field.maker().make(random, made));
      }
    }
    return made;
  }

  private List<ObjectNode> identities(EntityType type) {
    return identitiesOf.computeIfAbsent(type, this::makeIdentities);
  }

  private List<ObjectNode> makeIdentities(EntityType type) {
    SeededRandom random = random(type, "identity");
    boolean linked = type.links().values().stream().anyMatch(link -> !link.scope());
    int size = linked ? random.between(FEWEST_LINKED, MOST_LINKED) : random.between(FEWEST, MOST);
    Set<String> seen = new LinkedHashSet<>();
    List<ObjectNode> made = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ObjectNode identity = identities.make(type, i, random);
      if (seen.add(identity.path(type.primary()).asText())) {
        made.add(identity);
      }
    }
    return made;
  }

  private void describe(ObjectNode thing, EntityType type, int index, String again) {
    SeededRandom random = random(type, "fields " + index + again);
    // What a thing is called comes first, since its address and its mail are called after it.
    say(thing, type, random, FieldNames::isTitle);
    boolean titled = type.fields().keySet().stream().anyMatch(FieldNames::isTitle);
    for (Lexicon.Field field : lexicon.fields(type.noun())) {
      boolean said = type.fields().keySet().stream().anyMatch(name -> same(name, field.name()));
      boolean called = titled && FieldNames.isTitle(field.name());
      boolean named = field.name().equals(Facets.NAME) && thing.has(type.nameFacet());
      if (!said && !called && !named && !thing.has(field.name())) {
        thing.set(field.name(), field.maker().make(random, thing));
      }
    }
    say(thing, type, random, name -> true);
    type.links().values().forEach(link -> point(thing, link, index));
    Coherence.mend(thing);
  }

  private void say(
      ObjectNode thing, EntityType type, SeededRandom random, Predicate<String> wanted) {
    type.fields()
        .forEach(
            (name, param) -> {
              if (wanted.test(name) && !thing.has(name)) {
                fields.make(type, param, random, thing).ifPresent(v -> setNew(thing, name, v));
              }
            });
  }

  private void point(ObjectNode thing, EntityType.Link link, int index) {
    List<ObjectNode> targets = identities(link.target());
    if (link.scope() || targets.isEmpty()) {
      return;
    }
    JsonNode value = targets.get(index % targets.size()).path(link.param().facet());
    Optional<JsonNode> cast = link.param().shape().cast(value);
    cast.ifPresent(
        v -> setNew(thing, link.field(), link.param().shape().array() ? Json.array().add(v) : v));
  }

  private static void setNew(ObjectNode thing, String name, JsonNode value) {
    if (!thing.has(name)) {
      thing.set(name, value);
    }
  }

  private static boolean same(String one, String other) {
    return FieldNames.same(one).equals(FieldNames.same(other));
  }

  private SeededRandom random(EntityType type, String purpose) {
    return SeededRandom.of(seed, 0, type.key() + " " + purpose);
  }
}

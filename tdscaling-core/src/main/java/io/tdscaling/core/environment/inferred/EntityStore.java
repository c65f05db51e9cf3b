package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The things of one trajectory. What is kept are the changes against the population, so that the
 * digest depends on what was done and never on what was looked at.
 */
final class EntityStore {
  private final Population population;
  private final Map<EntityType, Map<String, ObjectNode>> things = new LinkedHashMap<>();
  private final Map<EntityType, Map<String, ObjectNode>> originals = new LinkedHashMap<>();
  private final Map<String, Map<String, JsonNode>> changes = new TreeMap<>();
  private final Map<EntityType, Integer> made = new LinkedHashMap<>();

  EntityStore(Population population) {
    this.population = population;
  }

  /** Returns the things of a kind, oldest first. Not to be modified. */
  List<ObjectNode> all(EntityType type) {
    return List.copyOf(current(type).values());
  }

  /** Returns the thing that a value points at by any of its identifying fields. */
  Optional<ObjectNode> find(EntityType type, JsonNode value) {
    String wanted = value.asText();
    @Nullable ObjectNode keyed = current(type).get(wanted);
    if (keyed != null) {
      return Optional.of(keyed);
    }
    return current(type).values().stream()
        .filter(thing -> pointedAt(thing, type, wanted))
        .findFirst();
  }

  /** Returns the identifying fields of a new thing. */
  ObjectNode fresh(EntityType type) {
    int counter = made.merge(type, 1, Integer::sum);
    return population.fresh(type, counter, current(type).keySet());
  }

  void put(EntityType type, ObjectNode thing) {
    String key = thing.path(type.primary()).asText();
    current(type).put(key, thing);
    change(type.key(), key, thing, originals.get(type));
  }

  void remove(EntityType type, ObjectNode thing) {
    String key = thing.path(type.primary()).asText();
    current(type).remove(key);
    change(type.key(), key, NullNode.getInstance(), originals.get(type));
  }

  /**
   * Returns what was set about the one thing that these circumstances single out; null where
   * removed.
   */
  Optional<JsonNode> setting(EntityType type, String circumstances) {
    return Optional.ofNullable(changes.getOrDefault(settings(type), Map.of()).get(circumstances));
  }

  void set(EntityType type, String circumstances, JsonNode value) {
    changes.computeIfAbsent(settings(type), missing -> new TreeMap<>()).put(circumstances, value);
  }

  /** Returns all changes, sorted. */
  JsonNode changes() {
    return Json.tree(changes);
  }

  private Map<String, ObjectNode> current(EntityType type) {
    @Nullable Map<String, ObjectNode> known = things.get(type);
    if (known != null) {
      return known;
    }
    Map<String, ObjectNode> original = population.of(type);
    originals.put(type, Map.copyOf(original));
    things.put(type, original);
    return original;
  }

  private void change(
      String type, String key, JsonNode now, @Nullable Map<String, ObjectNode> original) {
    @Nullable JsonNode before = original == null ? null : original.get(key);
    Map<String, JsonNode> ofType = changes.computeIfAbsent(type, missing -> new TreeMap<>());
    if (before == null ? now.isNull() : before.equals(now)) {
      ofType.remove(key);
    } else {
      ofType.put(key, now);
    }
    if (ofType.isEmpty()) {
      changes.remove(type);
    }
  }

  private static boolean pointedAt(ObjectNode thing, EntityType type, String wanted) {
    return type.facets().keySet().stream()
        .anyMatch(facet -> thing.path(facet).asText().equals(wanted));
  }

  private static String settings(EntityType type) {
    return type.key() + "#";
  }
}

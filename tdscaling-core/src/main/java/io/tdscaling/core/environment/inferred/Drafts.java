package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.text.Words;
import java.util.Map;
import java.util.Set;

/** Puts together what a thing is like after a call that makes or changes it. */
final class Drafts {
  /**
   * When everything happens that happens in a trajectory; fixed, since a clock would not be
   * repeatable.
   */
  private static final String NOW = "2026-05-18T09:00:00Z";

  private static final Set<String> MADE_AT = Set.of("created_at", "updated_at", "modified_at");

  private final EntityStore store;
  private final Lexicon lexicon;

  Drafts(EntityStore store, Lexicon lexicon) {
    this.store = store;
    this.lexicon = lexicon;
  }

  /** Returns a new thing as the call describes it. */
  ObjectNode of(Call call) {
    EntityType type = call.tool().type();
    ObjectNode thing = store.fresh(type);
    say(thing, call.references());
    say(thing, call.stated());
    call.tool()
        .own()
        .ifPresent(own -> call.scalar(own).ifPresent(id -> identify(thing, type, own, id)));
    for (Lexicon.Field field : lexicon.fields(type.noun())) {
      if (MADE_AT.contains(field.name())) {
        thing.put(field.name(), NOW);
      } else if (field.name().equals("url") && !thing.has("url")) {
        thing.put("url", "https://example.com/" + dashed(type, thing));
      } else if (!field.choices().isEmpty() && FieldNames.isStatus(field.name())) {
        begin(thing, field);
      }
    }
    return thing;
  }

  /** Returns a copy of a thing with what the call says of it. */
  ObjectNode changed(ObjectNode thing, Call call) {
    EntityType type = call.tool().type();
    ObjectNode changed = thing.deepCopy();
    ObjectNode stated = call.stated();
    stated.remove(type.primary());
    say(changed, stated);
    for (EntityType.Link link : type.links().values()) {
      JsonNode pointed = call.references().path(link.field());
      if (!link.scope() && !pointed.isMissingNode()) {
        changed.set(link.field(), pointed);
      }
    }
    String outcome = call.tool().model().outcome();
    if (!outcome.isEmpty()) {
      String field = FieldNames.matching(changed, "status").orElse("status");
      changed.put(field, outcome);
    }
    return changed;
  }

  private static String dashed(EntityType type, ObjectNode thing) {
    String kind = Words.plural(type.noun()).replace(' ', '-');
    return kind + "/" + thing.path(type.primary()).asText().replaceAll("[^\\p{L}\\p{N}_]+", "-");
  }

  private static void identify(ObjectNode thing, EntityType type, Param own, JsonNode id) {
    thing.set(own.facet(), id);
    if (type.facets().size() == 1) {
      thing.set(type.primary(), id);
    }
  }

  private static void begin(ObjectNode thing, Lexicon.Field field) {
    if (FieldNames.matching(thing, field.name()).isEmpty()) {
      thing.put(field.name(), field.choices().get(0));
    }
  }

  private static void say(ObjectNode thing, ObjectNode said) {
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      String name =
          member.getKey().startsWith("new_") ? member.getKey().substring(4) : member.getKey();
      thing.set(FieldNames.matching(thing, name).orElse(name), member.getValue());
    }
  }
}

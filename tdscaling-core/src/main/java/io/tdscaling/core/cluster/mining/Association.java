package io.tdscaling.core.cluster.mining;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Set;

/** Tells apart what makes a new thing and what only does something with one that is there. */
final class Association {
  private static final Set<String> MAKING =
      Words.set("create new insert register make generate upload save write");

  private Association() {}

  /**
   * Returns what a tool does. One that has to be given the key of the very thing it is said to make
   * changes it: {@code archive_release(id)}, {@code add_user_to_group(user_id, group_id)}.
   */
  static EffectClass corrected(ToolSpec tool, ToolSemantics semantics, String entity) {
    if (semantics.effect() != EffectClass.CREATE) {
      return semantics.effect();
    }
    List<String> words = Words.split(tool.ref().name());
    boolean makes = words.stream().anyMatch(MAKING::contains);
    boolean given = semantics.slots().stream().anyMatch(slot -> isOwn(slot, entity));
    boolean joins = words.indexOf("add") == 0 && words.contains("to") && namesOwn(tool, entity);
    return joins || (given && !makes) ? EffectClass.UPDATE : EffectClass.CREATE;
  }

  /** Returns whether a parameter, or a member of one, is a key of the thing. */
  private static boolean namesOwn(ToolSpec tool, String entity) {
    JsonNode properties = tool.inputSchema().path("properties");
    return properties.properties().stream()
        .anyMatch(
            property -> {
              Shape shape = Shape.of(tool.inputSchema(), property.getValue());
              return isKeyOf(property.getKey(), entity)
                  || shape.schema().path("properties").properties().stream()
                      .anyMatch(member -> isKeyOf(member.getKey(), entity));
            });
  }

  private static boolean isKeyOf(String name, String entity) {
    return Names.identifier(name, "")
        .filter(reading -> reading.thing().equals(entity) && reading.attribute().equals("id"))
        .isPresent();
  }

  private static boolean isOwn(Slot slot, String entity) {
    return slot.required() && Nouns.phrase(slot.entity()).equals(entity);
  }
}

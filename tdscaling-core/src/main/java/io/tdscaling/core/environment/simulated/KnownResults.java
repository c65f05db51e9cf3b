package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Identifiers that the results of a session speak of, and that its tools can be called with. */
final class KnownResults {
  private final SchemaValidator validator;

  KnownResults(SchemaValidator validator) {
    this.validator = validator;
  }

  /** Returns the known values of a parameter, the oldest first, without repetitions. */
  List<JsonNode> of(Session session, PlayedTool tool, String parameter) {
    JsonNode schema = tool.spec().inputSchema().path("properties").path(parameter);
    Optional<Slot> slot =
        tool.semantics().slot(parameter).filter(it -> it.kind() == SlotKind.IDENTIFIER);
    if (slot.isEmpty() || makes(tool, slot.get()) || validator.defect(schema).isPresent()) {
      return List.of();
    }
    Set<JsonNode> values = new LinkedHashSet<>();
    for (Exchange exchange : session.exchanges()) {
      if (exchange.tool().semantics().effect() != EffectClass.DELETE) {
        collect(slot.get(), exchange.tool().semantics().entity(), exchange.result(), values);
      }
    }
    values.removeIf(value -> !validator.accepts(schema, value));
    return new ArrayList<>(values);
  }

  /** An identifier of what the call is to make is new. */
  private static boolean makes(PlayedTool tool, Slot slot) {
    ToolSemantics semantics = tool.semantics();
    return semantics.effect() == EffectClass.CREATE && slot.names(semantics.entity());
  }

  private static void collect(Slot slot, String own, JsonNode value, Set<JsonNode> into) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode held = member.getValue();
      boolean scalar = held.isTextual() || held.isIntegralNumber();
      if (scalar && names(member.getKey(), slot, own)) {
        into.add(held);
      }
    }
    value.forEach(child -> collect(slot, own, child, into));
  }

  private static boolean names(String member, Slot slot, String own) {
    return member.equals(slot.parameter())
        || ToolSemantics.entityNamed(member, own).filter(slot.entity()::equals).isPresent();
  }
}

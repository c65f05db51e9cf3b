package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.semantics.SlotKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of things that the offered tools are about or point at, by service. */
final class TypeTable {
  private static final int MOST_FIELDS = 8;
  private static final Set<String> PERSONS =
      Set.of(
          "assignee",
          "reporter",
          "creator",
          "author",
          "member",
          "owner",
          "sender",
          "recipient",
          "manager",
          "reviewer",
          "lead",
          "participant",
          "requester");

  private final Map<String, EntityType> types = new LinkedHashMap<>();
  private final Map<String, Set<String>> nouns = new LinkedHashMap<>();
  private final Map<ToolRef, BoundTool> tools = new LinkedHashMap<>();

  TypeTable(Collection<ToolModel> models) {
    models.forEach(this::noteNoun);
    models.forEach(model -> tools.put(model.spec().ref(), bind(model)));
    tools.values().forEach(TypeTable::describe);
  }

  Map<ToolRef, BoundTool> tools() {
    return tools;
  }

  private void noteNoun(ToolModel model) {
    nouns
        .computeIfAbsent(model.spec().ref().service(), missing -> new LinkedHashSet<>())
        .add(model.semantics().entity());
  }

  private BoundTool bind(ToolModel model) {
    String service = model.spec().ref().service();
    Map<String, EntityType> targets = new LinkedHashMap<>();
    for (Param param : model.params()) {
      if (param.identifies()) {
        EntityType target = type(service, resolve(service, param.slot().entity()));
        target.addFacet(param);
        targets.put(param.name(), target);
      }
    }
    return new BoundTool(model, type(service, model.semantics().entity()), targets);
  }

  private EntityType type(String service, String noun) {
    return types.computeIfAbsent(service + "/" + noun, missing -> new EntityType(service, noun));
  }

  /**
   * Returns the noun that the tools use for what a parameter calls {@code noun}: where no tool is
   * about jobs but one is about pipeline jobs, {@code job_id} is of those.
   */
  private String resolve(String service, String noun) {
    Set<String> known = nouns.getOrDefault(service, Set.of());
    if (known.contains(noun)) {
      return noun;
    }
    List<String> longer = known.stream().filter(other -> other.endsWith(" " + noun)).toList();
    if (longer.size() == 1) {
      return longer.get(0);
    }
    return PERSONS.contains(noun) && known.contains("user") ? "user" : noun;
  }

  private static void describe(BoundTool tool) {
    EffectClass effect = tool.model().effect();
    if (effect == EffectClass.SEARCH || effect == EffectClass.CREATE) {
      tool.type().count();
    }
    boolean pointed = tool.own().filter(own -> own.slot().required()).isPresent();
    for (Param param : tool.foreign()) {
      boolean scope = pointed && param.slot().required() && effect != EffectClass.CREATE;
      tool.type().addLink(tool.target(param), param, scope);
    }
    for (Param param : tool.model().ofKind(SlotKind.VALUE)) {
      if (isField(effect, param) && tool.type().fields().size() < MOST_FIELDS) {
        tool.type().addField(param);
      }
    }
  }

  private static boolean isField(EffectClass effect, Param param) {
    boolean written = effect == EffectClass.CREATE || effect == EffectClass.UPDATE;
    boolean filter = effect == EffectClass.SEARCH && param.shape().schema().has("enum");
    return (written || filter)
        && param.shape().scalar()
        && !param.shape().array()
        && !FieldNames.isControl(param.name());
  }
}

package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.semantics.SlotKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of things that the offered tools are about or point at, by service. */
final class TypeTable {
  private static final int MOST_FIELDS = 8;

  private final Map<String, EntityType> types = new LinkedHashMap<>();
  private final Nouns nouns;
  private final Map<ToolRef, BoundTool> tools = new LinkedHashMap<>();

  TypeTable(List<ToolModel> models) {
    nouns = new Nouns(models);
    List<ToolModel> agreed = models.stream().map(nouns::agreed).toList();
    List<BoundTool> bound = new Keys(nouns).settled(agreed).stream().map(this::bind).toList();
    name(bound, EffectClass.CREATE);
    name(bound, EffectClass.UPDATE);
    for (BoundTool tool : bound) {
      BoundTool named = tool.named();
      named.point();
      tools.put(named.model().spec().ref(), named);
    }
    tools.values().forEach(TypeTable::describe);
  }

  Map<ToolRef, BoundTool> tools() {
    return tools;
  }

  private BoundTool bind(ToolModel model) {
    String service = model.spec().ref().service();
    Map<String, EntityType> targets = new LinkedHashMap<>();
    for (Param param : model.params()) {
      if (param.identifies()) {
        EntityType target = type(service, nouns.resolve(service, param.slot().entity()));
        targets.put(param.name(), target);
      }
    }
    EntityType own = type(service, model.semantics().entity());
    own.manage(model.effect());
    return new BoundTool(model, own, targets);
  }

  private EntityType type(String service, String noun) {
    return types.computeIfAbsent(service + "/" + noun, missing -> new EntityType(service, noun));
  }

  /**
   * A thing's name is called what the tools that write it call it, first of all those that make it.
   */
  private static void name(List<BoundTool> bound, EffectClass writing) {
    for (BoundTool tool : bound) {
      for (Param param : tool.model().params()) {
        boolean own = tool.isOwn(param) && param.facet().equals(Facets.NAME);
        boolean said = writing == EffectClass.CREATE || Facets.saysName(param.name());
        if (own && said && tool.model().effect() == writing) {
          tool.type().call(Facets.saysName(param.name()) ? param.name() : Facets.NAME);
        }
      }
    }
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
        && !(written ? FieldNames.isSwitch(param.name()) : FieldNames.isControl(param.name()));
  }
}

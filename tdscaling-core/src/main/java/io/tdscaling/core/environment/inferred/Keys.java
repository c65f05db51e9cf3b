package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.semantics.SlotKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what things are pointed at by where no parameter's name says so, from what the tools about
 * one kind of thing have in common.
 */
final class Keys {
  private static final Set<EffectClass> ACTING =
      Set.of(EffectClass.READ, EffectClass.UPDATE, EffectClass.DELETE);
  private static final Set<EffectClass> WRITING = Set.of(EffectClass.CREATE, EffectClass.UPDATE);

  private final Nouns nouns;

  Keys(Nouns nouns) {
    this.nouns = nouns;
  }

  /** Returns the tools with their keys, in the same order. */
  List<ToolModel> settled(List<ToolModel> models) {
    Map<String, List<ToolModel>> groups = new LinkedHashMap<>();
    for (ToolModel model : models) {
      String kind = model.spec().ref().service() + "/" + model.semantics().entity();
      groups.computeIfAbsent(kind, missing -> new ArrayList<>()).add(model);
    }
    Map<ToolRef, ToolModel> settled = new LinkedHashMap<>();
    groups.values().forEach(group -> settle(group, settled));
    return models.stream().map(model -> settled.getOrDefault(model.spec().ref(), model)).toList();
  }

  private void settle(List<ToolModel> group, Map<ToolRef, ToolModel> settled) {
    boolean made = group.stream().anyMatch(model -> model.effect() == EffectClass.CREATE);
    long acts = group.stream().map(ToolModel::effect).filter(ACTING::contains).distinct().count();
    String key = made || acts > 1 ? key(group) : "";
    Set<String> names = names(group);
    for (ToolModel model : group) {
      List<Param> params =
          model.params().stream().map(param -> settled(model, param, key, names)).toList();
      if (!params.equals(model.params())) {
        settled.put(model.spec().ref(), model.with(params));
      }
    }
  }

  private Param settled(ToolModel model, Param param, String key, Set<String> names) {
    if (param.name().equals(key) && acts(model)) {
      return param.identifying(model.semantics().entity(), key);
    }
    return names.contains(param.name()) && isForeign(model, param) ? param.saying() : param;
  }

  /** Returns the parameter that all tools which act on such a thing demand, or an empty string. */
  private String key(List<ToolModel> group) {
    List<ToolModel> keyless =
        group.stream().filter(m -> ACTING.contains(m.effect()) && !pointsAtOwn(m)).toList();
    if (keyless.isEmpty() || group.stream().anyMatch(m -> acts(m) && pointsAtOwn(m))) {
      return "";
    }
    Set<String> shared = new LinkedHashSet<>(demanded(keyless.get(0)));
    keyless.forEach(model -> shared.retainAll(demanded(model)));
    group.stream()
        .filter(model -> model.effect() == EffectClass.CREATE)
        .forEach(model -> model.ofKind(SlotKind.IDENTIFIER).forEach(p -> shared.remove(p.name())));
    return shared.stream().findFirst().orElse("");
  }

  private static boolean acts(ToolModel model) {
    return ACTING.contains(model.effect());
  }

  private List<String> demanded(ToolModel model) {
    return model.params().stream()
        .filter(param -> param.slot().required() && param.shape().scalar())
        .filter(param -> !param.shape().array() && !param.shape().schema().has("enum"))
        .filter(param -> !param.shape().type().equals("boolean"))
        .filter(param -> param.is(SlotKind.VALUE) || isForeign(model, param))
        .map(Param::name)
        .filter(name -> !FieldNames.isControl(name))
        .toList();
  }

  /** Names of things that no tool is about and that a tool writes are just said. */
  private static Set<String> names(List<ToolModel> group) {
    Set<String> names = new LinkedHashSet<>();
    for (ToolModel model : group) {
      for (Param param : model.ofKind(SlotKind.IDENTIFIER)) {
        boolean name = param.facet().equals(Facets.NAME) && Facets.saysName(param.name());
        if (name && WRITING.contains(model.effect())) {
          names.add(param.name());
        }
      }
    }
    return names;
  }

  private boolean pointsAtOwn(ToolModel model) {
    String service = model.spec().ref().service();
    return model.params().stream()
        .filter(Param::identifies)
        .anyMatch(
            param ->
                nouns.resolve(service, param.slot().entity()).equals(model.semantics().entity()));
  }

  /** Returns whether a parameter points at a thing that no tool of the service is about. */
  private boolean isForeign(ToolModel model, Param param) {
    String service = model.spec().ref().service();
    return param.identifies()
        && !nouns.known(service, nouns.resolve(service, param.slot().entity()));
  }
}

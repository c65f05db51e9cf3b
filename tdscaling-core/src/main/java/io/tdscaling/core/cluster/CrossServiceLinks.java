package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.EffectClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds dependencies between services: along universal slots only, from a tool that really returns
 * such a field to a parameter that takes one. Each service gets one source for each slot, another
 * one for each service in turn, so their number grows with the services and not with their pairs.
 * The confidence is {@value #CONFIDENCE}.
 */
final class CrossServiceLinks {
  static final double CONFIDENCE = 0.4;

  /** Slots that one service is linked along. */
  private static final int MAX_SLOTS = 4;

  private final Map<String, List<Source>> sources = new LinkedHashMap<>();
  private final Map<String, Integer> turns = new LinkedHashMap<>();

  private record Source(ToolNode tool, String field) {}

  private CrossServiceLinks(List<List<ToolNode>> services) {
    services.forEach(this::index);
  }

  /** Returns at most one dependency for each service and slot. */
  static List<ToolDependency> of(List<List<ToolNode>> services) {
    CrossServiceLinks index = new CrossServiceLinks(services);
    List<ToolDependency> found = new ArrayList<>();
    for (List<ToolNode> service : services) {
      index.link(service, found);
    }
    return found;
  }

  private void index(List<ToolNode> service) {
    Map<String, Map<String, String>> made = slotsByEntity(service);
    Set<String> offered = new LinkedHashSet<>();
    for (ToolNode tool : service) {
      Map<String, String> fields = Map.of();
      if (!tool.outputs().isEmpty()) {
        fields = slots(tool.outputs());
      } else if (tool.produces()) {
        fields = made.getOrDefault(tool.entity(), Map.of());
      }
      fields.forEach(
          (slot, field) -> {
            if (offered.add(slot)) {
              sources.computeIfAbsent(slot, kind -> new ArrayList<>()).add(new Source(tool, field));
            }
          });
    }
  }

  /** What a thing was created with, it has. */
  private static Map<String, Map<String, String>> slotsByEntity(List<ToolNode> service) {
    Map<String, Map<String, String>> made = new LinkedHashMap<>();
    for (ToolNode tool : service) {
      if (tool.semantics().effect() == EffectClass.CREATE) {
        Map<String, String> slots =
            made.computeIfAbsent(tool.entity(), entity -> new LinkedHashMap<>());
        slots(tool.parameters()).forEach(slots::putIfAbsent);
      }
    }
    return made;
  }

  /** Returns the universal slots among names, each with the first name of its kind. */
  private static Map<String, String> slots(List<String> names) {
    Map<String, String> slots = new LinkedHashMap<>();
    for (String name : names) {
      UniversalSlots.of(name).ifPresent(slot -> slots.putIfAbsent(slot, name));
    }
    return slots;
  }

  private void link(List<ToolNode> service, List<ToolDependency> into) {
    Set<String> linked = new LinkedHashSet<>();
    for (ToolNode consumer : service) {
      for (String parameter : consumer.parameters()) {
        Optional<String> slot = UniversalSlots.of(parameter);
        if (slot.isPresent() && linked.size() < MAX_SLOTS && linked.add(slot.get())) {
          source(slot.get(), consumer)
              .ifPresent(
                  source ->
                      into.add(
                          new ToolDependency(
                              source.tool().ref(),
                              source.field(),
                              consumer.ref(),
                              parameter,
                              CONFIDENCE)));
        }
      }
    }
  }

  private Optional<Source> source(String slot, ToolNode consumer) {
    List<Source> offered = sources.getOrDefault(slot, List.of());
    int turn = turns.merge(slot, 1, Integer::sum);
    for (int i = 0; i < Math.min(2, offered.size()); i++) {
      Source source = offered.get((turn + i) % offered.size());
      if (!source.tool().ref().service().equals(consumer.ref().service())) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}

package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.semantics.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the dependencies among the tools of one service: from a tool that returns an entity to a
 * parameter that names one. The confidence is {@value #DESCRIBED} where an output schema has the
 * field, {@value #ENTITY} where a search or a creation returns the same entity, and {@value #READ}
 * where that is a read, which mostly returns what was already known.
 */
@SuppressWarnings("ReferenceEquality") // nodes are themselves, whatever they hold
final class Dependencies {
  static final double DESCRIBED = 0.9;
  static final double ENTITY = 0.7;
  static final double READ = 0.4;

  /** A parameter is filled from this many tools at most, so that the time stays near-linear. */
  private static final int MAX_PRODUCERS = 12;

  /** So many tools are looked at for that. */
  private static final int MAX_CANDIDATES = 4 * MAX_PRODUCERS;

  private final Map<String, List<ToolNode>> byEntity = new LinkedHashMap<>();
  private final Map<String, List<ToolNode>> byField = new LinkedHashMap<>();

  private Dependencies(List<ToolNode> service) {
    for (ToolNode tool : service) {
      if (tool.produces()) {
        byEntity.computeIfAbsent(tool.entity(), entity -> new ArrayList<>()).add(tool);
        for (String field : tool.outputs()) {
          byField.computeIfAbsent(Fields.normal(field), name -> new ArrayList<>()).add(tool);
        }
      }
    }
    byEntity.replaceAll((entity, tools) -> best(tools));
    byField.replaceAll((field, tools) -> best(tools));
  }

  private static List<ToolNode> best(List<ToolNode> tools) {
    return tools.stream().sorted(ToolRank.BY_USE_AS_SOURCE).limit(MAX_CANDIDATES).toList();
  }

  /** Returns the dependencies, in order of the consumers. */
  static List<ToolDependency> of(List<ToolNode> service) {
    Dependencies index = new Dependencies(service);
    List<ToolDependency> found = new ArrayList<>();
    for (ToolNode consumer : service) {
      consumer.needs().forEach(slot -> index.link(consumer, slot, found));
    }
    return found;
  }

  private void link(ToolNode consumer, Slot slot, List<ToolDependency> into) {
    Map<ToolNode, ToolDependency> sources = new LinkedHashMap<>();
    List<ToolNode> candidates =
        new ArrayList<>(byField.getOrDefault(Fields.normal(slot.parameter()), List.of()));
    candidates.addAll(byEntity.getOrDefault(slot.entity(), List.of()));
    for (ToolNode producer : candidates) {
      if (sources.size() < MAX_PRODUCERS
          && !producer.equals(consumer)
          && !sources.containsKey(producer)) {
        edge(producer, consumer, slot).ifPresent(edge -> sources.put(producer, edge));
      }
    }
    into.addAll(sources.values());
  }

  private static Optional<ToolDependency> edge(ToolNode producer, ToolNode consumer, Slot slot) {
    boolean same = producer.entity().equals(slot.entity());
    String parameter = slot.parameter();
    if (!producer.outputs().isEmpty()) {
      return Fields.described(producer.outputs(), parameter, same)
          .map(field -> dependency(producer, field, consumer, parameter, DESCRIBED));
    }
    boolean weak = producer.semantics().effect() == EffectClass.READ || producer.asksForItsOwn();
    return same
        ? Optional.of(
            dependency(
                producer, Fields.guessed(parameter), consumer, parameter, weak ? READ : ENTITY))
        : Optional.empty();
  }

  private static ToolDependency dependency(
      ToolNode producer, String field, ToolNode consumer, String parameter, double confidence) {
    return new ToolDependency(producer.ref(), field, consumer.ref(), parameter, confidence);
  }
}

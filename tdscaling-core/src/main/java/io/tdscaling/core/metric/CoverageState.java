package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSortedSet;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of what a run could use it has used: tools, dependencies between tools, and cells. What
 * could be used is frozen when the state is made; what is used beyond it does not count.
 *
 * <p>A dependency is used when a result of its producer held an identifier-like value and a later
 * successful call of its consumer took that value as the dependency's parameter. Its field is not
 * compared: results rarely say under one name what schemas say under another.
 */
public final class CoverageState implements MetricState {
  private final ImmutableSortedSet<ToolRef> usable;
  private final ImmutableSortedSet<ToolDependency> known;
  private final ImmutableSortedSet<Cell> reachable;
  private final Set<ToolRef> usedTools = new HashSet<>();
  private final Set<ToolFlows.Flow> usedFlows = new HashSet<>();
  private final Set<Cell> hitCells = new HashSet<>();
  private final Set<ToolFlows.Flow> knownFlows = new HashSet<>();
  private final Map<ToolRef, List<ToolFlows.Flow>> flowsInto = new HashMap<>();

  /**
   * Makes a state that has observed nothing.
   *
   * @param usable the tools that can be used
   * @param known the dependencies between them
   * @param reachable the cells that can be reached; may be empty
   */
  public CoverageState(
      Collection<ToolRef> usable, Collection<ToolDependency> known, Collection<Cell> reachable) {
    this.usable = ImmutableSortedSet.copyOf(usable);
    this.known = ImmutableSortedSet.copyOf(known);
    this.reachable = ImmutableSortedSet.copyOf(reachable);
    this.known.forEach(dependency -> knownFlows.add(flow(dependency)));
    knownFlows.forEach(
        flow -> flowsInto.computeIfAbsent(flow.consumer(), tool -> new ArrayList<>()).add(flow));
  }

  @Override
  public String name() {
    return "coverage";
  }

  @Override
  public void observe(Trajectory trajectory, TrajectoryProfile profile) {
    profile.tools().stream().filter(usable::contains).forEach(usedTools::add);
    if (mayUseMore(profile.tools())) {
      ToolFlows.of(ConversationReader.read(trajectory)).stream()
          .filter(knownFlows::contains)
          .forEach(usedFlows::add);
    }
    observeCells(profile);
  }

  /** To look at all values of a conversation is dear, and soon finds nothing new. */
  private boolean mayUseMore(List<ToolRef> tools) {
    return tools.stream()
        .flatMap(consumer -> flowsInto.getOrDefault(consumer, List.of()).stream())
        .anyMatch(flow -> tools.contains(flow.producer()) && !usedFlows.contains(flow));
  }

  private void observeCells(TrajectoryProfile profile) {
    ComplexityBand band = ComplexityBand.of(profile.complexity());
    List<String> domains = profile.domains().isEmpty() ? List.of("") : profile.domains();
    for (String domain : domains) {
      for (ReasoningMode mode : profile.modes()) {
        Cell cell = new Cell(domain, mode, band);
        if (reachable.contains(cell)) {
          hitCells.add(cell);
        }
      }
    }
  }

  @Override
  public void merge(MetricState other) {
    CoverageState same = DiversityMetrics.sameMetric(this, other);
    if (!usable.equals(same.usable)
        || !known.equals(same.known)
        || !reachable.equals(same.reachable)) {
      throw new IllegalArgumentException("cannot merge coverages of different catalogs");
    }
    usedTools.addAll(same.usedTools);
    usedFlows.addAll(same.usedFlows);
    hitCells.addAll(same.hitCells);
  }

  /**
   * Returns {@code {"tools":{"used","usable","share"},"dependencies":{"used","known","share"},
   * "cells":{"hit","reachable","share"}}}; a share of nothing is null.
   */
  @Override
  public JsonNode value() {
    long dependencies = known.stream().filter(edge -> usedFlows.contains(flow(edge))).count();
    ObjectNode value = Json.object();
    value.set("tools", share("used", usedTools.size(), "usable", usable.size()));
    value.set("dependencies", share("used", dependencies, "known", known.size()));
    value.set("cells", share("hit", hitCells.size(), "reachable", reachable.size()));
    return value;
  }

  private static ObjectNode share(String partName, long part, String wholeName, long whole) {
    ObjectNode share = Json.object();
    share.put(partName, part);
    share.put(wholeName, whole);
    share.set("share", whole == 0 ? NullNode.instance : Entropy.rounded((double) part / whole));
    return share;
  }

  private static ToolFlows.Flow flow(ToolDependency edge) {
    return new ToolFlows.Flow(edge.producer(), edge.consumer(), edge.parameter());
  }
}

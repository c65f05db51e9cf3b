package io.tdscaling.study.learner;

import io.tdscaling.api.tool.OfferedTool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tools of one conversation, sorted by name so that the order in which they were offered shows
 * nowhere.
 *
 * <p>How much of a tool was said is {@code 0.7 · c(name) + 0.3 · c(description and parameters)},
 * with {@code c(W) = Σ_{w ∈ W, said} i(w) / Σ_{w ∈ W} i(w)} and {@code i(w) = ln(1 + T / t(w))} for
 * a stem {@code w} that is in {@code t(w)} of the {@code T} tools: words that all tools share tell
 * nothing. This library's own.
 */
final class Offer {
  private static final double NAME_SHARE = 0.7;

  private final List<ToolView> tools;
  private final Map<String, ToolView> byName = new HashMap<>();
  private final Map<String, Double> weights = new HashMap<>();

  Offer(List<OfferedTool> offered, ToolViews views) {
    Map<String, ToolView> sorted = new TreeMap<>();
    offered.forEach(tool -> sorted.putIfAbsent(tool.name(), views.of(tool)));
    tools = List.copyOf(sorted.values());
    byName.putAll(sorted);
    Map<String, Integer> counts = new HashMap<>();
    for (ToolView tool : tools) {
      tool.nameStems().forEach(stem -> counts.merge(stem, 1, Integer::sum));
      tool.otherStems().forEach(stem -> counts.merge(stem, 1, Integer::sum));
    }
    counts.forEach(
        (stem, count) -> weights.put(stem, StrictMath.log1p((double) tools.size() / count)));
  }

  List<ToolView> tools() {
    return tools;
  }

  /** Returns the tool of this name, or what the name alone says where it was not offered. */
  ToolView named(String name) {
    return byName.computeIfAbsent(name, ToolView::named);
  }

  double score(ToolView tool, Set<String> said) {
    return NAME_SHARE * nameShare(tool, said) + (1 - NAME_SHARE) * share(tool.otherStems(), said);
  }

  double nameShare(ToolView tool, Set<String> said) {
    return share(tool.nameStems(), said);
  }

  double otherShare(ToolView tool, Set<String> said) {
    return share(tool.otherStems(), said);
  }

  private double share(Collection<String> stems, Set<String> said) {
    double all = 0;
    double found = 0;
    for (String stem : stems) {
      double weight = weights.getOrDefault(stem, 1.0);
      all += weight;
      found += said.contains(stem) ? weight : 0;
    }
    return all == 0 ? 0 : found / all;
  }

  /**
   * Returns the rank by how much was said of each tool of which anything was, from 0; equal scores
   * share a rank.
   */
  Map<String, Integer> ranks(Set<String> said) {
    Map<String, Double> scores = new HashMap<>();
    for (ToolView tool : tools) {
      double score = score(tool, said);
      if (score > 0) {
        scores.put(tool.name(), score);
      }
    }
    List<Double> distinct = new ArrayList<>(Set.copyOf(scores.values()));
    distinct.sort(Comparator.reverseOrder());
    Map<String, Integer> ranks = new HashMap<>();
    scores.forEach((name, score) -> ranks.put(name, distinct.indexOf(score)));
    return ranks;
  }
}

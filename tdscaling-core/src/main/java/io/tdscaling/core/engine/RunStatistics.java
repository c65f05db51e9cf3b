package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.metric.CoverageState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has been committed so far, in numbers. Used by one thread at a time. */
final class RunStatistics {
  private final MetricStates metrics;
  private final CoverageState coverage;
  private final SortedMap<String, Long> rejectedByRule = new TreeMap<>();
  private final SortedMap<String, Long> rejectedByParty = new TreeMap<>();
  private final EvolutionStatistics evolution = new EvolutionStatistics();
  private final PlanStatistics plans = new PlanStatistics();
  private final ModelStatistics models = new ModelStatistics();
  private final Set<ToolRef> toolsUsed = new TreeSet<>();
  private long attempts;
  private long accepted;
  private TokenUsage usage = TokenUsage.NONE;

  RunStatistics(Workspace workspace, List<DiversityMetric> metrics) {
    this.metrics = new MetricStates(metrics);
    List<ToolRef> usable = workspace.offered();
    List<ToolDependency> known =
        workspace.clusters().stream()
            .flatMap(cluster -> cluster.dependencies().stream())
            .filter(ToolDependency::isData)
            .distinct()
            .toList();
    this.coverage = new CoverageState(usable, known, workspace.cells().cells().keySet());
  }

  /** Takes in an attempt; returns whether diversity fell or came back with it. */
  Optional<CollapseWatch.Turn> add(Outcome outcome) {
    attempts++;
    Optional<CollapseWatch.Turn> turn = evolution.add(outcome);
    Attempt attempt = outcome.attempt();
    plans.add(attempt);
    usage = usage.plus(outcome.usage());
    models.add(outcome);
    if (attempt.verdict() instanceof Verdict.Rejected why) {
      rejectedByRule.merge(why.rule(), 1L, Long::sum);
      rejectedByParty.merge(why.party().label(), 1L, Long::sum);
      return turn;
    }
    accepted++;
    TrajectoryProfile profile = outcome.profile().orElseThrow();
    toolsUsed.addAll(profile.tools());
    attempt
        .trajectory()
        .ifPresent(
            trajectory -> {
              metrics.observe(trajectory, profile);
              coverage.observe(trajectory, profile);
            });
    return turn;
  }

  SortedMap<String, JsonNode> metrics() {
    return metrics.reports();
  }

  JsonNode coverage() {
    return coverage.value();
  }

  JsonNode evolution() {
    return evolution.value();
  }

  JsonNode plans() {
    return plans.value();
  }

  /** Returns what calls to models came to; empty where there were none. */
  Optional<JsonNode> models() {
    return models.value();
  }

  SortedMap<String, Long> rejectedByRule() {
    return rejectedByRule;
  }

  SortedMap<String, Long> rejectedByParty() {
    return rejectedByParty;
  }

  long toolsUsed() {
    return toolsUsed.size();
  }

  long attempts() {
    return attempts;
  }

  long accepted() {
    return accepted;
  }

  TokenUsage usage() {
    return usage;
  }
}

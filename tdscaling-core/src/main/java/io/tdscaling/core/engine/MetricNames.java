package io.tdscaling.core.engine;

import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that metrics can stand beside each other, and beside the rest, in {@code run.json}. */
public final class MetricNames {
  private MetricNames() {}

  /** Returns what is wrong with the metrics' names, one sentence each. */
  public static List<String> problems(List<DiversityMetric> metrics) {
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DiversityMetric metric : metrics) {
      try {
        String name = metric.newState().name();
        if (RunDocument.OWN_MEMBERS.contains(name)) {
          problems.add("metric " + Excerpt.quoted(name) + " has the name of a member of run.json");
        } else if (!names.add(name)) {
          problems.add("two metrics are named " + Excerpt.quoted(name));
        }
      } catch (RuntimeException fault) {
        problems.add("metric " + ClassNames.of(metric) + " threw " + fault);
      }
    }
    return problems;
  }
}

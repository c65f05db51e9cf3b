package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;

/** Domain entropy; see {@link DiversityMetrics}. */
final class DomainEntropy implements MetricState {
  private static final int MOST_DOMAINS_SHOWN = 50;

  private final FractionalCounts domains = new FractionalCounts();
  private long unknown;

  @Override
  public String name() {
    return DiversityMetrics.DOMAIN_ENTROPY;
  }

  @Override
  public void observe(Trajectory trajectory, TrajectoryProfile profile) {
    if (profile.domainsKnown()) {
      domains.add(profile.domains());
    } else {
      unknown++;
    }
  }

  @Override
  public void merge(MetricState other) {
    DomainEntropy same = DiversityMetrics.sameMetric(this, other);
    domains.merge(same.domains);
    unknown += same.unknown;
  }

  @Override
  public ObjectNode value() {
    ObjectNode value = Json.object();
    Entropy.put(value, available(), domains.bits(), domains.categories());
    value.put("categories", domains.categories());
    value.put("trajectories", domains.total());
    value.put("unknown", unknown);
    value.set("distribution", domains.distribution(MOST_DOMAINS_SHOWN));
    return value;
  }

  @Override
  public JsonNode report() {
    ObjectNode report = value();
    report.set(
        "corrected",
        available() ? CorrectedEntropy.of(domains.grouped()) : CorrectedEntropy.unknown());
    return report;
  }

  @Override
  public double gain(TrajectoryProfile candidate) {
    return candidate.domainsKnown() ? domains.gain(candidate.domains()) : 0;
  }

  private boolean available() {
    return unknown == 0 && domains.total() > 0;
  }
}

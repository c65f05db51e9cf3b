package io.tdscaling.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What is read off at a checkpoint, and where it stands in the metrics' reports. */
enum Measure {
  H_DOM("h_dom", "Domain entropy H_dom", "bits", "/domainEntropy/value"),
  H_DOM_EVENNESS(
      "h_dom_evenness",
      "Evenness over the domains",
      "share of the maximum",
      "/domainEntropy/evenness"),
  H_MODE("h_mode", "Reasoning mode entropy H_mode", "bits", "/reasoningModeEntropy/value"),
  TAXONOMY_EVENNESS(
      "taxonomy_evenness",
      "Evenness over the closed taxonomy",
      "share of the maximum",
      "/reasoningModeEntropy/taxonomy/evenness"),
  CAC_MEAN(
      "cac_mean",
      "Cumulative action complexity, mean",
      "weighted calls",
      "/cumulativeActionComplexity/mean"),
  CAC_P90(
      "cac_p90",
      "Cumulative action complexity, 90th percentile",
      "weighted calls",
      "/cumulativeActionComplexity/p90"),
  CAC_TAIL_SHARE(
      "cac_tail_share",
      "Trajectories with complexity 10 and up",
      "share of the accepted",
      "/cumulativeActionComplexity/tailShare"),
  TOOLS_SHARE("tools_share", "Tools used", "share of those offered", "/coverage/tools/share"),
  DEPENDENCIES_SHARE(
      "dependencies_share",
      "Dependencies used",
      "share of those known",
      "/coverage/dependencies/share"),
  ACCEPTANCE_RATE("acceptance_rate", "Attempts accepted", "share of attempts", "/acceptanceRate");

  private final String key;
  private final String title;
  private final String unit;
  private final String pointer;

  Measure(String key, String title, String unit, String pointer) {
    this.key = key;
    this.title = title;
    this.unit = unit;
    this.pointer = pointer;
  }

  /** Returns the name of its columns and files. */
  String key() {
    return key;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  /** Returns whether the value is a share, from 0 to 1. */
  boolean isShare() {
    return unit.startsWith("share");
  }

  /** Returns whether its metric can give a corrected value with an interval. */
  boolean correctable() {
    return pointer.endsWith("/value");
  }

  /** Returns the value in the metrics' reports; empty where it is not available. */
  Optional<Double> value(JsonNode reports) {
    JsonNode value = reports.at(pointer);
    return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
  }

  /** Returns the corrected value in the metrics' reports; empty where there is none. */
  Optional<Corrected> corrected(JsonNode reports) {
    JsonNode corrected = reports.at(pointer.substring(0, pointer.lastIndexOf('/')) + "/corrected");
    boolean given =
        correctable()
            && corrected.path("value").isNumber()
            && corrected.path("low").isNumber()
            && corrected.path("high").isNumber();
    return given
        ? Optional.of(
            new Corrected(
                corrected.path("value").doubleValue(),
                corrected.path("low").doubleValue(),
                corrected.path("high").doubleValue(),
                corrected.path("level").asDouble(),
                corrected.path("estimator").asText()))
        : Optional.empty();
  }
}

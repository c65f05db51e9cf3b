package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.catalog.ServiceJson;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run is: all that its attempts depend on, but neither what it may spend nor how it is
 * executed. A run goes on only as what it was.
 */
final class RunIdentity {
  private static final int LONGEST = 120;

  private RunIdentity() {}

  /**
   * Returns what a run is, as JSON with a member for each part.
   *
   * @param roles what does each part of an attempt, by name
   */
  static ObjectNode of(
      RunSettings settings,
      Workspace workspace,
      List<DiversityMetric> metrics,
      Map<String, String> roles) {
    ObjectNode identity = Json.object();
    identity.put("tdscaling", LibraryVersion.get());
    identity.put("seed", settings.seed());
    identity.put("window", settings.window());
    identity.put("policy", settings.policyName());
    identity.put("reasoning", settings.reasoning());
    identity.put("nearDuplicateThreshold", settings.nearDuplicateThreshold());
    identity.set("metrics", Json.tree(metrics.stream().map(RunIdentity::name).toList()));
    identity.put("tools", workspace.all().size() + " tools, " + tools(workspace));
    identity.put(
        "clusters", workspace.clusters().size() + " clusters, " + clusters(workspace.clusters()));
    roles.forEach(identity::put);
    return identity;
  }

  private static String name(DiversityMetric metric) {
    return metric.newState().name();
  }

  private static String tools(Workspace workspace) {
    StringBuilder all = new StringBuilder();
    for (ServiceSpec service : workspace.all().services()) {
      all.append(Json.digest(ServiceJson.write(service))).append('\n');
    }
    workspace.tools().tools().forEach(tool -> all.append(tool.ref()).append('\n'));
    return "SHA-256 " + Json.digestOf(all.toString());
  }

  private static String clusters(List<ToolCluster> clusters) {
    StringBuilder all = new StringBuilder();
    for (ToolCluster cluster : clusters) {
      all.append(cluster.id()).append(cluster.domains());
      cluster.tools().forEach(tool -> all.append(' ').append(tool.ref()));
      cluster.dependencies().forEach(dependency -> all.append(' ').append(dependency));
      all.append('\n');
    }
    return "SHA-256 " + Json.digestOf(all.toString());
  }

  /** Returns in what two runs differ, a line for each part; empty where they are the same. */
  static List<String> differences(JsonNode was, JsonNode is) {
    Set<String> parts = new LinkedHashSet<>();
    was.fieldNames().forEachRemaining(parts::add);
    is.fieldNames().forEachRemaining(parts::add);
    List<String> differences = new ArrayList<>();
    for (String part : parts) {
      if (!Json.canonical(was.path(part)).equals(Json.canonical(is.path(part)))) {
        differences.add(
            "%s was %s and is %s".formatted(part, shown(was.path(part)), shown(is.path(part))));
      }
    }
    return differences;
  }

  private static String shown(JsonNode part) {
    return part.isMissingNode() ? "not set" : Excerpt.of(part.asText(part.toString()), LONGEST);
  }
}

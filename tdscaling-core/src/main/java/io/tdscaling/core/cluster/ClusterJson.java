package io.tdscaling.core.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.DependencyKind;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Clusters as JSON: {@code [{id, name, domains, tools:[{service, name}], dependencies:[{kind,
 * from:{service, name, field}, to:{service, name, parameter}, confidence, why}], rules:[], why}]}.
 * Field and parameter of a state dependency are null. A name or rules that a cluster does not have
 * are left out. The tools themselves are not in it.
 */
public final class ClusterJson {
  private ClusterJson() {}

  /** Returns the clusters as a JSON array. */
  public static ArrayNode write(List<ToolCluster> clusters) {
    ArrayNode array = Json.array();
    clusters.forEach(cluster -> array.add(write(cluster)));
    return array;
  }

  /**
   * Reads clusters whose tools are in a catalog.
   *
   * @throws IllegalArgumentException if this is no array of clusters, or names a tool that the
   *     catalog lacks
   */
  public static List<ToolCluster> read(JsonNode clusters, ToolCatalog catalog) {
    List<ToolCluster> result = new ArrayList<>();
    for (JsonNode cluster : array(clusters, "clusters")) {
      String id = text(cluster, "id", "cluster " + (result.size() + 1));
      result.add(read(cluster, id, catalog));
    }
    return List.copyOf(result);
  }

  private static ObjectNode write(ToolCluster cluster) {
    ObjectNode node = Json.object();
    node.put("id", cluster.id());
    if (!cluster.name().isEmpty()) {
      node.put("name", cluster.name());
    }
    ArrayNode domains = node.putArray("domains");
    cluster.domains().forEach(domains::add);
    ArrayNode tools = node.putArray("tools");
    cluster.tools().forEach(tool -> tools.add(write(tool.ref())));
    ArrayNode edges = node.putArray("dependencies");
    cluster.dependencies().forEach(edge -> edges.add(write(edge)));
    if (!cluster.rules().isEmpty()) {
      ArrayNode rules = node.putArray("rules");
      cluster.rules().forEach(rules::add);
    }
    return node.put("why", cluster.why());
  }

  private static ObjectNode write(ToolRef ref) {
    return Json.object().put("service", ref.service()).put("name", ref.name());
  }

  /** Returns a dependency as JSON. */
  public static ObjectNode write(ToolDependency edge) {
    String field = edge.isData() ? edge.field() : null;
    String parameter = edge.isData() ? edge.parameter() : null;
    ObjectNode node = Json.object();
    node.put("kind", edge.kind().label());
    node.set("from", write(edge.producer()).put("field", field));
    node.set("to", write(edge.consumer()).put("parameter", parameter));
    return node.put("confidence", edge.confidence()).put("why", edge.why());
  }

  private static ToolCluster read(JsonNode node, String id, ToolCatalog catalog) {
    String label = "cluster \"" + id + "\"";
    List<String> domains = new ArrayList<>();
    array(node.path("domains"), label + ": domains").forEach(name -> domains.add(name.asText()));
    List<ToolSpec> tools = new ArrayList<>();
    for (JsonNode tool : array(node.path("tools"), label + ": tools")) {
      ToolRef ref = ref(tool, label);
      tools.add(
          catalog
              .tool(ref)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          label + " names tool " + ref + ", which the catalog lacks")));
    }
    List<ToolDependency> edges = new ArrayList<>();
    for (JsonNode edge : array(node.path("dependencies"), label + ": dependencies")) {
      edges.add(edge(edge, label));
    }
    List<String> rules = new ArrayList<>();
    if (node.has("rules")) {
      array(node.path("rules"), label + ": rules").forEach(rule -> rules.add(rule.asText()));
    }
    String name = node.path("name").asText("");
    return new ToolCluster(id, name, domains, tools, edges, rules, node.path("why").asText(""));
  }

  private static ToolDependency edge(JsonNode node, String label) {
    JsonNode confidence = node.path("confidence");
    if (!confidence.isNumber()) {
      throw new IllegalArgumentException(
          label + ": confidence must be a number, got " + confidence.getNodeType());
    }
    boolean state = kind(node, label) == DependencyKind.STATE;
    return new ToolDependency(
        ref(node.path("from"), label),
        state ? "" : text(node.path("from"), "field", label),
        ref(node.path("to"), label),
        state ? "" : text(node.path("to"), "parameter", label),
        confidence.doubleValue(),
        state ? DependencyKind.STATE : DependencyKind.DATA,
        node.path("why").asText(""));
  }

  private static DependencyKind kind(JsonNode node, String label) {
    String said = node.path("kind").asText(DependencyKind.DATA.label());
    return Stream.of(DependencyKind.values())
        .filter(kind -> kind.label().equals(said))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    label + ": no such kind of dependency: " + Excerpt.quoted(said)));
  }

  private static ToolRef ref(JsonNode node, String label) {
    return new ToolRef(text(node, "service", label), text(node, "name", label));
  }

  private static JsonNode array(JsonNode node, String label) {
    if (!node.isArray()) {
      throw new IllegalArgumentException(label + " must be an array, got " + node.getNodeType());
    }
    return node;
  }

  private static String text(JsonNode node, String name, String label) {
    JsonNode text = node.path(name);
    if (!text.isTextual()) {
      throw new IllegalArgumentException(
          label + ": " + name + " must be a string, got " + text.getNodeType());
    }
    return text.textValue();
  }
}

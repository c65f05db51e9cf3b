package io.tdscaling.core.cluster;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterJsonTest {
  private static final ToolCatalog CATALOG =
      ToolCatalog.of(
          ToolDraft.services(
              List.of("trade"),
              tool("list_orders"),
              tool("cancel_order").takes("order_id"),
              tool("login").takes("password")));
  private static final List<ToolCluster> CLUSTERS =
      List.of(
          new ToolCluster(
              "c0001",
              "Orders",
              List.of("trade"),
              CATALOG.tools(),
              List.of(
                  new ToolDependency(
                      new ToolRef("s", "list_orders"),
                      "id",
                      new ToolRef("s", "cancel_order"),
                      "order_id",
                      0.9),
                  ToolDependency.state(
                      new ToolRef("s", "login"), new ToolRef("s", "cancel_order"), 0.66, "first")),
              List.of("Ask before cancelling."),
              "grown"));

  @Test
  void write_clusters_hasTheDocumentedForm() {
    assertThat(ClusterJson.write(CLUSTERS))
        .hasToString(
            "[{\"id\":\"c0001\",\"name\":\"Orders\",\"domains\":[\"trade\"],"
                + "\"tools\":[{\"service\":\"s\",\"name\":\"list_orders\"},"
                + "{\"service\":\"s\",\"name\":\"cancel_order\"},{\"service\":\"s\",\"name\":\"login\"}],"
                + "\"dependencies\":["
                + "{\"kind\":\"data\",\"from\":{\"service\":\"s\",\"name\":\"list_orders\",\"field\":\"id\"},"
                + "\"to\":{\"service\":\"s\",\"name\":\"cancel_order\",\"parameter\":\"order_id\"},"
                + "\"confidence\":0.9,\"why\":\"\"},"
                + "{\"kind\":\"state\",\"from\":{\"service\":\"s\",\"name\":\"login\",\"field\":null},"
                + "\"to\":{\"service\":\"s\",\"name\":\"cancel_order\",\"parameter\":null},"
                + "\"confidence\":0.66,\"why\":\"first\"}],"
                + "\"rules\":[\"Ask before cancelling.\"],\"why\":\"grown\"}]");
  }

  @Test
  void write_clusterWithoutNameAndRules_leavesThemOut() {
    ToolCluster plain = new ToolCluster("c", List.of(), CATALOG.tools(), List.of());

    assertThat(ClusterJson.write(List.of(plain)).get(0).properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("id", "domains", "tools", "dependencies", "why");
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    String text = Json.compact(ClusterJson.write(CLUSTERS));
    assertThat(ClusterJson.read(Json.parse(text), CATALOG)).isEqualTo(CLUSTERS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5 | clusters must be an array, got NUMBER",
        "[{}] | cluster 1: id must be a string, got MISSING",
        "[{\"id\":\"a\"}] | cluster \"a\": domains must be an array, got MISSING",
        "[{\"id\":\"a\",\"domains\":[],\"tools\":[{\"service\":\"s\",\"name\":\"no\"}]}] | cluster \"a\" names tool s/no, which the catalog lacks",
        "[{\"id\":\"a\",\"domains\":[],\"tools\":[{\"service\":\"s\"}]}] | cluster \"a\": name must be a string, got MISSING",
        "[{\"id\":\"a\",\"domains\":[],\"tools\":[],\"dependencies\":[]}] | cluster a has no tools",
        "[{\"id\":\"a\",\"domains\":[],\"tools\":[],\"dependencies\":[{}]}] | cluster \"a\": confidence must be a number, got MISSING",
      })
  void read_badClusters_throws(String json, String message) throws IOException {
    var node = Json.parse(json);
    assertThatThrownBy(() -> ClusterJson.read(node, CATALOG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void read_unknownKindOrRulesThatAreNoArray_names() {
    ArrayNode kind = ClusterJson.write(CLUSTERS);
    ((ObjectNode) kind.at("/0/dependencies/0")).put("kind", "magic");
    ArrayNode rules = ClusterJson.write(CLUSTERS);
    ((ObjectNode) rules.get(0)).put("rules", "one");

    assertThatThrownBy(() -> ClusterJson.read(kind, CATALOG))
        .hasMessage("cluster \"c0001\": no such kind of dependency: \"magic\"");
    assertThatThrownBy(() -> ClusterJson.read(rules, CATALOG))
        .hasMessage("cluster \"c0001\": rules must be an array, got STRING");
  }
}

package io.tdscaling.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterJsonTest {
  private static final ToolCatalog CATALOG =
      ToolCatalog.of(
          List.of(
              Tools.service(
                  "s",
                  List.of("trade"),
                  Tools.tool("s", "list_orders"),
                  Tools.tool("s", "cancel_order", "order_id"))));
  private static final List<ToolCluster> CLUSTERS = new SharedEntityClusterBuilder().build(CATALOG);

  @Test
  void write_clusters_hasTheDocumentedForm() {
    assertThat(ClusterJson.write(CLUSTERS))
        .hasToString(
            "[{\"id\":\"c0001\",\"domains\":[\"trade\"],\"tools\":[{\"service\":\"s\",\"name\":\"list_orders\"},"
                + "{\"service\":\"s\",\"name\":\"cancel_order\"}],\"dependencies\":[{\"from\":{\"service\":\"s\","
                + "\"name\":\"list_orders\",\"field\":\"id\"},\"to\":{\"service\":\"s\",\"name\":\"cancel_order\","
                + "\"parameter\":\"order_id\"},\"confidence\":0.7}]}]");
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
}

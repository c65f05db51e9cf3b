package io.tdscaling.core.cluster;

import static io.tdscaling.core.cluster.Tools.catalog;
import static io.tdscaling.core.cluster.Tools.names;
import static io.tdscaling.core.cluster.Tools.returning;
import static io.tdscaling.core.cluster.Tools.service;
import static io.tdscaling.core.cluster.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedEntityClusterBuilderTest {
  private final SharedEntityClusterBuilder builder = new SharedEntityClusterBuilder();

  @Test
  void build_searchAndConsumer_areLinkedByTheEntity() {
    ToolCluster cluster =
        only(catalog(tool("s", "list_orders"), tool("s", "cancel_order", "order_id")));
    assertThat(cluster.id()).isEqualTo("c0001");
    assertThat(cluster.dependencies())
        .containsExactly(edge("list_orders", "id", "cancel_order", "order_id", 0.7));
  }

  @Test
  void build_readThatNeedsTheIdItself_isAWeakSource() {
    ToolCluster cluster =
        only(catalog(tool("s", "get_order", "order_id"), tool("s", "cancel_order", "order_id")));
    assertThat(cluster.dependencies())
        .containsExactly(edge("get_order", "id", "cancel_order", "order_id", 0.4));
  }

  @Test
  void build_outputSchema_decidesTheField() {
    ToolCluster cluster =
        only(
            catalog(
                returning("orderId", "s", "search_orders", "query"),
                tool("s", "cancel_order", "order_id")));
    assertThat(cluster.dependencies())
        .containsExactly(edge("search_orders", "orderId", "cancel_order", "order_id", 0.9));
  }

  @Test
  void build_outputSchemaOfAnotherEntity_stillTellsTheIdItHolds() {
    ToolCluster cluster =
        only(
            catalog(
                returning("customer_id", "s", "list_orders"),
                tool("s", "get_customer", "customer_id")));
    assertThat(cluster.dependencies())
        .containsExactly(edge("list_orders", "customer_id", "get_customer", "customer_id", 0.9));
  }

  @Test
  void build_outputSchemaWithoutTheField_makesNoLink() {
    ToolCluster cluster =
        only(
            catalog(
                returning("total", "s", "search_orders", "query"),
                tool("s", "cancel_order", "order_id")));
    assertThat(cluster.dependencies()).isEmpty();
  }

  @Test
  void build_creationNamesTheThingToMake_isNoConsumerOfIt() {
    ToolCluster cluster =
        only(catalog(tool("s", "list_buckets"), tool("s", "create_bucket", "bucket_name")));
    assertThat(cluster.dependencies()).isEmpty();
  }

  @Test
  void build_toolNamedByPath_isGivenThePath() {
    ToolCluster cluster =
        only(catalog(tool("s", "search_files", "query"), tool("s", "delete_file", "path")));
    assertThat(cluster.dependencies())
        .containsExactly(edge("search_files", "path", "delete_file", "path", 0.7));
  }

  @Test
  void build_moreThanFit_keepsConnectedToolsTogether() {
    List<ToolCluster> clusters =
        new SharedEntityClusterBuilder(3)
            .build(
                catalog(
                    tool("s", "list_orders"),
                    tool("s", "list_drivers"),
                    tool("s", "cancel_order", "order_id"),
                    tool("s", "suspend_driver", "driver_id"),
                    tool("s", "update_order", "order_id"),
                    tool("s", "delete_driver", "driver_id")));
    assertThat(clusters).extracting(ToolCluster::id).containsExactly("c0001", "c0002");
    assertThat(names(clusters.get(0)))
        .containsExactlyInAnyOrder("list_orders", "cancel_order", "update_order");
    assertThat(names(clusters.get(1)))
        .containsExactlyInAnyOrder("list_drivers", "suspend_driver", "delete_driver");
  }

  @Test
  void build_hubWithManyConsumers_isInEveryClusterThatNeedsIt() {
    var tools = new ArrayList<ToolSpec>();
    tools.add(tool("s", "list_projects"));
    for (String verb : List.of("archive", "lock", "rename", "share", "star", "update", "delete")) {
      tools.add(tool("s", verb + "_project", "project_id"));
    }
    List<ToolCluster> clusters =
        new SharedEntityClusterBuilder(4).build(catalog(tools.toArray(ToolSpec[]::new)));
    assertThat(clusters)
        .hasSizeGreaterThan(1)
        .allSatisfy(cluster -> assertThat(names(cluster)).contains("list_projects"));
  }

  @Test
  void build_universalSlot_linksServices() {
    ToolCatalog catalog =
        ToolCatalog.of(
            List.of(
                service(
                    "crm", List.of("sales", "data"), returning("email", "crm", "get_lead", "q")),
                service("mail", List.of("office"), tool("mail", "send_mail", "to_email", "text"))));
    List<ToolCluster> clusters = builder.build(catalog);
    assertThat(clusters).hasSize(3);
    ToolCluster across = clusters.get(2);
    assertThat(across.services()).containsExactly("crm", "mail");
    assertThat(across.domains()).containsExactly("sales", "office", "data");
    assertThat(across.dependencies())
        .containsExactly(
            new ToolDependency(
                new ToolRef("crm", "get_lead"),
                "email",
                new ToolRef("mail", "send_mail"),
                "to_email",
                0.4));
  }

  @Test
  void build_thingCreatedWithTheField_returnsIt() {
    ToolCatalog catalog =
        ToolCatalog.of(
            List.of(
                service(
                    "crm",
                    List.of(),
                    tool("crm", "create_lead", "full_name", "email"),
                    tool("crm", "search_leads", "query")),
                service("mail", List.of(), tool("mail", "send_mail", "email"))));
    List<ToolCluster> clusters = builder.build(catalog);
    assertThat(clusters.get(clusters.size() - 1).dependencies())
        .extracting(edge -> edge.producer().name())
        .containsExactly("create_lead");
  }

  @Test
  void build_sameIdInTwoServices_isNotLinked() {
    ToolCatalog catalog =
        ToolCatalog.of(
            List.of(
                service("a", List.of(), tool("a", "list_orders")),
                service("b", List.of(), tool("b", "get_order", "order_id"))));
    assertThat(builder.build(catalog))
        .hasSize(2)
        .allSatisfy(cluster -> assertThat(cluster.services()).hasSize(1));
  }

  @Test
  void build_oneToolACluster_linksNothing() {
    List<ToolCluster> clusters =
        new SharedEntityClusterBuilder(1)
            .build(catalog(tool("s", "list_orders"), tool("s", "cancel_order", "order_id")));
    assertThat(clusters).hasSize(2).allMatch(cluster -> cluster.dependencies().isEmpty());
  }

  @Test
  void build_emptyCatalog_isEmpty() {
    assertThat(builder.build(ToolCatalog.of(List.of()))).isEmpty();
  }

  @Test
  void new_maxToolsBelowOne_throws() {
    assertThatThrownBy(() -> new SharedEntityClusterBuilder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max tools per cluster must be positive, got 0");
  }

  private ToolCluster only(ToolCatalog catalog) {
    List<ToolCluster> clusters = builder.build(catalog);
    assertThat(clusters).hasSize(1);
    return clusters.get(0);
  }

  private static ToolDependency edge(
      String from, String field, String to, String parameter, double confidence) {
    return new ToolDependency(
        new ToolRef("s", from), field, new ToolRef("s", to), parameter, confidence);
  }
}

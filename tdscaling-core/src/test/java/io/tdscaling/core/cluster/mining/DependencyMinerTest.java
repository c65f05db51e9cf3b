package io.tdscaling.core.cluster.mining;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data dependencies within a service, from each kind of evidence. */
class DependencyMinerTest {
  private final ToolDraft cancel = tool("cancel_order").takes("order_id");

  @Test
  void mine_listingAndConsumer_saysWhy() {
    List<ToolDependency> edges = Mined.of(tool("list_orders"), cancel);

    assertThat(edges).hasSize(1);
    assertThat(Mined.text(edges.get(0))).isEqualTo("list_orders.id > cancel_order.order_id");
    assertThat(edges.get(0).why()).isEqualTo("list_orders finds orders; order_id names an order");
    assertThat(edges.get(0).confidence()).isBetween(0.85, 0.95);
  }

  @Test
  void mine_creation_isASourceButNotOfWhatItMakes() {
    assertThat(Mined.texts(tool("create_order").takes("sku"), cancel))
        .containsExactly("create_order.id > cancel_order.order_id");
    assertThat(Mined.texts(tool("list_buckets"), tool("create_bucket").takes("bucket_id")))
        .isEmpty();
  }

  @Test
  void mine_readThatNeedsTheIdItself_tellsNothingNew() {
    assertThat(Mined.texts(tool("get_order").takes("order_id"), cancel)).isEmpty();
    assertThat(Mined.texts(tool("get_order").mayTake("order_id"), cancel)).isEmpty();
  }

  @Test
  void mine_lookupByAnotherName_tellsTheId() {
    assertThat(
            Mined.texts(
                tool("find_user_id_by_email").takes("email"), tool("get_user").takes("user_id")))
        .containsExactly("find_user_id_by_email.id > get_user.user_id");
  }

  @Test
  void mine_namesInAllSpellings_areTheSame() {
    for (String parameter :
        List.of("repo", "repoId", "repository_id", "RepositoryID", "repo_ids")) {
      assertThat(Mined.texts(tool("listRepos"), tool("star_it").takes(parameter)))
          .as(parameter)
          .hasSize(1);
    }
  }

  @Test
  void mine_bareId_isOfWhatTheDescriptionSays() {
    assertThat(
            Mined.texts(
                tool("list_boards"),
                tool("list_cards"),
                tool("archive_it").takesDescribed("id", "The ID of the board to archive.")))
        .containsExactly("list_boards.id > archive_it.id");
  }

  @Test
  void mine_outputSchema_decidesTheField() {
    assertThat(Mined.texts(tool("search_orders").takes("query").returns("orderId"), cancel))
        .containsExactly("search_orders.orderId > cancel_order.order_id");
  }

  @Test
  void mine_outputSchemaWithoutTheField_makesNoLink() {
    assertThat(
            Mined.texts(
                tool("search_orders").takes("query").returns("total", "tax", "currency"), cancel))
        .isEmpty();
  }

  @Test
  void mine_keyOfAnotherThing_leadsToThatThingOnly() {
    assertThat(
            Mined.texts(
                tool("list_orders").returns("id", "customer_id"),
                tool("list_customers"),
                tool("get_customer").takes("customer_id"),
                tool("send_gift").takes("customer_id")))
        .containsExactlyInAnyOrder(
            "list_customers.id > get_customer.customer_id",
            "list_orders.customer_id > get_customer.customer_id",
            "list_customers.id > send_gift.customer_id");
  }

  @Test
  void mine_description_saysWhatIsReturned() {
    assertThat(
            Mined.texts(
                tool("resolve").takes("query").says("Returns the order ID and a status."), cancel))
        .containsExactly("resolve.id > cancel_order.order_id");
    assertThat(
            Mined.texts(
                tool("resolve").takes("x").says("Does it. Returns: order_id, status"), cancel))
        .containsExactly("resolve.order_id > cancel_order.order_id");
  }

  @Test
  void mine_parameterDescription_namesTheTool() {
    List<ToolDependency> edges =
        Mined.of(
            tool("fetch_menu"),
            tool("order_dish").takesDescribed("dish_ref", "Dish reference from `fetch_menu`."));

    assertThat(edges)
        .extracting(Mined::text)
        .containsExactly("fetch_menu.name > order_dish.dish_ref");
    assertThat(edges.get(0).why()).startsWith("its description names fetch_menu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Same format as get_menu.",
        "Unlike get_menu, any text.",
        "Pass it to get_menu later."
      })
  void mine_parameterDescriptionNamesAToolForAnotherReason_makesNoLink(String description) {
    assertThat(
            Mined.texts(
                tool("get_menu").takes("day"),
                tool("order_dish").takesDescribed("dish_ref", description)))
        .isEmpty();
  }

  @Test
  void mine_partsOfAWhole_comeWithIt() {
    assertThat(
            Mined.texts(
                tool("get_order_details").takes("order_id"),
                tool("return_items").takes("order_id", "item_ids"),
                tool("exchange_items").takes("order_id", "item_ids")))
        .containsExactlyInAnyOrder(
            "get_order_details.id > return_items.item_ids",
            "get_order_details.id > exchange_items.item_ids");
  }

  @Test
  void mine_peoplesThings_comeWithThePerson() {
    assertThat(
            Mined.texts(
                tool("get_user_details").takes("user_id"),
                tool("get_order_details").takes("order_id"),
                cancel))
        .contains("get_user_details.id > cancel_order.order_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title", "description", "content", "query", "limit", "status", "message", "date"})
  void mine_freeTextAndOptions_areNotConnected(String parameter) {
    assertThat(
            Mined.texts(
                tool("list_orders").returns(parameter, "note", "total"),
                tool("write_report").takes(parameter)))
        .isEmpty();
  }

  @Test
  void mine_enumAndBoolean_areNotConnected() {
    ObjectNode closed = Json.object().put("type", "string");
    closed.putArray("enum").add("a").add("b");

    assertThat(
            Mined.texts(
                tool("list_orders"),
                tool("close").parameter("order_id", closed, true),
                tool("flag").parameter("order_id", "boolean", "", true)))
        .isEmpty();
  }

  @Test
  void mine_formatsThatClash_areNotConnected() {
    ObjectNode output = Json.object().put("type", "object");
    output
        .putObject("properties")
        .putObject("order_id")
        .put("type", "string")
        .put("format", "email");
    ObjectNode input = Json.object().put("type", "string").put("format", "uuid");

    assertThat(
            Mined.texts(
                tool("list_orders").returns(output),
                tool("close").parameter("order_id", input, true)))
        .isEmpty();
  }

  @Test
  void mine_newNameInAnUpdate_isSetNotNeeded() {
    assertThat(
            Mined.texts(tool("list_groups"), tool("update_group").takes("group_id", "group_name")))
        .containsExactly("list_groups.id > update_group.group_id");
  }

  @Test
  void mine_sortsOfAThing_areTheThingUnlessTheySaySomethingElse() {
    assertThat(Mined.texts(tool("list_archived_boards"), tool("restore_it").takes("board_id")))
        .containsExactly("list_archived_boards.id > restore_it.board_id");
    assertThat(
            Mined.texts(
                tool("get_plenary_documents"),
                tool("get_committee_documents").takes("document_id")))
        .isEmpty();
  }

  @Test
  void mine_partsOfALargeService_keepToThemselves() {
    List<String> edges =
        Mined.texts(
            tool("db-cluster-list"),
            tool("db-cluster-resize").takes("cluster_id"),
            tool("db-user-list").takes("cluster_id"),
            tool("k8s-cluster-list"),
            tool("k8s-cluster-resize").takes("cluster_id"),
            tool("k8s-node-list").takes("cluster_id"));

    assertThat(edges)
        .contains("db-cluster-list.id > db-cluster-resize.cluster_id")
        .contains("k8s-cluster-list.id > k8s-cluster-resize.cluster_id")
        .noneMatch(edge -> edge.contains("db-") && edge.contains("k8s-"));
  }

  @Test
  void mine_manySources_keepsTheSurest() {
    List<ToolDraft> tools = new ArrayList<>(List.of(cancel));
    for (int i = 0; i < 20; i++) {
      tools.add(tool("list_" + "abcdefghijklmnopqrst".charAt(i) + "_orders"));
    }
    tools.add(tool("list_orders"));

    assertThat(Mined.texts(tools.toArray(ToolDraft[]::new)))
        .contains("list_orders.id > cancel_order.order_id")
        .hasSizeLessThanOrEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void new_thresholdOutsideOfItsRange_throws(double threshold) {
    assertThatThrownBy(() -> new DependencyMiner(threshold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("min confidence must be in [0, 1], got " + threshold);
  }
}

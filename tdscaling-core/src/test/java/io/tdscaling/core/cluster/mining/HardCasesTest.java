package io.tdscaling.core.cluster.mining;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools, schemas and catalogs that are odd, and what is still connected of them. */
class HardCasesTest {
  private final ToolDraft cancel = tool("cancel_order").takes("order_id");

  @Test
  void mine_toolWithoutParameters_isASourceAndNeedsNothing() {
    assertThat(Mined.texts(tool("list_orders"), tool("ping"))).isEmpty();
    assertThat(Mined.texts(tool("ping"), cancel)).isEmpty();
  }

  @Test
  void mine_toolWithSixtyParameters_hasEachLookedAt() {
    ToolDraft wide = tool("configure");
    List<ToolDraft> tools = new ArrayList<>(List.of(wide));
    for (int i = 0; i < 60; i++) {
      String noun = "thing" + "bcdfgh".charAt(i / 10) + "klmnpqrtvw".charAt(i % 10);
      wide.takes(noun + "_id");
      tools.add(tool("list_" + noun + "s"));
    }
    assertThat(Mined.of(tools.toArray(ToolDraft[]::new))).hasSize(60);
  }

  @Test
  void mine_recursiveSchemas_end() throws IOException {
    ObjectNode tree =
        (ObjectNode)
            Json.parse(
                "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"},"
                    + "\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}}}");
    ToolDraft recursive =
        tool("list_folders").returns(tree).parameter("filter_tree", tree.deepCopy(), false);

    assertThat(Mined.texts(recursive, tool("delete_it").takes("folder_id")))
        .contains("list_folders.id > delete_it.folder_id");
  }

  @Test
  void mine_schemaThatRefersToItselfInManyPlaces_endsAndIsRead() throws IOException {
    ObjectNode output =
        (ObjectNode) Json.parse("{\"type\":\"object\",\"$defs\":{\"node\":{\"type\":\"object\"}}}");
    ObjectNode members = output.withObject("/$defs/node").putObject("properties");
    for (int i = 0; i < 40; i++) {
      members.putObject("part" + i).put("$ref", "#/$defs/node");
    }
    members.putObject("order_id").put("type", "string");
    output.putObject("properties").putObject("root").put("$ref", "#/$defs/node");

    assertThat(Mined.texts(tool("read_tree").returns(output), cancel))
        .containsExactly("read_tree.root.order_id > cancel_order.order_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "$", "_", "@"})
  void mine_nameWithoutWords_isNoOwnerAndNoNeed(String name) throws IOException {
    ObjectNode output = (ObjectNode) Json.parse("{\"type\":\"object\"}");
    output
        .putObject("properties")
        .putObject(name)
        .put("type", "object")
        .putObject("properties")
        .putObject("id")
        .put("type", "string");
    ToolDraft odd = tool("show_it").takesDescribed(name, "The ID of the order");

    assertThat(Mined.texts(tool("parse_xml").returns(output), tool("list_orders"), odd, cancel))
        .containsExactly("list_orders.id > cancel_order.order_id");
  }

  @Test
  void mine_objectWithSeveralKeysOfOneThing_isConnectedOnce() {
    ObjectNode object = Json.object().put("type", "object");
    ObjectNode members = object.putObject("properties");
    for (String member : List.of("buyer_user_id", "seller_user_id", "user_id")) {
      members.putObject(member).put("type", "string");
    }

    assertThat(Mined.texts(tool("list_users"), tool("settle").parameter("deal", object, true)))
        .containsExactly("list_users.id > settle.deal");
  }

  @Test
  void mine_anyOf_isSeenThrough() throws IOException {
    ObjectNode nullable =
        (ObjectNode) Json.parse("{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"string\"}]}");
    ObjectNode wrapped =
        (ObjectNode)
            Json.parse(
                "{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"order_id\":{\"type\":\"string\"}}}]}");

    assertThat(
            Mined.texts(
                tool("find").takes("query").returns(wrapped),
                tool("close").parameter("order_id", nullable, false)))
        .containsExactly("find.order_id > close.order_id");
  }

  @Test
  void mine_arraysOfObjects_areSeenThroughOnBothSides() throws IOException {
    ObjectNode output =
        (ObjectNode)
            Json.parse(
                "{\"type\":\"object\",\"properties\":{\"flights\":{\"type\":\"array\",\"items\":"
                    + "{\"type\":\"object\",\"properties\":{\"flight_number\":{\"type\":\"string\"}}}}}}");
    ObjectNode input =
        (ObjectNode)
            Json.parse(
                "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":"
                    + "{\"flight_number\":{\"type\":\"string\"}}}}");
    List<ToolDependency> edges =
        Mined.of(
            tool("search_flights").takes("query").returns(output),
            tool("book_trip").parameter("legs", input, true));

    assertThat(edges)
        .extracting(Mined::text)
        .containsExactly("search_flights.flights.flight_number > book_trip.legs");
    assertThat(edges.get(0).why()).endsWith("legs.flight_number names a flight");
  }

  @Test
  void mine_namesInChinese_areConnectedByFieldAndParameter() {
    assertThat(Mined.texts(tool("查询订单").says("查询订单列表").returns("订单", "日期"), tool("取消").takes("订单")))
        .containsExactly("查询订单.订单 > 取消.订单");
  }

  @Test
  void mine_twoServicesWithTheSameToolName_keepToThemselves() {
    List<ToolDependency> edges =
        Mined.of(
            tool("a", "list_orders"),
            tool("a", "cancel_order").takes("order_id"),
            tool("b", "list_orders"),
            tool("b", "cancel_order").takes("order_id"));

    assertThat(edges)
        .hasSize(2)
        .allMatch(edge -> edge.producer().service().equals(edge.consumer().service()));
  }

  @Test
  void mine_idsOfTwoServices_areNotTheSame() {
    assertThat(Mined.of(tool("a", "list_orders"), tool("b", "get_order").takes("id"))).isEmpty();
    assertThat(Mined.of(tool("a", "list_orders"), tool("b", "get_order").takes("order_id")))
        .isEmpty();
  }

  @Test
  void mine_oneTool_isConnectedToNothing() {
    assertThat(Mined.of(tool("transfer_order").takes("order_id", "parent_order_id"))).isEmpty();
  }

  @Test
  void mine_nothing_isNothing() {
    assertThat(Mined.of(List.of())).isEmpty();
  }
}

package io.tdscaling.core.blueprint;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.cluster.mining.DependencyMiner;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFieldsTest {
  @Test
  void find_field_isFoundByItsWordsInDocumentOrder() throws JsonProcessingException {
    var result =
        Json.parse(
            "{\"orderId\":1,\"nested\":{\"order_id\":2,\"x\":[{\"order-id\":3},{\"id\":4}]},"
                + "\"a/b~c\":{\"ORDER_ID\":5},\"order_ids\":[6]}");
    assertThat(ResultFields.find(result, "order_id"))
        .containsExactly(
            "/orderId", "/nested/order_id", "/nested/x/0/order-id", "/a~1b~0c/ORDER_ID");
    ResultFields.find(result, "order_id")
        .forEach(path -> assertThat(result.at(path).isInt()).isTrue());
  }

  @Test
  void find_nullsAndContainers_areNoScalars() throws JsonProcessingException {
    assertThat(ResultFields.find(Json.parse("{\"id\":null,\"a\":{\"id\":{\"id\":1}}}"), "id"))
        .containsExactly("/a/id/id");
    assertThat(ResultFields.find(Json.parse("\"id\""), "id")).isEmpty();
  }

  @Test
  void find_manyHits_areBounded() {
    var array = Json.array();
    for (int i = 0; i < 100; i++) {
      array.addObject().put("id", i);
    }
    assertThat(ResultFields.find(array, "id")).hasSize(16).endsWith("/15/id");
  }

  @Test
  void find_nameWithDot_isTriedAsAWholeFirst() throws JsonProcessingException {
    assertThat(ResultFields.find(Json.parse("{\"order.id\":1,\"order\":{\"id\":2}}"), "order.id"))
        .containsExactly("/order.id");
    assertThat(ResultFields.find(Json.parse("{\"id\":1,\"order\":{\"id\":2}}"), "order.id"))
        .containsExactly("/order/id");
  }

  @Test
  void find_wrappersBetweenOwnerAndKey_areSkipped() throws JsonProcessingException {
    assertThat(
            ResultFields.find(
                Json.parse("{\"owner\":{\"data\":[{\"id\":1}],\"pet\":{\"id\":2}}}"), "owner.id"))
        .containsExactly("/owner/data/0/id");
    assertThat(ResultFields.find(Json.parse("{\"data\":{\"id\":1},\"owner\":2}"), "owner.id"))
        .isEmpty();
  }

  @Test
  void find_ownerHasTheKeyItself_wrappedOnesAreOthers() throws JsonProcessingException {
    assertThat(
            ResultFields.find(
                Json.parse("{\"order\":{\"items\":[{\"id\":1}],\"id\":2}}"), "order.id"))
        .containsExactly("/order/id");
  }

  /** What the dependency miner calls a field, planning has to find. */
  @ParameterizedTest
  @ValueSource(strings = {"data", "result", "items", "details", "attributes", "metadata"})
  void find_fieldAsTheMinerNamesIt_isFound(String wrapper) {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode result = Json.object();
    result.putObject("owner").putObject(wrapper).put("id", "A-1");
    schema
        .putObject("properties")
        .putObject("owner")
        .putObject("properties")
        .putObject(wrapper)
        .putObject("properties")
        .putObject("id")
        .put("type", "string");
    List<ToolDependency> mined =
        new DependencyMiner(DependencyMiner.DEFAULT_THRESHOLD)
            .mine(
                ToolDraft.services(
                    List.of(),
                    tool("get_house").says("Returns a house.").takes("street").returns(schema),
                    tool("get_owner").says("Returns an owner.").takes("owner_id")));

    assertThat(mined)
        .filteredOn(edge -> edge.parameter().equals("owner_id"))
        .isNotEmpty()
        .allSatisfy(
            edge ->
                assertThat(ResultFields.find(result, edge.field()))
                    .containsExactly("/owner/" + wrapper + "/id"));
  }

  @Test
  void find_ownerAfterManyOthers_isFound() {
    var result = Json.object();
    var others = result.putArray("others");
    for (int i = 0; i < 100; i++) {
      others.addObject().put("id", i);
    }
    result.putObject("owner").put("id", 7);

    assertThat(ResultFields.find(result, "owner.id")).containsExactly("/owner/id");
  }

  @Test
  void find_listOfPlainValues_isEachOfThem() throws JsonProcessingException {
    var result = Json.parse("{\"team\":{\"channels\":[\"a\",null,\"b\",{\"id\":1}]},\"ids\":[]}");
    assertThat(ResultFields.find(result, "channels"))
        .containsExactly("/team/channels/0", "/team/channels/2");
    assertThat(ResultFields.find(result, "team.channels"))
        .containsExactly("/team/channels/0", "/team/channels/2");
    assertThat(ResultFields.find(Json.parse("[\"a\"]"), "channels")).isEmpty();
  }

  @Test
  void series_listOfPlainValues_isItsFirstElements() throws JsonProcessingException {
    assertThat(ResultFields.series(Json.parse("{\"tags\":[\"a\",\"b\",\"c\"]}"), "tags", 2))
        .containsExactly("/tags/0", "/tags/1");
  }

  @Test
  void series_list_isItsFirstElements() throws JsonProcessingException {
    var result =
        Json.parse(
            "{\"first_id\":0,\"a\":[{\"id\":1,\"b\":[{\"id\":2}]},{\"id\":3},{\"id\":4},{\"id\":5}]}");
    assertThat(ResultFields.series(result, "id", 3))
        .containsExactly("/a/0/id", "/a/1/id", "/a/2/id");
    assertThat(ResultFields.series(result, "id", 5)).isEmpty();
  }

  @Test
  void series_fieldMissingInBetweenOrInNoList_isNone() throws JsonProcessingException {
    assertThat(ResultFields.series(Json.parse("[{\"id\":1},{},{\"id\":3}]"), "id", 3)).isEmpty();
    assertThat(ResultFields.series(Json.parse("[{\"id\":1},{\"id\":null}]"), "id", 2)).isEmpty();
    assertThat(
            ResultFields.series(
                Json.parse("{\"a\":{\"id\":1},\"b\":{\"id\":2},\"c\":{\"id\":3}}"), "id", 3))
        .isEmpty();
  }
}

package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;

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

package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "/status, order, order status",
    "/order_id, order, order ID",
    "/order/id, refund, order ID",
    "/orders/0/id, order, first order's ID",
    "/orders/2/order_id, order, third order's ID",
    "/orders/11/total, order, number 12 order's total",
    "/0/name, team, first team's name",
    "/tags/0, post, post tags",
    "/0, tag, first tag",
    "'', tag, tag",
    "/a~1b/c, x, a b c",
    "/99999999999/id, x, 99999999999 ID"
  })
  void label_path_namesThePlace(String path, String entity, String label) {
    assertThat(ResultLabels.label(path, entity)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/1/id, order, the second order's ID",
    "/order_id, order, that order ID",
    "/customer_id, order, that order's customer ID",
    "/customer/email, order, that customer's email",
    "/1, tag, the second tag",
    "'', tag, that tag"
  })
  void reference_path_pointsAtThePlace(String path, String entity, String reference) {
    assertThat(ResultLabels.reference(path, entity, "that")).isEqualTo(reference);
  }

  @Test
  void positionAndThing_ofListedPlace_areItsElement() {
    assertThat(ResultLabels.position("/orders/1/id")).isEqualTo("second");
    assertThat(ResultLabels.position("/1")).isEqualTo("second");
    assertThat(ResultLabels.position("/order/id")).isEmpty();
    assertThat(ResultLabels.thing("/line_items/1/id", "order")).isEqualTo("line item");
    assertThat(ResultLabels.thing("/1/id", "order")).isEqualTo("order");
  }
}

package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.json.Json;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.study.learner.ResultView.Match;
import org.junit.jupiter.api.Test;

class ResultViewTest {
  private static final ToolView TOOL = ToolView.named("search_orders");

  @Test
  void match_nameThingOrLastWord() {
    ResultView view = of("{'orders':[{'id':'A-1','total_price':3}],'refunds':['R-1']}");

    assertThat(view.match(parameter("total_price", ""))).isEqualTo(Match.NAME);
    assertThat(view.match(parameter("order_id", "order"))).isEqualTo(Match.THING);
    assertThat(view.match(parameter("refund_id", "refund"))).isEqualTo(Match.THING);
    assertThat(view.match(parameter("price", ""))).isEqualTo(Match.LAST_WORD);
    assertThat(view.match(parameter("colour", ""))).isEqualTo(Match.NONE);
  }

  @Test
  void failed_asResultsSayIt() {
    assertThat(of("{'error':{'code':'not_found','message':'No such order'}}").failed()).isTrue();
    assertThat(of("{'error':'gone'}").failed()).isTrue();
    assertThat(of("{'isError':true}").failed()).isTrue();
    assertThat(of("Error: no such order").failed()).isTrue();
    assertThat(of("{'error':null}").failed()).isFalse();
    assertThat(of("{'error':{}}").failed()).isFalse();
    assertThat(of("All is well").failed()).isFalse();
    assertThat(of("{'error':'gone'}").stems()).contains("gon");
  }

  @Test
  void empty_whereAListHoldsNothing() {
    assertThat(of("{'orders':[],'total':0}").empty()).isTrue();
    assertThat(of("[]").empty()).isTrue();
    assertThat(of("{'orders':[1]}").empty()).isFalse();
  }

  private static ResultView of(String text) {
    return ResultView.of(TOOL, 0, text.replace('\'', '"'));
  }

  private static Parameter parameter(String name, String entity) {
    SlotKind kind = entity.isEmpty() ? SlotKind.VALUE : SlotKind.IDENTIFIER;
    return Parameter.of(name, Json.object(), kind, entity, true);
  }
}

package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactPickerTest {
  private static final ToolSpec TOOL =
      new ToolSpec(new ToolRef("shop", "get"), "", Json.object(), null, ToolAnnotations.NONE);

  private static List<Fact> pick(ObjectNode arguments, JsonNode result, int most) {
    DraftCall call =
        new DraftCall(
            new PlannedCall("c1", "get", Map.of()), TOOL, EffectClass.READ, arguments, result);
    return FactPicker.pick(call, result, most, new SeededRandom(1));
  }

  private static List<String> texts(String result) throws JsonProcessingException {
    return pick(Json.object(), Json.parse(result), 99).stream().map(Fact::text).toList();
  }

  @Test
  void pick_whatTheQuestionSaid_isNoFact() throws JsonProcessingException {
    assertThat(
            pick(
                Json.object().put("id", "ORD-1").put("n", 3),
                Json.parse("{\"id\":\"ORD-1\",\"lines\":3,\"status\":\"open\"}"),
                9))
        .containsExactly(new Fact("c1", "/status", "open"));
  }

  @Test
  void pick_tellingFieldsAndIdentifiers_comeFirst() throws JsonProcessingException {
    JsonNode result = Json.parse("{\"a\":1,\"b\":2,\"c\":3,\"status\":\"open\",\"ref\":\"ORD-9\"}");
    assertThat(pick(Json.object(), result, 2))
        .extracting(Fact::text)
        .containsExactlyInAnyOrder("open", "ORD-9");
    assertThat(pick(Json.object(), result, 0)).isEmpty();
  }

  @Test
  void pick_whatCannotBeSaid_isNoFact() throws JsonProcessingException {
    assertThat(
            texts(
                "{\"a\":true,\"b\":null,\"c\":\"\",\"d\":\"  \",\"e\":\"two\\nlines\",\"f\":\""
                    + "x".repeat(81)
                    + "\",\"g\":{},\"h\":[],\"ok\":1.50}"))
        .containsExactly("1.5");
  }

  @Test
  void pick_lists_giveTheirFirstElementOnlyAndDepthIsBounded() throws JsonProcessingException {
    assertThat(texts("{\"l\":[{\"x\":1},{\"x\":2}]}")).containsExactly("1");
    assertThat(texts("{\"a\":{\"b\":{\"c\":{\"d\":1}}}}")).isEmpty();
    assertThat(pick(Json.object(), Json.parse("{\"a/b\":{\"~\":7}}"), 1).get(0).path())
        .isEqualTo("/a~1b/~0");
    assertThat(pick(Json.object(), Json.parse("7"), 1)).containsExactly(new Fact("c1", "", "7"));
  }
}

package io.tdscaling.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanBindingsTest {
  private static final String RESULT = "{\"orders\":[{\"id\":\"ORD-1\",\"note\":null}],\"a/b\":2}";

  @Test
  void arguments_everySource_isBoundInOrder() throws JsonProcessingException {
    Map<String, ValueSource> sources = new LinkedHashMap<>();
    sources.put("z", new Said(TextNode.valueOf("said")));
    sources.put("y", new Known(IntNode.valueOf(3)));
    sources.put("x", new FromResult("c1", "/orders/0/id"));
    sources.put("w", new FromResult("c1", "/a~1b"));
    sources.put("v", new FromResult("c1", "/orders/0/note"));
    assertThat(
            PlanBindings.arguments(
                new PlannedCall("c2", "tool", sources), Map.of("c1", Json.parse(RESULT))))
        .map(JsonNode::toString)
        .contains("{\"z\":\"said\",\"y\":3,\"x\":\"ORD-1\",\"w\":2,\"v\":null}");
  }

  @Test
  void arguments_noneNeeded_isAnEmptyObject() {
    assertThat(PlanBindings.arguments(new PlannedCall("c1", "tool", Map.of()), Map.of()))
        .contains(Json.object());
  }

  @ParameterizedTest
  @CsvSource({"c1, /orders/1/id", "c1, /orders/0/price", "c1, /orders/id", "c9, /orders/0/id"})
  void arguments_fieldThatIsNotThere_cannotBeBound(String from, String path)
      throws JsonProcessingException {
    PlannedCall call = new PlannedCall("c2", "tool", Map.of("id", new FromResult(from, path)));
    assertThat(PlanBindings.arguments(call, Map.of("c1", Json.parse(RESULT)))).isEmpty();
  }

  @Test
  void arguments_wholeResult_canBePassedOn() {
    PlannedCall call = new PlannedCall("c2", "tool", Map.of("text", new FromResult("c1", "")));
    assertThat(PlanBindings.arguments(call, Map.of("c1", TextNode.valueOf("plain"))))
        .contains(Json.object().put("text", "plain"));
  }
}

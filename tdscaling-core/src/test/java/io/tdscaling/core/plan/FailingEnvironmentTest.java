package io.tdscaling.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailingEnvironmentTest {
  private static final ToolRef FAILS = new ToolRef("shop", "get_order");
  private static final ToolRef WORKS = new ToolRef("shop", "list_orders");

  private final List<String> log = new ArrayList<>();
  private final FailingEnvironment environment =
      new FailingEnvironment(new Logging(), Map.of(FAILS, 2));

  @Test
  void call_firstCallsOfTheTool_failBeforeTheyReachTheEnvironment() {
    assertThat(environment.call(WORKS, Json.object()).error()).isFalse();
    ToolResult first = environment.call(FAILS, Json.object());
    assertThat(first.error()).isTrue();
    assertThat(first.content().at("/error/code").asText()).isEqualTo("temporarily_unavailable");
    assertThat(environment.call(FAILS, Json.object().put("other", 1))).isEqualTo(first);
    assertThat(log).containsExactly("call list_orders");
    assertThat(environment.call(FAILS, Json.object()).error()).isFalse();
    assertThat(environment.call(FAILS, Json.object()).error()).isFalse();
    assertThat(log).containsExactly("call list_orders", "call get_order", "call get_order");
  }

  @Test
  void everythingElse_isTheEnvironmentsOwn() {
    assertThat(environment.stateDigest()).isEqualTo("digest");
    assertThat(environment.effect(FAILS)).isEqualTo(EffectClass.DELETE);
    assertThat(environment.knownValues(FAILS, "id")).containsExactly(TextNode.valueOf("id"));
    environment.close();
    assertThat(log).containsExactly("close");
  }

  private final class Logging implements ToolEnvironment {
    @Override
    public ToolResult call(ToolRef tool, JsonNode arguments) {
      log.add("call " + tool.name());
      return ToolResult.ok(Json.object());
    }

    @Override
    public EffectClass effect(ToolRef tool) {
      return EffectClass.DELETE;
    }

    @Override
    public String stateDigest() {
      return "digest";
    }

    @Override
    public List<JsonNode> knownValues(ToolRef tool, String parameter) {
      return List.of(TextNode.valueOf(parameter));
    }

    @Override
    public void close() {
      log.add("close");
    }
  }
}

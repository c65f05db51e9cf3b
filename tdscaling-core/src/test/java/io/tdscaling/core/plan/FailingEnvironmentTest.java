package io.tdscaling.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.PermissionDenied;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.PlannedCall;
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
  private static final ToolRef FAILS = new ToolRef("orders", "get_order");
  private static final ToolRef WORKS = new ToolRef("orders", "list_orders");
  private static final PlannedCall CALL = new PlannedCall("c1", "get_order", Map.of());

  private final List<String> log = new ArrayList<>();
  private final FailingEnvironment environment = failing(new TransientFailure("c1", 2));

  private FailingEnvironment failing(Perturbation... failures) {
    Blueprint plan = Plans.of(List.of(failures), CALL);
    assertThat(plan.tools()).containsEntry("get_order", FAILS);
    return new FailingEnvironment(new Logging(), InjectedFailures.of(plan));
  }

  private static String error(ToolResult result) {
    assertThat(result.error()).isTrue();
    assertThat(result.content().at("/error/message").asText()).endsWith(".");
    return result.content().at("/error/code").asText();
  }

  @Test
  void call_rateLimited_worksAfterSoManyCalls() {
    FailingEnvironment limited = failing(new RateLimited("c1", 1));
    assertThat(error(limited.call(FAILS, Json.object()))).isEqualTo("rate_limited");
    assertThat(limited.call(FAILS, Json.object()).error()).isFalse();
  }

  @Test
  void call_failureForGood_neverReachesTheEnvironment() {
    FailingEnvironment down = failing(new TransientFailure("c1", 1), new PermanentFailure("c1"));
    assertThat(error(down.call(FAILS, Json.object()))).isEqualTo("temporarily_unavailable");
    for (int i = 0; i < 9; i++) {
      assertThat(error(down.call(FAILS, Json.object()))).isEqualTo("out_of_service");
    }
    assertThat(error(failing(new PermissionDenied("c1")).call(FAILS, Json.object())))
        .isEqualTo("permission_denied");
    assertThat(log).isEmpty();
  }

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

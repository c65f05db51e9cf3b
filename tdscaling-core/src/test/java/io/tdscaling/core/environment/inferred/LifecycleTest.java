package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Create, get, update, get, delete, get: whatever the id looks like, the world follows. */
class LifecycleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; order; order_id; {'type':'string'}",
        "2; order; order_id; {'type':'integer'}",
        "3; order; id; {'type':'string','format':'uuid'}",
        "4; task; taskId; {'type':'string','pattern':'^TSK-[0-9]{4}$'}",
        "5; task; task_key; {'type':'string'}",
        "6; sales invoice; invoice_id; {'anyOf':[{'type':'string'},{'type':'null'}]}",
        "7; gizmo; gizmoNumber; {'type':'integer','minimum':1,'maximum':999999}",
        "8; event; eventId; {'type':['string','null']}",
        "9; user; username; {'type':'string'}"
      })
  void call_createGetUpdateGetDeleteGet_followsFromWhatWasDone(
      long seed, String noun, String idName, String idSchema) {
    String name = noun.replace(' ', '_');
    String id = "'" + idName + "':" + idSchema;
    ToolSpec create = Tools.tool("s", "create_" + name, "'note':{'type':'string'}", "note");
    ToolSpec get = Tools.tool("s", "get_" + name, id, idName);
    ToolSpec update =
        Tools.tool("s", "update_" + name, id + ",'note':{'type':'string'}", idName, "note");
    ToolSpec delete = Tools.tool("s", "delete_" + name, id, idName);
    ToolEnvironment environment =
        Tools.factory().open(new EnvironmentRequest(List.of(create, get, update, delete), seed));

    SeededRandom random = new SeededRandom(seed);
    for (int round = 0; round < 12; round++) {
      String note = "note " + random.nextInt(1000);
      JsonNode made = thing(environment.call(create.ref(), Json.object().put("note", note)), name);
      ObjectNode named = named(get, idName, made, seed);
      assertThat(read(environment, get, named, name)).as("seed %d", seed).isEqualTo(note);

      ObjectNode changed = named.deepCopy().put("note", note + " changed");
      assertThat(environment.call(update.ref(), changed).error()).isFalse();
      assertThat(read(environment, get, named, name)).isEqualTo(note + " changed");

      if (random.chance(0.6)) {
        assertThat(environment.call(delete.ref(), named).error()).isFalse();
        assertThat(environment.call(get.ref(), named).error()).isTrue();
        assertThat(environment.call(update.ref(), changed).error()).isTrue();
        assertThat(environment.call(delete.ref(), named).error()).isTrue();
      }
    }
  }

  /** Returns arguments that name the thing by whichever of its fields fits the parameter. */
  private static ObjectNode named(ToolSpec get, String idName, JsonNode made, long seed) {
    Optional<JsonNode> id =
        Json.leaves(made).stream()
            .filter(
                value ->
                    Tools.VALIDATOR.accepts(
                        get.inputSchema(), Json.object().<ObjectNode>set(idName, value)))
            .findFirst();
    assertThat(id).as("seed %d, made %s", seed, made).isPresent();
    return Json.object().set(idName, id.orElseThrow());
  }

  private static String read(
      ToolEnvironment environment, ToolSpec get, ObjectNode named, String name) {
    return thing(environment.call(get.ref(), named), name).path("note").asText();
  }

  private static JsonNode thing(ToolResult result, String key) {
    assertThat(result.error()).as("%s", result).isFalse();
    return result.content().has(key) ? result.content().path(key) : result.content();
  }
}

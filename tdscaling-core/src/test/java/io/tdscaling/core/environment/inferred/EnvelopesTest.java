package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;

class EnvelopesTest {
  private static ToolSpec tool(String data) throws JsonProcessingException {
    String schema = "{\"type\":\"object\",\"properties\":{\"data\":" + data + "}}";
    return new ToolSpec(
        new ToolRef("s", "create_route"),
        "Creates.",
        Json.parse(schema),
        null,
        ToolAnnotations.NONE);
  }

  @Test
  void unwrapped_wrapper_itsMembersAreTheParameters() throws Exception {
    ToolSpec tool =
        tool(
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}},\"required\":[\"id\"]}");
    Envelopes envelopes = Envelopes.of(tool, "route");
    assertThat(envelopes.unwrapped(tool).inputSchema().path("properties").has("id")).isTrue();
    assertThat(envelopes.unwrapped(Json.parse("{\"data\":{\"id\":\"7\"}}")))
        .isEqualTo(Json.parse("{\"id\":\"7\"}"));
  }

  @Test
  void of_wrapperThatAReferencePointsInto_isLeftAsItIs() throws Exception {
    ToolSpec tool =
        tool(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},"
                + "\"b\":{\"$ref\":\"#/properties/data/properties/a\"}}}");
    assertThat(Envelopes.of(tool, "route").names()).isEmpty();
    assertThat(Envelopes.of(tool, "route").unwrapped(tool)).isSameAs(tool);
  }
}

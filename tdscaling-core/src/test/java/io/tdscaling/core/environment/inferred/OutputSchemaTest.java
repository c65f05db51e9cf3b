package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutputSchemaTest {
  private final ToolSpec read =
      Tools.answering(
          Tools.tool("shop", "get_product", "'product_id':{'type':'string'}", "product_id"),
          "{'type':'object','additionalProperties':false,'required':['data','ok'],'properties':{"
              + "'ok':{'type':'boolean'},'data':{'type':'object','required':['id','name','grade'],"
              + "'properties':{'id':{'type':'string'},'name':{'type':'string'},"
              + "'grade':{'type':'string','enum':['A','B']}}}}}");
  private final ToolSpec search =
      Tools.answering(
          Tools.tool("shop", "search_products", "'query':{'type':'string'}"),
          "{'type':'object','additionalProperties':false,'required':['hits','total'],'properties':{"
              + "'total':{'type':'integer'},'hits':{'type':'array','minItems':0,'items':{"
              + "'type':'object','required':['id','name'],'properties':{'id':{'type':'string'},"
              + "'name':{'type':'string'}}}}}}");
  private final ToolSpec impossible =
      Tools.answering(
          Tools.tool("shop", "get_price", ""),
          "{'type':'object','required':['a'],'properties':{'a':{'type':'string','minLength':5,"
              + "'maxLength':2}}}");

  private final ToolEnvironment shop =
      Tools.factory().open(new EnvironmentRequest(List.of(read, search), 3));

  @Test
  void call_outputSchemaGiven_conformsAndTellsTheTruth() {
    JsonNode id = shop.knownValues(read.ref(), "product_id").get(0);
    ToolResult result = shop.call(read.ref(), Tools.json("{'product_id':" + id + "}"));

    assertThat(result.error()).isFalse();
    assertThat(
            Tools.VALIDATOR.accepts(Objects.requireNonNull(read.outputSchema()), result.content()))
        .isTrue();
    assertThat(result.content().path("data").path("id")).isEqualTo((Object) id);
  }

  @Test
  void call_listInOutputSchema_holdsWhatWasFound() {
    ToolResult result = shop.call(search.ref(), Tools.json("{}"));
    JsonNode hits = result.content().path("hits");

    assertThat(hits.size()).isEqualTo(result.content().path("total").asInt());
    assertThat(shop.knownValues(read.ref(), "product_id"))
        .containsExactlyElementsOf(hits.findValues("id"));
    ToolResult none = shop.call(search.ref(), Tools.json("{'query':'xyzzy'}"));
    assertThat(none.content().path("hits").isEmpty()).isTrue();
    assertThat(none.content().path("total").asInt()).isZero();
  }

  @Test
  void unsupported_outputSchemaCannotBeMet_saysSo() {
    assertThat(Tools.factory().unsupported(impossible))
        .contains("no result was found that fits its output schema");
    assertThat(Tools.factory().unsupported(read)).isEmpty();
  }
}

package io.tdscaling.api.tool;

import static io.tdscaling.api.Samples.json;
import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.tool;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolRecordsTest {
  @Test
  void toolRef_blankPart_isRefused() {
    assertRefused(() -> new ToolRef("", "n"), "service must not be blank, got \"\"");
    assertRefused(() -> new ToolRef("s", "\t"), "tool name must not be blank, got \"\t\"");
  }

  @Test
  void toolRef_order_isByServiceThenName() {
    assertThat(Stream.of(ref("b", "a"), ref("a", "b"), ref("a", "a"), ref("B", "z")).sorted())
        .containsExactly(ref("B", "z"), ref("a", "a"), ref("a", "b"), ref("b", "a"));
    assertThat(ref("rail", "search")).hasToString("rail/search");
  }

  @Test
  void toolSpec_schemaThatIsNoObject_isRefused() {
    assertRefused(
        () -> spec("[]", "{}"), "inputSchema of tool s/n must be a JSON object, got ARRAY");
    assertRefused(
        () -> spec("{}", "true"), "outputSchema of tool s/n must be a JSON object, got BOOLEAN");
  }

  @Test
  void toolSpec_schemaChangedAfterwards_keepsItsOwn() {
    ObjectNode schema = (ObjectNode) json("{'type': 'object'}");
    ToolSpec spec = new ToolSpec(ref("s", "n"), "", schema, schema, ToolAnnotations.NONE);
    schema.put("type", "array");
    assertThat(spec.inputSchema()).isEqualTo(json("{'type': 'object'}"));
    assertThat(spec.outputSchema()).isEqualTo(json("{'type': 'object'}"));
  }

  @Test
  void toolSpec_json_roundTripsAndTellsAbsentHintsFromFalse() {
    String text =
        "{'ref':{'service':'s','name':'n'},'description':'Does.','inputSchema':{'type':'object'},"
            + "'outputSchema':{},'annotations':{'readOnlyHint':false,'openWorldHint':true}}";
    ToolSpec spec = read(text, ToolSpec.class);
    assertThat(spec.annotations()).isEqualTo(new ToolAnnotations(false, null, null, true));
    assertThat(write(spec)).isEqualTo(text.replace('\'', '"'));
  }

  @Test
  void toolSpec_withoutOutputSchema_roundTripsThroughJson() {
    ToolSpec spec = tool("s", "n");
    assertThat(read(write(spec), ToolSpec.class)).isEqualTo(spec);
  }

  @Test
  void serviceSpec_withoutDeclaration_roundTripsThroughJson() {
    ServiceSpec service = service("s");
    assertThat(read(write(service), ServiceSpec.class)).isEqualTo(service);
  }

  @Test
  void toolAnnotations_none_saysNothing() {
    assertThat(write(ToolAnnotations.NONE)).isEqualTo("{}");
    assertThat(read("{}", ToolAnnotations.class)).isEqualTo(ToolAnnotations.NONE);
  }

  @Test
  void serviceSpec_toolOfAnother_isRefused() {
    assertRefused(
        () -> service("rail", tool("bus", "get")), "tool bus/get does not belong to service rail");
  }

  @Test
  void serviceSpec_toolNamedTwice_isRefused() {
    assertRefused(
        () -> service("rail", tool("rail", "get"), tool("rail", "get")),
        "service rail has two tools named \"get\"");
  }

  @Test
  void serviceSpec_blankId_isRefused() {
    assertRefused(() -> service(" "), "service id must not be blank, got \" \"");
  }

  @Test
  void serviceSpec_inputsChangedAfterwards_keepsItsOwn() {
    List<String> domains = new ArrayList<>(List.of("travel"));
    List<ToolSpec> tools = new ArrayList<>(List.of(tool("rail", "get")));
    ObjectNode declaration = (ObjectNode) json("{'a': 1}");
    ServiceSpec service = new ServiceSpec("rail", "Rail", "", domains, tools, declaration);
    domains.clear();
    tools.clear();
    declaration.removeAll();
    assertThat(service.domains()).containsExactly("travel");
    assertThat(service.tools()).hasSize(1);
    assertThat(service.declaration()).isEqualTo(json("{'a': 1}"));
  }

  @Test
  void serviceSpec_withTools_changesNothingElse() {
    ServiceSpec service =
        new ServiceSpec("rail", "Rail", "d", List.of("travel"), List.of(), json("{'a': 1}"));
    ServiceSpec changed = service.withTools(List.of(tool("rail", "get")));
    assertThat(changed.tools()).hasSize(1);
    assertThat(changed.withTools(List.of())).isEqualTo(service);
  }

  @Test
  void catalog_twoServicesWithOneId_isRefused() {
    assertRefused(
        () -> ToolCatalog.of(List.of(service("rail"), service("rail"))),
        "two services have the id \"rail\"");
  }

  @Test
  void catalog_keepsTheOrderRead() {
    ToolCatalog catalog =
        ToolCatalog.of(
            List.of(service("z", tool("z", "b"), tool("z", "a")), service("a", tool("a", "x"))));
    assertThat(catalog.size()).isEqualTo(3);
    assertThat(catalog.services()).extracting(ServiceSpec::id).containsExactly("z", "a");
    assertThat(catalog.tools())
        .extracting(ToolSpec::ref)
        .containsExactly(ref("z", "b"), ref("z", "a"), ref("a", "x"));
    assertThat(catalog.tool(ref("z", "a"))).contains(tool("z", "a"));
    assertThat(catalog.tool(ref("z", "x"))).isEmpty();
    assertThat(catalog.service("a")).isPresent();
    assertThat(catalog.service("b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.b", "naïve", "a\n"})
  void offeredTool_nameThatChatProtocolsRefuse_isRefused(String name) {
    assertRefused(
        () -> new OfferedTool(name, tool("s", "n")),
        "offered tool name must be 1 to 64 characters of [A-Za-z0-9_-], got \"" + name + "\"");
  }

  @Test
  void offeredTool_nameLength_isAtMost64() {
    assertThat(new OfferedTool("n".repeat(64), tool("s", "n")).name()).hasSize(64);
    assertThatThrownBy(() -> new OfferedTool("n".repeat(65), tool("s", "n")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toolResult_contentChangedAfterwards_keepsItsOwn() {
    ObjectNode content = (ObjectNode) json("{'a': 1}");
    ToolResult result = ToolResult.ok(content);
    content.put("a", 2);
    assertThat(result).isEqualTo(new ToolResult(json("{'a': 1}"), false));
  }

  @Test
  void toolResult_error_hasCodeAndMessage() {
    assertThat(ToolResult.error("not_found", "No such trip."))
        .isEqualTo(
            new ToolResult(
                json("{'error': {'code': 'not_found', 'message': 'No such trip.'}}"), true));
  }

  @Test
  void catalogProblem_toString_leavesOutTheLineWhereThereIsNone() {
    assertThat(new CatalogProblem("a.jsonl", 3, "no name")).hasToString("a.jsonl:3: no name");
    assertThat(new CatalogProblem("a.json", 0, "no name")).hasToString("a.json: no name");
    assertRefused(() -> new CatalogProblem("a", -1, "r"), "line must not be negative, got -1");
  }

  @Test
  void toolSource_ofServices_loadsThemWithoutProblems() throws IOException {
    ToolSource.Loaded loaded = ToolSource.of(service("b"), service("a")).load();
    assertThat(loaded.services()).extracting(ServiceSpec::id).containsExactly("b", "a");
    assertThat(loaded.problems()).isEmpty();
  }

  @Test
  void effectClass_readsOnly_isTrueOfThreeClasses() {
    assertThat(Stream.of(EffectClass.values()).filter(EffectClass::readsOnly))
        .containsExactly(EffectClass.READ, EffectClass.SEARCH, EffectClass.COMPUTE);
  }

  private static ToolRef ref(String service, String name) {
    return new ToolRef(service, name);
  }

  private static ToolSpec spec(String inputSchema, String outputSchema) {
    return new ToolSpec(
        ref("s", "n"), "", json(inputSchema), json(outputSchema), ToolAnnotations.NONE);
  }

  private static ServiceSpec service(String id, ToolSpec... tools) {
    return new ServiceSpec(id, id, "", List.of(), List.of(tools), null);
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}

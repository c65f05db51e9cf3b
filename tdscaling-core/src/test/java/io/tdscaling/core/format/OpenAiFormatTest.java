package io.tdscaling.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Recorder;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiFormatTest {
  private final Trajectory trajectory = Samples.cancellation(4).trajectory();

  @Test
  void write_trajectory_givesGoldenFile() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("golden-record.json")) {
      String expected =
          new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(Json.pretty(OpenAiFormat.write(trajectory)) + "\n").isEqualTo(expected);
    }
  }

  @Test
  void readExported_writtenText_givesSameTrajectoryAndText() throws Exception {
    String text = Json.compact(OpenAiFormat.write(trajectory));

    Trajectory read = OpenAiFormat.readExported(Json.parse(text));

    assertThat(read).isEqualTo(trajectory);
    assertThat(Json.compact(OpenAiFormat.write(read))).isEqualTo(text);
  }

  @Test
  void prompts_whereThereAreAny_areWrittenAndReadBack() throws Exception {
    assertThat(OpenAiFormat.write(trajectory).path("metadata").has("prompts")).isFalse();

    TreeMap<String, String> prompts = new TreeMap<>(Map.of("user", "user@2:0123456789abcdef"));
    Trajectory led = Samples.withPrompts(trajectory, prompts);

    JsonNode written = OpenAiFormat.write(led);
    assertThat(written.at("/metadata/prompts/user").asText()).isEqualTo("user@2:0123456789abcdef");
    assertThat(OpenAiFormat.readExported(Json.parse(Json.compact(written)))).isEqualTo(led);
  }

  @Test
  void readExported_oddArguments_comeBackAsTheyWere() throws Exception {
    List<JsonNode> odd =
        List.of(
            TextNode.valueOf("{\"a\":"),
            TextNode.valueOf("{}"),
            TextNode.valueOf(""),
            TextNode.valueOf("\"quoted\""),
            NullNode.getInstance(),
            IntNode.valueOf(5),
            Json.array().add(1.5));
    for (JsonNode arguments : odd) {
      ToolCall call = new ToolCall("x", "find_orders", arguments);
      Trajectory written =
          Samples.withMessages(
              trajectory, List.of(new AssistantMessage("Let me see.", List.of(call))));

      Trajectory read = OpenAiFormat.readExported(reparsed(written));

      assertThat(read.messages()).isEqualTo(written.messages());
    }
  }

  @Test
  void write_argumentsTooDeepForJson_saysSoInsteadOfFailing() {
    JsonNode deep = Json.object();
    for (int i = 0; i < 1500; i++) {
      deep = Json.array().add(deep);
    }
    ToolCall call = new ToolCall("x", "find_orders", deep);
    Trajectory hostile =
        Samples.withMessages(trajectory, List.of(new AssistantMessage("", List.of(call))));

    JsonNode written = OpenAiFormat.write(hostile);

    assertThat(written.at("/messages/0/tool_calls/0/function/arguments").asText())
        .isEqualTo("(arguments too deep to be written)");
  }

  @Test
  void readExported_withCatalog_takesItsSpecs() throws Exception {
    ToolSpec known = withOutputSchema(OrderDesk.tools().get(0).spec());

    Trajectory read =
        OpenAiFormat.readExported(
            reparsed(trajectory),
            ref -> ref.equals(known.ref()) ? Optional.of(known) : Optional.empty());

    assertThat(read.tools().get(0).spec()).isSameAs(known);
    assertThat(read.tools().get(1)).isEqualTo(OrderDesk.tools().get(1));
  }

  @Test
  void readExported_toolUnlikeCatalog_isRefused() throws Exception {
    ObjectNode record = (ObjectNode) reparsed(trajectory);
    ((ObjectNode) record.at("/tools/0/function/parameters")).remove("required");

    assertRefused(
        record, "tools[0].function.parameters must be as in the catalog's orders/find_orders");

    ((ObjectNode) record.at("/tools/0/function")).put("description", "Evil.");
    assertRefused(
        record,
        "tools[0].function.description must be as in the catalog's orders/find_orders, got \"Evil.\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /messages|5|messages must be an array, got 5
          /messages/0|"x"|messages[0] must be an object, got "x"
          /messages/1/role|"bot"|messages[1].role must be system, user, assistant or tool, got "bot"
          /messages/1/content|null|messages[1].content must be a string, got null
          /messages/2/content|7|messages[2].content must be a string, got 7
          /messages/2/tool_calls|{}|messages[2].tool_calls must be an array, got an object
          /messages/2/tool_calls/0/id|1|messages[2].tool_calls[0].id must be a string, got 1
          /messages/2/tool_calls/0/type|"x"|messages[2].tool_calls[0].type must be "function", got "x"
          /messages/2/tool_calls/0/function|[]|messages[2].tool_calls[0].function must be an object, got an array
          /messages/2/tool_calls/0/function/arguments|{}|messages[2].tool_calls[0].function.arguments must be a string, got an object
          /messages/3/tool_call_id|null|messages[3].tool_call_id must be a string, got null
          /tools/0/function/name|"a b"|tools[0].function.name must be a member of metadata.tools, got "a b"
          /metadata|[]|metadata must be an object, got an array
          /metadata/id|4|metadata.id must be a string, got 4
          /metadata/seed|1.5|metadata.seed must be a 64-bit integer, got 1.5
          /metadata/seed|18446744073709551616|metadata.seed must be a 64-bit integer, got 18446744073709551616
          /metadata/index|-1|metadata.index must not be negative, got -1
          /metadata/usage/prompt|-2|metadata.usage.prompt must not be negative, got -2
          /metadata/domains/orders|true|metadata.domains["orders"] must be a string, got true
          /metadata/tools/get_order/name|" "|metadata.tools["get_order"]: tool name must not be blank, got " "
          /metadata/notes/0/message|9999999999|metadata.notes[0].message must be the position of a message, got 9999999999
          /metadata/notes/0/act|"sing"|metadata.notes[0].act must be one of call, ask, confirm, answer, refuse, talk, got "sing"
          /metadata/notes/0/calls/0/error|"no"|metadata.notes[0].calls[0].error must be a boolean, got "no"
          /metadata/notes/0/calls/0/effect|"boom\\u001b[31m"|metadata.notes[0].calls[0].effect must be one of read, search, create, update, delete, notify, compute, code, got "boom\\u001b[31m"
          """)
  void readExported_badValue_isNamedWithItsPlace(String pointer, String value, String message)
      throws Exception {
    JsonNode record = reparsed(trajectory);
    set(record, pointer, Json.parse(value));

    assertRefused(record, message);
  }

  @Test
  void readExported_notAnObject_isRefused() {
    assertRefused(Json.array(), "the record must be an object, got an array");
  }

  @Test
  void readExported_toolNameThatProtocolsRefuse_isRefused() throws Exception {
    ObjectNode record = (ObjectNode) reparsed(trajectory);
    set(record, "/tools/0/function/name", TextNode.valueOf("a b"));
    ((ObjectNode) record.at("/metadata/tools"))
        .set("a b", record.at("/metadata/tools/find_orders").deepCopy());

    assertRefused(
        record,
        "tools[0].function.name: offered tool name must be 1 to 64 characters of [A-Za-z0-9_-], got"
            + " \"a b\"");
  }

  @Test
  void read_exportAndForeignRecord_tellsThemApart() throws Exception {
    assertThat(OpenAiFormat.read(reparsed(trajectory), 99)).isEqualTo(trajectory);
    JsonNode foreign = Json.parse("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    assertThat(OpenAiFormat.read(foreign, 99).provenance().index()).isEqualTo(99);
  }

  static void set(JsonNode record, String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = record.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
    } else {
      ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(last), value);
    }
  }

  private static void assertRefused(JsonNode record, String message) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(
            () ->
                OpenAiFormat.readExported(
                    record,
                    ref ->
                        OrderDesk.tools().stream()
                            .map(OfferedTool::spec)
                            .filter(spec -> spec.ref().equals(ref))
                            .findFirst()))
        .withMessage(message);
  }

  private static ToolSpec withOutputSchema(ToolSpec spec) {
    JsonNode schema = Recorder.arguments("type", "object");
    return new ToolSpec(
        spec.ref(), spec.description(), spec.inputSchema(), schema, ToolAnnotations.NONE);
  }

  private static JsonNode reparsed(Trajectory trajectory) throws JsonProcessingException {
    return Json.parse(Json.compact(OpenAiFormat.write(trajectory)));
  }
}

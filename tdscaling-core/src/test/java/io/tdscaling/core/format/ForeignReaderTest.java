package io.tdscaling.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.Recorder;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignReaderTest {
  private static final JsonNode SCHEMA = Recorder.arguments("type", "object");

  @Test
  void readForeign_messagesOnly_leavesTheRestEmpty() throws Exception {
    Trajectory read = read("{'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(read.id()).isEqualTo("record-3");
    assertThat(read.messages()).containsExactly(new UserMessage("Hi"));
    assertThat(read.tools()).isEmpty();
    assertThat(read.notes()).isEmpty();
    assertThat(read.domains()).isEmpty();
    assertThat(read.endState()).isEmpty();
    assertThat(read.provenance().index()).isEqualTo(3);
  }

  @Test
  void readForeign_everyRole_isRead() throws Exception {
    Trajectory read =
        read(
            "{'id':8,'messages':[{'role':'developer','content':[{'type':'text','text':'Be'},'kind',"
                + "{'type':'image_url'}]},{'role':'user','content':'Hi'},"
                + "{'role':'assistant','content':null,'tool_calls':[{'id':'a','type':'function',"
                + "'function':{'name':'x.y','arguments':{'k':1}}},{'function':{'name':'z'}}]},"
                + "{'role':'tool','tool_call_id':'a','name':'x.y','content':'1'},"
                + "{'role':'tool','content':'2'},"
                + "{'role':'assistant','function_call':{'name':'old','arguments':'{oops'}},"
                + "{'role':'function','name':'old','content':'3'},"
                + "{'role':'tool','content':'4'}]}");

    assertThat(read.id()).isEqualTo("8");
    assertThat(read.messages())
        .containsExactly(
            new SystemMessage("Be\nkind\n[image_url]"),
            new UserMessage("Hi"),
            new AssistantMessage(
                "",
                List.of(
                    new ToolCall("a", "x_y", Recorder.arguments("k", 1)),
                    new ToolCall("call_2", "z", Json.object()))),
            new ToolMessage("a", "x_y", "1"),
            new ToolMessage("call_2", "", "2"),
            new AssistantMessage(
                "", List.of(new ToolCall("call_3", "old", TextNode.valueOf("{oops")))),
            new ToolMessage("call_3", "old", "3"),
            new ToolMessage("", "", "4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'tools':[{'type':'function','function':{'name':'a.b','description':'D','parameters':%S}}]",
        "'tools':[{'name':'a.b','description':'D','parameters':%S}]",
        "'tools':[{'name':'a.b','description':'D','inputSchema':%S}]",
        "'tools':[{'name':'a.b','description':'D','input_schema':%S}]",
        "'functions':[{'name':'a.b','description':'D','parameters':%S}]",
        "'tools':null,'functions':[{'name':'a.b','description':'D','parameters':%S}]",
        "'tools':'[{\\'name\\':\\'a.b\\',\\'description\\':\\'D\\',\\'parameters\\':{\\'type\\':\\'object\\'}}]'",
      })
  void readForeign_toolsOfAnyShape_areRead(String tools) throws Exception {
    Trajectory read =
        read(
            "{'messages':[{'role':'user','content':'Hi'}],"
                + tools.replace("%S", "{'type':'object'}")
                + "}");

    assertThat(read.tools()).hasSize(1);
    assertThat(read.tools().get(0).name()).isEqualTo("a_b");
    assertThat(read.tools().get(0).spec().ref()).hasToString("dataset/a.b");
    assertThat(read.tools().get(0).spec().description()).isEqualTo("D");
    assertThat(read.tools().get(0).spec().inputSchema()).isEqualTo(SCHEMA);
  }

  @Test
  void readForeign_toolWithoutParameters_takesAny() throws Exception {
    Trajectory read =
        read("{'messages':[{'role':'user','content':'Hi'}],'tools':[{'name':'ping'}]}");

    assertThat(read.tools().get(0).spec().inputSchema()).isEqualTo(Json.object());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []|the record must be an object, got an array
          {}|messages must be an array, got nothing
          {'messages':[]}|messages must not be empty
          {'messages':[7]}|messages[0] must be an object, got 7
          {'messages':[{}]}|messages[0].role must be a string, got nothing
          {'messages':[{'role':'x'}]}|messages[0].role must be system, developer, user, assistant, tool or function, got "x"
          {'messages':[{'role':'user','content':{}}]}|messages[0].content must be a string, got an object
          {'messages':[{'role':'user','content':[5]}]}|messages[0].content[0].type must be a string, got nothing
          {'messages':[{'role':'assistant','tool_calls':[{}]}]}|messages[0].tool_calls[0].function must be an object, got nothing
          {'messages':[{'role':'user'}],'tools':'x'}|tools must be an array, got "x"
          {'messages':[{'role':'user'}],'tools':[{'name':''}]}|tools[0].name: tool name must not be blank, got ""
          {'messages':[{'role':'user'}],'tools':[{'name':'a','parameters':1}]}|tools[0].parameters must be an object, got 1
          {'messages':[{'role':'user'}],'tools':[{'name':'a'},{'name':'a'}]}|tools[1] must not define "a" again, got an object
          """)
  void readForeign_malformed_isNamedWithItsPlace(String json, String message) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(json))
        .withMessage(message);
  }

  private static Trajectory read(String json) throws FormatException, JsonProcessingException {
    // Apostrophes stand for quotes; \' for quotes inside strings.
    String quoted = json.replace("\\'", "\\\"").replace('\'', '"');
    return OpenAiFormat.readForeign(Json.parse(quoted), 3);
  }
}

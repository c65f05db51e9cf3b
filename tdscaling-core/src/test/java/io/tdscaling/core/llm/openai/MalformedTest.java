package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTest extends Fixture {
  @Test
  void truncatedJsonIsMalformed() {
    answer(200, HELLO.substring(0, 60).strip());

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with \""
            + HELLO.substring(0, 60).strip()
            + "\"");
  }

  @Test
  void htmlIsMalformed() {
    answer(200, "<html>\n<body>Welcome</body></html>");

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with"
            + " \"<html>\\u000a<body>Welcome</body></html>\"");
  }

  @Test
  void htmlIsMalformedAsAStreamToo() {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html")
            .body("<html></html>")
            .build());

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with \"<html></html>\"",
        true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{}", "{\"choices\": []}", "{\"choices\": [{}]}"})
  void answerWithoutMessageIsMalformed(String body) {
    answer(200, body);

    assertFails(Reason.MALFORMED_REPLY, "URL gave no answer: there is no choices[0].message");
  }

  @Test
  void repeatedMembersAreMalformed() {
    answer(200, "{\"choices\": [], \"choices\": []}");

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with \"{\"choices\": [], \"choices\": []}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'content': 7}|content is not a text",
        "{'content': null, 'tool_calls': 7}|tool_calls is not a list"
      })
  void messageOfAnotherShapeIsMalformed(String message, String problem) {
    answer(200, json("{'choices': [{'message': %s}]}".formatted(message)).toString());

    assertFails(Reason.MALFORMED_REPLY, "URL gave no answer: " + problem);
  }

  @Test
  void callsWithoutEndAreMalformed() {
    String calls = "[" + "{},".repeat(1_024) + "{}]";
    answer(200, "{\"choices\": [{\"message\": {\"tool_calls\": " + calls + "}}]}");

    assertFails(Reason.MALFORMED_REPLY, "URL gave no answer: there are more than 1024 tool calls");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void invalidUtf8IsMalformed(boolean streaming) {
    Buffer body = new Buffer().writeUtf8("data: {\"choices\": \"").writeByte(0xC3).writeUtf8("\"}");
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", streaming ? "text/event-stream" : "application/json")
            .body(body)
            .build());

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: " + (streaming ? "the stream is not UTF-8" : "it is not UTF-8"),
        streaming);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerOfTwentyMegabytesIsTooLarge(boolean streaming) {
    String text = "x".repeat(20_000_000);
    if (streaming) {
      stream(text);
    } else {
      answer(200, saying(text));
    }
    assertFails(
        Reason.TOO_LARGE,
        "URL gave no answer: the answer is larger than 16777216 bytes",
        streaming);
  }

  @Test
  void answerOfTwentyMegabytesOfUnknownLengthIsTooLarge() {
    server.enqueue(json(200, "").chunkedBody(saying("x".repeat(20_000_000)), 1 << 20).build());

    assertFails(Reason.TOO_LARGE, "URL gave no answer: the answer is larger than 16777216 bytes");
  }

  @Test
  void answerAsLargeAsAllowedIsTaken() throws Exception {
    answer(200, HELLO);
    try (OpenAiCompatibleClient client = builder().largestAnswer(HELLO.length()).build()) {
      assertThat(client.complete(question()).message().text()).isEqualTo("Hello");
    }
    answer(200, HELLO);
    LlmException failure = failure(builder().largestAnswer(HELLO.length() - 1));
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }
}

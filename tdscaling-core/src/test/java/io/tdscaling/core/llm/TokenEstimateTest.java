package io.tdscaling.core.llm;

import static io.tdscaling.core.llm.LlmSamples.request;
import static io.tdscaling.core.llm.LlmSamples.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEstimateTest {
  @ParameterizedTest
  @CsvSource({"'',0", "a,1", "abc,1", "abcd,2", "äb,1", "äöü,2", "漢字,2", "😀,2", "\ud83d,1"})
  void text_isATokenPerThreeBytes(String text, long tokens) {
    assertThat(TokenEstimate.text(text)).isEqualTo(tokens);
  }

  @Test
  void text_ofAnyCharacters_countsTheirBytes() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        int codePoint = random.nextInt(1 << random.between(1, 17));
        text.appendCodePoint(codePoint >= 0xD800 && codePoint < 0xE000 ? 'x' : codePoint);
      }
      int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
      assertThat(TokenEstimate.text(text.toString())).isEqualTo((bytes + 2) / 3);
    }
  }

  @Test
  void prompt_countsEveryPart() {
    List<Message> messages =
        List.of(
            new SystemMessage("123456"),
            new UserMessage("123"),
            new AssistantMessage(
                "123", List.of(new ToolCall("id1", "nam", Json.object().put("a", 1))), "123456789"),
            new ToolMessage("id1", "nam", "123"));
    LlmRequest request = request(messages, 0);

    int assistant = 8 + 1 + 3 + 16 + (3 + 3 + 7 + 2) / 3;
    assertThat(TokenEstimate.prompt(request))
        .isEqualTo(16 + (8 + 2) + (8 + 1) + assistant + (8 + 1 + 2));
    assertThat(TokenEstimate.most(request)).isEqualTo(TokenEstimate.prompt(request) + 100);
  }

  @Test
  void prompt_countsToolsAndSchema() {
    LlmRequest plain = request(0);
    OfferedTool tool = tool("abc", "123456");
    LlmRequest withTools =
        new LlmRequest(plain.messages(), List.of(tool, tool), plain.parameters(), plain.purpose());
    int bytes = 3 + 6 + tool.spec().inputSchema().toString().length();

    assertThat(TokenEstimate.prompt(withTools) - TokenEstimate.prompt(plain))
        .isEqualTo(2 * (16 + (bytes + 2) / 3));
    assertThat(
            TokenEstimate.prompt(plain.answering(Json.object().put("type", "object")))
                - TokenEstimate.prompt(plain))
        .isEqualTo(16 + 6);
  }

  @Test
  void prompt_longerConversation_isMore() {
    assertThat(TokenEstimate.prompt(request("a".repeat(30_000), 0)))
        .isEqualTo(TokenEstimate.prompt(request("", 0)) + 10_000);
  }
}

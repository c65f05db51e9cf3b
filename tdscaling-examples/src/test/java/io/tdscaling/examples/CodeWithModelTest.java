package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.llm.LlmModel;
import io.tdscaling.sandbox.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model acts out plans that are programming: what it writes is executed. */
class CodeWithModelTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Another way than the family's own. */
  private static final String RIGHT =
      """
      def leap(y):
          return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

      years = list(map(int, open('years.txt').read().split()))
      print(len([y for y in years if leap(y)]))
      """;

  private static final String WRONG = "print(len(open('years.txt').read().split()))";

  private static List<Attempt> attempts(String program) throws Exception {
    List<Attempt> attempts = new ArrayList<>();
    LlmClient model =
        request ->
            new LlmReply(next(request, program), LlmReply.Finish.STOP, new TokenUsage(9, 9, 0, 0));
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(1).withMaxAttempts(1))
            .seed(3)
            .codeTool(
                Sandboxes.embedded().withFamilies(List.of(new CodeTrajectories.LeapYears())), 1)
            .llm(LlmRole.ASSISTANT, LlmModel.named("m", model))
            .sink(attempts::add)
            .build()) {
      synthesizer.run();
    }
    return attempts;
  }

  private static AssistantMessage next(LlmRequest request, String program) {
    Message last = request.messages().get(request.messages().size() - 1);
    if (last instanceof ToolMessage result) {
      return AssistantMessage.saying("I count " + printed(result) + ".");
    }
    var code = MAPPER.createObjectNode().put("code", program);
    return new AssistantMessage("", List.of(new ToolCall("call_1", "run_python", code)));
  }

  private static String printed(ToolMessage result) {
    try {
      return MAPPER.readTree(result.text()).path("stdout").asText().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void run_modelThatGoesAnotherWay_isAccepted() throws Exception {
    assertThat(attempts(RIGHT)).extracting(Attempt::verdict).containsExactly(Verdict.pass());
  }

  @Test
  void run_modelWhoseProgramIsWrong_isRejected() throws Exception {
    assertThat(attempts(WRONG))
        .hasSize(1)
        .allSatisfy(
            attempt ->
                assertThat(((Verdict.Rejected) attempt.verdict()).rule())
                    .isEqualTo("facts.unfounded"));
  }
}

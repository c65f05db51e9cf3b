package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * No call is made again and again for the same answer: at most {@value #MOST} times in a row, or as
 * often as the plan calls the tool.
 */
final class CallLoopRule implements Rule {
  private static final int MOST = 3;

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    Map<String, String> answers = answers(request.trajectory().messages());
    String last = "";
    int times = 0;
    for (CallStep step : CallStep.of(request.trajectory())) {
      for (ToolCall call : step.calls()) {
        String made = call.name() + '\n' + call.arguments() + '\n' + answers.get(call.id());
        times = made.equals(last) ? times + 1 : 1;
        last = made;
        if (times > MOST && times > planned(call, request)) {
          return Faults.ofAssistant("structure.call-loop", step.message(), reason(call, times));
        }
      }
    }
    return Optional.empty();
  }

  private static String reason(ToolCall call, int times) {
    return String.format(
        Locale.ROOT,
        "%s is called %d times in a row with the same arguments and the same answer",
        Excerpt.of(call.name()),
        times);
  }

  private static long planned(ToolCall call, Examination request) {
    return request.blueprint().calls().stream()
        .filter(planned -> planned.tool().equals(call.name()))
        .count();
  }

  private static Map<String, String> answers(List<Message> messages) {
    Map<String, String> answers = new HashMap<>();
    for (Message message : messages) {
      if (message instanceof ToolMessage answer) {
        answers.put(answer.callId(), answer.text());
      }
    }
    return answers;
  }
}

package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every call has an id of its own and one answer, before anyone else speaks; no answer is without
 * its call.
 */
final class CallAnswerRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    Walk walk = new Walk();
    List<Message> messages = request.trajectory().messages();
    for (int step = 0; step < messages.size(); step++) {
      Optional<Verdict.Rejected> broken = walk.take(step, messages.get(step));
      if (broken.isPresent()) {
        return broken;
      }
    }
    return walk.unanswered();
  }

  /** Where in the conversation the check stands. */
  private static final class Walk {
    private final Set<String> used = new HashSet<>();
    private final Map<String, ToolCall> open = new LinkedHashMap<>();
    private int caller;

    Optional<Verdict.Rejected> take(int step, Message message) {
      if (message instanceof ToolMessage answer) {
        return answer(step, answer);
      }
      if (!open.isEmpty()) {
        return unanswered();
      }
      return message instanceof AssistantMessage said ? calls(step, said) : Optional.empty();
    }

    Optional<Verdict.Rejected> unanswered() {
      return open.values().stream()
          .findFirst()
          .flatMap(
              call -> {
                String reason =
                    "call %s of %s has no answer"
                        .formatted(Excerpt.quoted(call.id()), Excerpt.of(call.name()));
                return Faults.of("structure.unanswered-call", caller, Party.TOOL, reason);
              });
    }

    private Optional<Verdict.Rejected> calls(int step, AssistantMessage said) {
      caller = step;
      for (ToolCall call : said.toolCalls()) {
        if (call.id().isBlank() || !used.add(call.id())) {
          String reason = "call id " + Excerpt.quoted(call.id()) + " is blank or used before";
          return Faults.ofAssistant("structure.duplicate-call-id", step, reason);
        }
        open.put(call.id(), call);
      }
      return Optional.empty();
    }

    private Optional<Verdict.Rejected> answer(int step, ToolMessage answer) {
      ToolCall call = open.remove(answer.callId());
      if (call == null) {
        String reason =
            "the answer to call " + Excerpt.quoted(answer.callId()) + " follows no such open call";
        return Faults.of("structure.orphan-answer", step, Party.TOOL, reason);
      }
      if (!answer.name().isEmpty() && !answer.name().equals(call.name())) {
        String reason =
            "the answer of %s answers a call of %s"
                .formatted(Excerpt.quoted(answer.name()), Excerpt.quoted(call.name()));
        return Faults.of("structure.orphan-answer", step, Party.TOOL, reason);
      }
      return Optional.empty();
    }
  }
}

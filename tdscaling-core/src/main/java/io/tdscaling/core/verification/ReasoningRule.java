package io.tdscaling.core.verification;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The assistant's reasoning names no identifier that was not in the conversation by then, or in the
 * definitions of the tools.
 */
final class ReasoningRule implements Rule {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final CharMatcher PUNCTUATION = CharMatcher.anyOf("\"'`()[]{}<>,;:.!?*…“”‘’");

  @Override
  public Optional<Verdict.Rejected> check(VerificationRequest request) {
    List<Message> messages = request.trajectory().messages();
    List<String> known = new ArrayList<>();
    for (int step = 0; step < messages.size(); step++) {
      if (messages.get(step) instanceof AssistantMessage said && !said.reasoning().isEmpty()) {
        Optional<String> invented = invented(said.reasoning(), known, request);
        if (invented.isPresent()) {
          String reason = Excerpt.quoted(invented.get()) + " in the reasoning was never heard of";
          return Faults.ofAssistant("grounding.reasoning", step, reason);
        }
      }
      known.add(messages.get(step).text());
    }
    return Optional.empty();
  }

  private static Optional<String> invented(
      String reasoning, List<String> known, VerificationRequest request) {
    for (String token : WORDS.split(reasoning)) {
      String word = PUNCTUATION.trimFrom(token);
      if (Identifiers.isIdentifierLike(word)
          && known.stream().noneMatch(text -> holds(text, word))
          && !isDefined(word, request.trajectory().tools())) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** Results are JSON, where a backslash stands twice. */
  private static boolean holds(String text, String word) {
    return text.contains(word) || text.contains(word.replace("\\", "\\\\"));
  }

  private static boolean isDefined(String word, List<OfferedTool> tools) {
    return tools.stream()
        .anyMatch(
            tool ->
                tool.name().contains(word)
                    || Evidence.mentions(tool.spec().description(), word)
                    || Json.compact(tool.spec().inputSchema()).contains(word));
  }
}

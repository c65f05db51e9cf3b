package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.verify.Verdict;
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
  private static final int SHORTEST_CODE = 6;

  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf("=(\"'"))).omitEmptyStrings();
  private static final CharMatcher PUNCTUATION = CharMatcher.anyOf("\"'`()[]{}<>,;:.!?*…“”‘’");

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    List<String> known = new ArrayList<>();
    for (int step = 0; step < messages.size(); step++) {
      if (messages.get(step) instanceof AssistantMessage caller) {
        known.addAll(programmed(caller, request));
      }
      if (messages.get(step) instanceof AssistantMessage said && !said.reasoning().isEmpty()) {
        Optional<String> invented = invented(said.reasoning(), known, request);
        if (invented.isPresent()) {
          String reason = Excerpt.quoted(invented.get()) + " in the reasoning was never heard of";
          return Faults.ofAssistant("grounding.reasoning", step, reason);
        }
      }
      if (!(messages.get(step) instanceof AssistantMessage)) {
        known.add(messages.get(step).text());
      }
    }
    return Optional.empty();
  }

  /** What an assistant programs it names itself. */
  private static List<String> programmed(AssistantMessage said, Examination request) {
    return said.toolCalls().stream()
        .filter(call -> request.blueprint().isForCode(call.name()))
        .flatMap(call -> Json.leaves(call.arguments()).stream())
        .map(JsonNode::asText)
        .toList();
  }

  private static Optional<String> invented(
      String reasoning, List<String> known, Examination request) {
    for (String token : WORDS.split(reasoning)) {
      String word = PUNCTUATION.trimFrom(token);
      if (isUnmistakable(word)
          && known.stream().noneMatch(text -> holds(text, word))
          && !isDefined(word, request.trajectory().tools())) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** Prose has much that looks like an identifier, such as "and/or", "top-3" or "UTF-8". */
  private static boolean isUnmistakable(String word) {
    boolean mixed =
        word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
    boolean coded = word.length() >= SHORTEST_CODE && mixed && word.indexOf('/') < 0;
    return Identifiers.isIdentifierLike(word)
        && (coded || word.contains("@") || word.contains("://"));
  }

  /** Results are JSON, where a backslash stands twice. */
  private static boolean holds(String text, String word) {
    return Evidence.mentions(text, word) || Evidence.mentions(text, word.replace("\\", "\\\\"));
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

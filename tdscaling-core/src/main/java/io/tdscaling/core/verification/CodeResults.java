package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.tool.ToolRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came back to an assistant that programs. */
final class CodeResults {
  private CodeResults() {}

  /** Returns the results of the calls of a code tool, by its own name, in order. */
  static List<JsonNode> of(Examination request, String tool) {
    return request.trajectory().messages().stream()
        .filter(ToolMessage.class::isInstance)
        .map(ToolMessage.class::cast)
        .filter(answer -> isOf(request, answer, tool))
        .flatMap(answer -> request.parsed(answer.text()).stream())
        .toList();
  }

  /** Returns the first message before a position in which a code tool's result holds a text. */
  static OptionalInt firstWith(Examination request, String text, int before) {
    var messages = request.trajectory().messages();
    for (int step = 0; step < Math.min(before, messages.size()); step++) {
      if (messages.get(step) instanceof ToolMessage answer
          && request.blueprint().isForCode(answer.name())
          && holds(request.parsed(answer.text()), text)) {
        return OptionalInt.of(step);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean holds(Optional<JsonNode> result, String text) {
    return result.stream()
        .flatMap(node -> io.tdscaling.core.json.Json.leaves(node).stream())
        .anyMatch(leaf -> Mention.of(text, leaf.asText()));
  }

  private static boolean isOf(Examination request, ToolMessage answer, String tool) {
    ToolRef ref = request.blueprint().tools().get(answer.name());
    return ref != null && request.blueprint().isForCode(ref) && ref.name().equals(tool);
  }
}

package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.core.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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

  /**
   * Returns the first successful result of a program that holds a fact where the planned program's
   * does: at its path, or in what was printed or found at all.
   */
  static OptionalInt firstWith(Examination request, Fact fact) {
    Map<String, CallNote> notes = new HashMap<>();
    request.trajectory().notes().forEach(n -> n.calls().forEach(c -> notes.put(c.callId(), c)));
    List<Message> messages = request.trajectory().messages();
    for (int step = 0; step < messages.size(); step++) {
      if (messages.get(step) instanceof ToolMessage answer
          && request.blueprint().isForCode(answer.name())
          && isOfProgram(notes.get(answer.callId()))
          && holds(request.parsed(answer.text()), fact)) {
        return OptionalInt.of(step);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isOfProgram(@Nullable CallNote note) {
    return note != null && !note.error() && note.effect() == EffectClass.CODE;
  }

  private static boolean holds(Optional<JsonNode> result, Fact fact) {
    return result
        .map(node -> List.of(node.at(fact.path()), node.path("stdout"), node.path("rows")))
        .stream()
        .flatMap(List::stream)
        .flatMap(node -> Json.leaves(node).stream())
        .anyMatch(leaf -> Mention.inOutput(fact.text(), leaf.asText()));
  }

  private static boolean isOf(Examination request, ToolMessage answer, String tool) {
    ToolRef ref = request.blueprint().tools().get(answer.name());
    return ref != null && request.blueprint().isForCode(ref) && ref.name().equals(tool);
  }
}

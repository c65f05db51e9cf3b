package io.tdscaling.core.metric;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.caching.LatestByIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a conversation once, front to back, into assistant steps. Each step is judged by what had
 * been said when it happened. Anything may be missing or wrong: tools, notes, answers, ids.
 */
final class ConversationReader {
  /**
   * The latest ones: what a trajectory counts for and what it covers are read one after another.
   */
  private static final LatestByIdentity<Trajectory, List<AssistantStep>> LATEST =
      new LatestByIdentity<>(16, ConversationReader::readAnew);

  private final Map<String, ToolSpec> tools = new HashMap<>();
  private final Map<Integer, StepNote> notes = new HashMap<>();
  private final ArgumentOrigins origins = new ArgumentOrigins();
  private final EffectGuess effects = new EffectGuess();
  private final PendingCalls pending = new PendingCalls();
  private final List<StepDraft> steps = new ArrayList<>();
  private int userTurns;

  private record StepDraft(int userTurns, DialogueAct act, List<CallDraft> calls) {
    AssistantStep build() {
      return new AssistantStep(userTurns, act, calls.stream().map(CallDraft::build).toList());
    }
  }

  private ConversationReader(Trajectory trajectory) {
    for (OfferedTool tool : trajectory.tools()) {
      tools.putIfAbsent(tool.name(), tool.spec());
    }
    trajectory.notes().forEach(note -> notes.putIfAbsent(note.message(), note));
  }

  static List<AssistantStep> read(Trajectory trajectory) {
    return LATEST.get(trajectory);
  }

  private static List<AssistantStep> readAnew(Trajectory trajectory) {
    ConversationReader reader = new ConversationReader(trajectory);
    int position = 0;
    for (Message message : trajectory.messages()) {
      reader.take(position++, message);
    }
    return reader.steps.stream().map(StepDraft::build).toList();
  }

  private void take(int position, Message message) {
    if (message instanceof AssistantMessage assistant) {
      takeStep(assistant, notes.get(position));
    } else if (message instanceof ToolMessage tool) {
      takeResult(tool);
    } else if (message instanceof UserMessage user) {
      userTurns++;
      origins.spoken(user.text());
    } else if (message instanceof SystemMessage system) {
      origins.spoken(system.text());
    }
  }

  private void takeStep(AssistantMessage message, @Nullable StepNote note) {
    List<CallDraft> calls = new ArrayList<>();
    // Calls of one step do not see each other's results, so all are traced before any is answered.
    for (int i = 0; i < message.toolCalls().size(); i++) {
      calls.add(
          draft(message.toolCalls().get(i), callNote(note, i, message.toolCalls().get(i).id())));
    }
    pending.step(calls);
    DialogueAct act =
        note == null || note.act() == DialogueAct.CALL ? DialogueAct.TALK : note.act();
    steps.add(new StepDraft(userTurns, act, List.copyOf(calls)));
  }

  private CallDraft draft(ToolCall call, Optional<CallNote> note) {
    List<ArgumentLeaf> leaves = ArgumentLeaf.of(call.arguments());
    ArgumentOrigins.Origins from = origins.of(leaves);
    int ordinal = origins.call(leaves);
    ToolSpec spec = tools.get(call.name());
    String effect =
        note.map(CallNote::effect)
            .or(() -> effects.of(call.name(), spec, leaves))
            .map(EffectClass::label)
            .orElse(ActionTokens.UNKNOWN);
    Optional<Boolean> failed = note.map(CallNote::error);
    ToolRef ref = spec == null ? null : spec.ref();
    return new CallDraft(ordinal, call, ref, leaves, effect, from, failed);
  }

  private void takeResult(ToolMessage message) {
    pending
        .answeredBy(message)
        .ifPresent(
            call -> {
              call.answer(message.text());
              origins.result(call.ordinal(), message.text());
            });
  }

  private static Optional<CallNote> callNote(@Nullable StepNote note, int position, String id) {
    if (note == null) {
      return Optional.empty();
    }
    if (position < note.calls().size() && note.calls().get(position).callId().equals(id)) {
      return Optional.of(note.calls().get(position));
    }
    return note.calls().stream().filter(call -> call.callId().equals(id)).findFirst();
  }
}

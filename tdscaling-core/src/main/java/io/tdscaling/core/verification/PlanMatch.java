package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.PlanBindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of a conversation's calls are which planned calls. A planned call is the first successful
 * call of its tool that has just its arguments, or else has them freely, or else one that failed,
 * which is the only one that a call planned to fail can be; no call is two planned ones. Where
 * calls stand in the conversation does not matter. A planned value from a result that was never
 * there can be any.
 */
final class PlanMatch {
  private final List<PlannedCall> plan;
  private final List<Made> made = new ArrayList<>();
  private final Map<String, Made> byPlanned = new LinkedHashMap<>();
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final Map<String, JsonNode> results = new HashMap<>();
  private final List<Made> taken = new ArrayList<>();
  private final Set<String> skipped = new LinkedHashSet<>();

  /**
   * A call that was made.
   *
   * @param step the calling message
   * @param call the call
   * @param failed whether it is noted to have failed
   * @param changed whether it is noted to have changed something
   */
  record Made(int step, ToolCall call, boolean failed, boolean changed) {}

  private PlanMatch(Examination request) {
    plan = request.blueprint().calls();
    Trajectory trajectory = request.trajectory();
    for (Message message : trajectory.messages()) {
      if (message instanceof ToolMessage answer) {
        answers.put(
            answer.callId(),
            request.parsed(answer.text()).orElseGet(() -> TextNode.valueOf(answer.text())));
      }
    }
    Map<String, CallNote> notes = new HashMap<>();
    trajectory.notes().forEach(n -> n.calls().forEach(call -> notes.put(call.callId(), call)));
    for (CallStep step : CallStep.of(trajectory)) {
      for (ToolCall call : step.calls()) {
        made.add(made(step.message(), call, notes.get(call.id())));
      }
    }
  }

  private static Made made(int step, ToolCall call, @Nullable CallNote note) {
    boolean failed = note != null && note.error();
    boolean changed = note != null && !note.error() && !note.effect().readsOnly();
    return new Made(step, call, failed, changed);
  }

  static PlanMatch of(Examination request) {
    PlanMatch match = new PlanMatch(request);
    request.blueprint().phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(match::isMade)
        .forEach(step -> step.calls().forEach(match::take));
    return match;
  }

  /** A step whose condition does not hold is not made, and no call is one of its calls. */
  private boolean isMade(PlannedStep step) {
    boolean made = PlanBindings.isMade(step, results);
    if (!made) {
      step.calls().forEach(call -> skipped.add(call.id()));
    }
    return made;
  }

  /** Returns whether a planned call is of a step whose condition does not hold. */
  boolean isSkipped(PlannedCall planned) {
    return skipped.contains(planned.id());
  }

  private void take(PlannedCall planned) {
    ObjectNode arguments = boundArguments(planned);
    Optional<Made> succeeded =
        planned.fails() ? Optional.empty() : find(planned, made -> !made.failed(), arguments);
    succeeded
        .or(() -> find(planned, Made::failed, arguments))
        .ifPresent(
            call -> {
              taken.add(call);
              byPlanned.put(planned.id(), call);
              JsonNode answer = answers.get(call.call().id());
              if (!call.failed() && answer != null) {
                results.put(planned.id(), answer);
              }
            });
  }

  /** Leaves out what is to come from a result that is not there. */
  private ObjectNode boundArguments(PlannedCall planned) {
    ObjectNode arguments = Json.object();
    planned
        .arguments()
        .forEach(
            (name, source) -> {
              var alone = new PlannedCall(planned.id(), planned.tool(), Map.of(name, source));
              PlanBindings.arguments(alone, results).ifPresent(arguments::setAll);
            });
    return arguments;
  }

  /** A call that fits to the letter comes before one that fits freely. */
  private Optional<Made> find(PlannedCall planned, Predicate<Made> outcome, ObjectNode arguments) {
    List<Made> candidates = new ArrayList<>();
    for (Made call : made) {
      if (call.call().name().equals(planned.tool())
          && outcome.test(call)
          && !taken.contains(call)
          && PlannedArguments.areIn(call.call().arguments(), planned, arguments)) {
        candidates.add(call);
      }
    }
    return candidates.stream()
        .filter(call -> fits(call, planned, arguments))
        .findFirst()
        .or(() -> candidates.stream().filter(call -> !fitsAnother(call, planned)).findFirst());
  }

  private static boolean fits(Made call, PlannedCall planned, ObjectNode arguments) {
    return PlannedArguments.are(call.call().arguments(), planned, arguments);
  }

  private boolean fitsAnother(Made call, PlannedCall planned) {
    return plan.stream()
        .filter(other -> !other.id().equals(planned.id()) && !byPlanned.containsKey(other.id()))
        .filter(other -> other.tool().equals(planned.tool()))
        .anyMatch(other -> fits(call, other, boundArguments(other)));
  }

  /** Returns the call that was made for a planned one. */
  Optional<Made> of(PlannedCall planned) {
    return Optional.ofNullable(byPlanned.get(planned.id()));
  }

  /** Returns the answer to the call that was made for a planned one. */
  Optional<JsonNode> answer(PlannedCall planned) {
    return of(planned).map(own -> answers.get(own.call().id()));
  }

  /** Returns the call that was made for a planned one, and tries of just the same, in order. */
  List<Made> tries(PlannedCall planned) {
    Optional<Made> own = of(planned);
    ObjectNode arguments = boundArguments(planned);
    return made.stream()
        .filter(
            call ->
                own.filter(call::equals).isPresent()
                    || (!taken.contains(call)
                        && call.call().name().equals(planned.tool())
                        && fits(call, planned, arguments)))
        .toList();
  }

  /** Returns the calls that succeeded and are no planned ones, in order. */
  List<Made> unplanned() {
    return made.stream().filter(call -> !call.failed() && !taken.contains(call)).toList();
  }

  /**
   * Returns a call of the planned one's tool with other values that was made in its stead. After a
   * planned call that failed, this is one that succeeded and does not just repeat a planned one.
   */
  Optional<Made> instead(PlannedCall planned) {
    Optional<Made> own = of(planned);
    if (own.isPresent() && !own.get().failed()) {
      return Optional.empty();
    }
    return made.stream()
        .filter(call -> !taken.contains(call) && call.call().name().equals(planned.tool()))
        .filter(call -> call.changed() || !planned.fails())
        .filter(
            call ->
                call.failed() ? own.isEmpty() && !repeats(call) : own.isEmpty() || !repeats(call))
        .findFirst();
  }

  private boolean repeats(Made call) {
    return taken.stream()
        .anyMatch(
            other ->
                other.call().name().equals(call.call().name())
                    && other.call().arguments().equals(call.call().arguments()));
  }
}

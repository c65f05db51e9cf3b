package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why the procedural assistant does what it does next, read off the plan's data flow and what came
 * back so far, so that it is true.
 */
final class ReasoningTrace {
  private static final int LONGEST_VALUE = 60;

  private static final List<String> RETRY =
      List.of(
          "The last try failed: %s That can pass, so I make the same call again.",
          "I got: %s It is worth another try with the same arguments.",
          "%s Nothing was wrong with the call itself, so I repeat it.");
  private static final List<String> OTHER_WAY =
      List.of(
          "%s cannot be used: %s I go another way.",
          "There is no use in trying %s again (%s), so I look for the same with another tool.");
  private static final List<String> TOGETHER =
      List.of(
          "None of these calls needs the others, so I make them together.",
          "These can be done at once, since they do not depend on each other.");
  private static final List<String> ENOUGH =
      List.of(
          "That was everything asked for. I report what %s returned.",
          "All of it is done, so I can answer with what %s gave me.",
          "Nothing is left to call. The answer is in what came back from %s.");

  private final AssistantView view;
  private final PlanProgress progress;
  private final SeededRandom random;

  ReasoningTrace(AssistantView view, PlanProgress progress) {
    this.view = view;
    this.progress = progress;
    this.random = SeededRandom.of(view.seed(), 0, "reasoning");
  }

  /** Returns why a turn is taken that the progress leads to. */
  String of(AssistantTurn turn) {
    Optional<Phase> phase = progress.current();
    if (phase.isEmpty()) {
      return "There is no request left.";
    }
    return switch (turn.act()) {
      case CALL -> beforeCalls();
      case ASK ->
          phase.get().disclosures().stream()
              .filter(told -> told.question().equals(turn.message().text()))
              .findFirst()
              .map(this::beforeQuestion)
              .orElseThrow();
      case CONFIRM -> "The next step changes something, which I am told to have confirmed first.";
      case ANSWER, REFUSE, TALK -> beforeClosing(phase.get());
    };
  }

  private String beforeCalls() {
    List<String> sentences = new ArrayList<>();
    if (progress.failures() > 0) {
      return random.pick(RETRY).formatted(ended(progress.lastError()));
    }
    if (!progress.remark().isEmpty()) {
      return progress.remark();
    }
    otherWay().ifPresent(sentences::add);
    condition().ifPresent(sentences::add);
    if (progress.pending().size() > 1) {
      sentences.add(random.pick(TOGETHER));
    }
    progress.pending().forEach(call -> sentences.add(sources(call)));
    return String.join(" ", sentences);
  }

  private Optional<String> otherWay() {
    List<PlannedStep> reached = progress.reached();
    boolean asked = view.notes().isEmpty() || last().equals(DialogueAct.ASK);
    if (reached.size() < 2 || asked) {
      return Optional.empty();
    }
    return reached.get(reached.size() - 2).calls().stream()
        .filter(PlannedCall::fails)
        .findFirst()
        .map(
            failed -> random.pick(OTHER_WAY).formatted(failed.tool(), ended(progress.lastError())));
  }

  private DialogueAct last() {
    return view.notes().get(view.notes().size() - 1).act();
  }

  private Optional<String> condition() {
    List<PlannedStep> reached = progress.reached();
    Condition when = reached.get(reached.size() - 1).when();
    if (when == null) {
      return Optional.empty();
    }
    JsonNode actual = progress.results().getOrDefault(when.from(), Json.object()).at(when.path());
    String label = SpokenValues.label(when.path().substring(when.path().lastIndexOf('/') + 1));
    return Optional.of(
        "The %s is %s, so this is the case to act on.".formatted(label, shown(actual)));
  }

  /** Returns where the arguments of a call come from. */
  private String sources(PlannedCall call) {
    Map<String, List<String>> byTool = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (Map.Entry<String, ValueSource> argument : call.arguments().entrySet()) {
      String label = SpokenValues.label(argument.getKey());
      if (argument.getValue() instanceof FromResult result) {
        JsonNode value =
            progress.results().getOrDefault(result.from(), Json.object()).at(result.path());
        byTool
            .computeIfAbsent(toolOf(result.from()), tool -> new ArrayList<>())
            .add((label + " " + shown(value)).strip());
      } else if (!(argument.getValue() instanceof ValueSource.Written)) {
        said.add(label);
      }
    }
    List<String> parts = new ArrayList<>();
    byTool.forEach(
        (tool, values) -> parts.add("the " + SpokenValues.joined(values) + " from " + tool));
    if (!said.isEmpty()) {
      parts.add("what the user gave for " + SpokenValues.joined(said));
    }
    boolean written =
        call.arguments().values().stream().anyMatch(ValueSource.Written.class::isInstance);
    if (parts.isEmpty() && written) {
      return "Next I use " + call.tool() + ".";
    }
    return parts.isEmpty()
        ? "I call " + call.tool() + ", which needs nothing more."
        : "I call " + call.tool() + " with " + SpokenValues.joined(parts) + ".";
  }

  private String toolOf(String call) {
    return view.plan().calls().stream()
        .filter(planned -> planned.id().equals(call))
        .map(PlannedCall::tool)
        .findFirst()
        .orElse(call);
  }

  private String beforeQuestion(Disclosure asked) {
    String label = SpokenValues.label(asked.parameter());
    boolean vague =
        view.plan()
            .perturbations(AmbiguousReference.class)
            .anyMatch(
                p -> p.call().equals(asked.call()) && p.parameter().equals(asked.parameter()));
    if (vague) {
      return "More than one of the things I found could be meant, so I ask instead of guessing.";
    }
    boolean wrong =
        view.plan().perturbations(NotFound.class).anyMatch(p -> p.again().equals(asked.call()));
    return wrong
        ? "Nothing has the " + label + " I was given. It may be a slip, so I ask for it again."
        : "For " + toolOf(asked.call()) + " I need the " + label + ", and nobody has told me.";
  }

  private String beforeClosing(Phase phase) {
    List<String> made =
        progress.reached().stream()
            .flatMap(step -> step.calls().stream())
            .filter(call -> !call.fails())
            .map(PlannedCall::tool)
            .distinct()
            .toList();
    if (phase.closing() == DialogueAct.ANSWER) {
      return made.isEmpty()
          ? "There is nothing to do here, so I say how things stand."
          : random.pick(ENOUGH).formatted(SpokenValues.joined(made));
    }
    if (!phase.steps().isEmpty()) {
      return "This failed for good: " + ended(progress.lastError()) + " I say so plainly.";
    }
    return view.plan()
        .perturbations(PolicyConflict.class)
        .filter(conflict -> conflict.phase() == progress.phase())
        .findFirst()
        .map(conflict -> "My instructions forbid to use " + conflict.tool() + " for this.")
        .orElse("None of the tools I have does this, so I decline instead of pretending.");
  }

  private static String shown(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : "";
    return text.length() > LONGEST_VALUE ? "" : text;
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}

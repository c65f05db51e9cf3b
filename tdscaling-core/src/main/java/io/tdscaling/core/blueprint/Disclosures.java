package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the user leave things out of a request: to be told when asked, or to be told apart. */
final class Disclosures {
  private static final int MOST_WITHHELD = 3;

  private final PlanDraft draft;
  private final RequestWriter writer;
  private final PlanNotes notes;
  private final SeededRandom random;

  Disclosures(PlanDraft draft, RequestWriter writer, PlanNotes notes) {
    this.draft = draft;
    this.writer = writer;
    this.notes = notes;
    this.random = draft.random();
  }

  /** Lets the user withhold values of one call until asked, mostly one, where there is one. */
  void withhold() {
    List<DraftCall> candidates =
        draft.calls().stream()
            .filter(call -> isOpen(call) && !withholdable(call).isEmpty())
            .toList();
    if (candidates.isEmpty()) {
      return;
    }
    DraftCall call = random.pick(candidates);
    List<String> parameters = random.shuffled(withholdable(call));
    int most = Math.min(parameters.size(), random.chance(0.6) ? 1 : MOST_WITHHELD);
    for (String parameter : parameters.subList(0, most)) {
      call = withhold(call, parameter);
    }
  }

  private DraftCall withhold(DraftCall call, String parameter) {
    if (!(call.planned().arguments().get(parameter) instanceof Said said)) {
      throw new IllegalStateException("parameter " + parameter + " is not said");
    }
    Known known = new Known(said.said());
    DraftCall withheld = call.withSource(parameter, known);
    draft.replace(withheld, withheld);
    notes.add(
        new MissingParameter(call.planned().id(), parameter),
        writer.disclosure(withheld, parameter, known, random));
    return withheld;
  }

  /**
   * Lets the user mean one of several things that an earlier call found without saying which, where
   * the plan has such a call.
   *
   * @return whether it has
   */
  boolean makeAmbiguous() {
    for (DraftCall call : random.shuffled(draft.calls())) {
      for (Map.Entry<String, FromResult> reference : references(call)) {
        Optional<DraftCall> found = producer(reference.getValue());
        Optional<Choice> choice =
            found.flatMap(made -> Choice.among(made.result(), reference.getValue().path()));
        if (choice.isPresent()) {
          ask(call, reference.getKey(), choice.get());
          return true;
        }
      }
    }
    return false;
  }

  private List<Map.Entry<String, FromResult>> references(DraftCall call) {
    List<Map.Entry<String, FromResult>> references = new ArrayList<>();
    if (isOpen(call)) {
      call.planned()
          .arguments()
          .forEach(
              (parameter, source) -> {
                if (source instanceof FromResult result) {
                  references.add(Map.entry(parameter, result));
                }
              });
    }
    return references;
  }

  private Optional<DraftCall> producer(FromResult source) {
    return draft.calls().stream()
        .filter(call -> call.planned().id().equals(source.from()) && !call.planned().fails())
        .findFirst();
  }

  private void ask(DraftCall call, String parameter, Choice choice) {
    String id = call.planned().id();
    DraftCall vague = call.withSource(parameter, new Known(choice.value()));
    draft.replace(call, vague);
    notes.add(
        new AmbiguousReference(id, parameter), writer.choice(call, parameter, choice, random));
  }

  /** One call of a step of its own that nothing else concerns. */
  private boolean isOpen(DraftCall call) {
    return draft.stepOf(call).calls().size() == 1
        && draft.stepOf(call).when() == null
        && !notes.concerns(call);
  }

  /** Returns the required parameters whose values the user says here and nowhere else. */
  private List<String> withholdable(DraftCall call) {
    List<String> required = new ArrayList<>();
    for (JsonNode name : call.tool().inputSchema().path("required")) {
      if (call.planned().arguments().get(name.asText()) instanceof Said said
          && isSaidOnce(said, draft)) {
        required.add(name.asText());
      }
    }
    return required;
  }

  /** What is said elsewhere in the requests, on its own or within something, cannot be withheld. */
  static boolean isSaidOnce(Said value, PlanDraft draft) {
    List<String> leaves = Json.leaves(value.said()).stream().map(JsonNode::asText).toList();
    return draft.steps().stream()
            .flatMap(step -> step.spoken().stream())
            .flatMap(call -> call.planned().arguments().values().stream())
            .filter(Said.class::isInstance)
            .filter(source -> mentionsAny(((Said) source).said(), leaves))
            .count()
        <= 1;
  }

  private static boolean mentionsAny(JsonNode said, List<String> texts) {
    return Json.leaves(said).stream()
        .map(JsonNode::asText)
        .anyMatch(leaf -> texts.stream().anyMatch(text -> Evidence.mentions(leaf, text)));
  }
}

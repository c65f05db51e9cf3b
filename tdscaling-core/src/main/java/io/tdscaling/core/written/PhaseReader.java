package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.written.WrittenPlan.WrittenFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one phase. */
final class PhaseReader {
  private static final List<DialogueAct> CLOSINGS = List.of(DialogueAct.ANSWER, DialogueAct.REFUSE);

  private final Part phase;
  private final StepReader steps;
  private final boolean declined;
  private final List<WrittenFact> facts = new ArrayList<>();

  PhaseReader(Part phase, StepReader steps, boolean declined) {
    this.phase = phase;
    this.steps = steps;
    this.declined = declined;
  }

  /** Returns the phase without its facts. */
  Phase read() {
    DialogueAct closing = declined ? DialogueAct.REFUSE : DialogueAct.ANSWER;
    if (!phase.isObjectOf("request", "disclosures", "corrections", "steps", "facts", "closing")) {
      return new Phase("", List.of(), List.of(), List.of(), closing);
    }
    String request = phase.text("request");
    List<Disclosure> disclosures =
        phase.elements("disclosures").stream().flatMap(part -> disclosure(part).stream()).toList();
    List<Correction> corrections =
        phase.elements("corrections").stream().flatMap(part -> correction(part).stream()).toList();
    List<PlannedStep> planned =
        phase.elements("steps").stream().flatMap(part -> steps.step(part).stream()).toList();
    phase.elements("facts").forEach(this::fact);
    return new Phase(
        request,
        disclosures,
        corrections,
        planned,
        List.of(),
        phase.label("closing", CLOSINGS, DialogueAct::label, closing));
  }

  List<WrittenFact> facts() {
    return List.copyOf(facts);
  }

  private static Optional<Disclosure> disclosure(Part part) {
    return part.isObjectOf("call", "parameter", "question", "reply")
        ? Optional.of(
            new Disclosure(
                part.text("call"),
                part.text("parameter"),
                part.text("question"),
                part.text("reply")))
        : Optional.empty();
  }

  private static Optional<Correction> correction(Part part) {
    if (!part.isObjectOf("call", "parameter", "before", "reply")) {
      return Optional.empty();
    }
    String call = part.text("call");
    String parameter = part.text("parameter");
    String reply = part.text("reply");
    boolean whole = part.needs("before") && !reply.isEmpty();
    return whole
        ? Optional.of(new Correction(call, parameter, part.member("before").node(), reply))
        : Optional.empty();
  }

  private void fact(Part part) {
    if (part.isObjectOf("call", "path", "text")) {
      facts.add(
          new WrittenFact(
              part.text("call"), part.path("path"), part.text("text", ""), part.pointer()));
    }
  }
}

package io.tdscaling.core.written;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.written.WrittenPlan.WrittenFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completes one plan by executing it, and acts it out once to see that it holds. */
final class Completion {
  private final WrittenPlan written;
  private final Workshop workshop;

  private Completion(WrittenPlan written, Workshop workshop) {
    this.written = written;
    this.workshop = workshop;
  }

  /** Returns the complete blueprint; empty where anything is wrong, which is then found. */
  static Optional<Blueprint> of(WrittenPlan written, Workshop workshop)
      throws InterruptedException {
    return new Completion(written, workshop).complete();
  }

  private Optional<Blueprint> complete() throws InterruptedException {
    Map<String, ToolSpec> tools = tools();
    PlanCheck.check(written);
    if (!written.findings().isEmpty()) {
      return Optional.empty();
    }
    DryRun run;
    try {
      run = Execution.of(written, tools, workshop.environments(), workshop.validator());
    } catch (RuntimeException fault) {
      // Environments are code of the caller's choice.
      written.findings().add("", "executing the plan ended in a fault: " + fault);
      return Optional.empty();
    }
    Optional<Blueprint> complete = run.succeeded() ? complete(run) : Optional.empty();
    return complete.isPresent() && rehearsed(complete.get()) ? complete : Optional.empty();
  }

  private Map<String, ToolSpec> tools() {
    Map<String, ToolSpec> tools = new LinkedHashMap<>();
    written
        .plan()
        .tools()
        .forEach(
            (name, ref) -> {
              Optional<ToolSpec> spec = workshop.usable().tool(ref);
              spec.ifPresent(known -> tools.put(name, known));
              if (spec.isEmpty()) {
                String why = workshop.unusable().get(ref);
                written
                    .findings()
                    .add(
                        "/tools",
                        ref + (why == null ? " is not in the catalog" : " cannot be used: " + why));
              }
            });
    return tools;
  }

  private Optional<Blueprint> complete(DryRun run) {
    new TalkOrder(written, run.results()).check();
    Blueprint plan = written.plan();
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < plan.phases().size(); i++) {
      phases.add(withFacts(plan.phases().get(i), written.facts().get(i), run));
    }
    if (!plan.expectedEndState().isEmpty() && !plan.expectedEndState().equals(run.endState())) {
      written
          .findings()
          .add(
              "/expectedEndState",
              "must be %s, where executing the plan ends, or be left out; got %s"
                  .formatted(
                      Excerpt.quoted(run.endState()), Excerpt.quoted(plan.expectedEndState())));
    }
    return written.findings().isEmpty()
        ? Optional.of(plan.with(phases, plan.perturbations(), run.endState()))
        : Optional.empty();
  }

  private Phase withFacts(Phase phase, List<WrittenFact> facts, DryRun run) {
    return new Phase(
        phase.request(),
        phase.disclosures(),
        phase.corrections(),
        phase.steps(),
        facts.stream().flatMap(fact -> fact(fact, run).stream()).toList(),
        phase.closing());
  }

  private Optional<Fact> fact(WrittenFact fact, DryRun run) {
    JsonNode result = run.results().get(fact.call());
    if (result == null) {
      written.findings().add(fact.pointer(), "call " + fact.call() + " is not made");
      return Optional.empty();
    }
    JsonNode value = result.at(fact.path());
    String found = value.isTextual() ? value.textValue() : Json.compact(value);
    if (!value.isValueNode() || value.isMissingNode() || value.isNull() || found.isBlank()) {
      written
          .findings()
          .add(
              fact.pointer() + "/path",
              "must point at a text, a number or a flag in the result of %s, which has %s; got %s"
                  .formatted(fact.call(), Execution.scalars(result), Excerpt.quoted(fact.path())));
      return Optional.empty();
    }
    if (!fact.text().isEmpty() && !Evidence.mentions(found, fact.text())) {
      written
          .findings()
          .add(
              fact.pointer() + "/text",
              "the result of %s has %s there, got %s"
                  .formatted(fact.call(), Excerpt.quoted(found), Excerpt.quoted(fact.text())));
      return Optional.empty();
    }
    return Optional.of(
        new Fact(fact.call(), fact.path(), fact.text().isEmpty() ? found : fact.text()));
  }

  private boolean rehearsed(Blueprint plan) throws InterruptedException {
    try {
      if (workshop.rehearsal().verdict(plan) instanceof Verdict.Rejected why) {
        written
            .findings()
            .add("", "acted out, it is rejected: " + why.reason() + " (" + why.rule() + ")");
        return false;
      }
      return true;
    } catch (RuntimeException fault) {
      written.findings().add("", "acting it out ended in a fault: " + fault);
      return false;
    }
  }
}

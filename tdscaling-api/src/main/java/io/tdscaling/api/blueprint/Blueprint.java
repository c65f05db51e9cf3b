package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An executable plan made before any conversation. It is a JSON document that a person can read and
 * write; {@link #expectedEndState} is found by executing the plan.
 *
 * @param id unique within a run
 * @param clusterId the cluster the plan is made on
 * @param goal what the user wants, in one sentence
 * @param persona who the user is
 * @param mode the reasoning mode aimed at
 * @param environmentSeed seed of the environment the plan was executed in
 * @param tools the tools offered in the conversation, by offered name, in order; more than the plan
 *     calls
 * @param policies rules the assistant is given beforehand
 * @param phases the user's requests and the calls that meet them, at least one
 * @param perturbations what keeps the conversation from going straight
 * @param expectedEndState digest of the environment's outcome after the plan
 * @param code the part that is programming; null, and absent in JSON, where none is
 */
public record Blueprint(
    String id,
    String clusterId,
    String goal,
    Persona persona,
    ReasoningMode mode,
    long environmentSeed,
    Map<String, ToolRef> tools,
    List<String> policies,
    List<Phase> phases,
    List<Perturbation> perturbations,
    String expectedEndState,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CodeWork code) {
  /** Makes a plan without programming. */
  public Blueprint(
      String id,
      String clusterId,
      String goal,
      Persona persona,
      ReasoningMode mode,
      long environmentSeed,
      Map<String, ToolRef> tools,
      List<String> policies,
      List<Phase> phases,
      List<Perturbation> perturbations,
      String expectedEndState) {
    this(
        id,
        clusterId,
        goal,
        persona,
        mode,
        environmentSeed,
        tools,
        policies,
        phases,
        perturbations,
        expectedEndState,
        null);
  }

  /** Copies the collections and checks that there is a phase. */
  public Blueprint {
    Checks.notBlank(id, "blueprint id");
    tools = Checks.orderedCopy(tools);
    policies = List.copyOf(policies);
    phases = List.copyOf(phases);
    perturbations = List.copyOf(perturbations);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("blueprint " + id + " has no phase");
    }
  }

  /**
   * Returns what the plan refers to that is not there, one sentence each: calls of tools that are
   * not offered, values from calls that are not made before, facts about calls that are not
   * planned.
   */
  public List<String> problems() {
    return PlanReferences.problems(this);
  }

  /** Returns this blueprint under another id. */
  public Blueprint withId(String id) {
    return copy(id, tools, phases, perturbations, expectedEndState);
  }

  /** Returns this blueprint with other tools on offer. */
  public Blueprint withTools(Map<String, ToolRef> tools) {
    return copy(id, tools, phases, perturbations, expectedEndState);
  }

  /** Returns this blueprint with another course and end. */
  public Blueprint with(
      List<Phase> phases, List<Perturbation> perturbations, String expectedEndState) {
    return copy(id, tools, phases, perturbations, expectedEndState);
  }

  private Blueprint copy(
      String id,
      Map<String, ToolRef> tools,
      List<Phase> phases,
      List<Perturbation> perturbations,
      String expectedEndState) {
    return new Blueprint(
        id,
        clusterId,
        goal,
        persona,
        mode,
        environmentSeed,
        tools,
        policies,
        phases,
        perturbations,
        expectedEndState,
        code);
  }

  /** Returns whether a tool is one to program with, whose calls may be other ones than planned. */
  public boolean isForCode(ToolRef tool) {
    return code != null && code.service().equals(tool.service());
  }

  /** Returns whether a tool, by its offered name, is one to program with. */
  public boolean isForCode(String offeredName) {
    ToolRef tool = tools.get(offeredName);
    return tool != null && isForCode(tool);
  }

  /** Returns the planned calls of all phases, in order. */
  @JsonIgnore
  public List<PlannedCall> calls() {
    List<PlannedCall> calls = new ArrayList<>();
    for (Phase phase : phases) {
      phase.steps().forEach(step -> calls.addAll(step.calls()));
    }
    return Collections.unmodifiableList(calls);
  }

  /** Returns the perturbations of one kind, in order. */
  public <T extends Perturbation> Stream<T> perturbations(Class<T> kind) {
    return perturbations.stream().filter(kind::isInstance).map(kind::cast);
  }
}

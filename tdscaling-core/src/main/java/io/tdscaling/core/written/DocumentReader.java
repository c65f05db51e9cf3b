package io.tdscaling.core.written;

import com.google.common.hash.Hashing;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.Declined;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.written.WrittenPlan.WrittenFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one document with all that a person may leave out. */
final class DocumentReader {
  private static final String CLUSTER = "written";
  private static final Persona PERSONA = new Persona("Alex", "plain and friendly");

  private final Part document;
  private final Findings findings;
  private final StepReader steps;
  private final List<List<WrittenFact>> facts = new ArrayList<>();

  private DocumentReader(Part document) {
    this.document = document;
    this.findings = document.findings();
    this.steps = new StepReader(findings);
  }

  /** Returns the plan that a document is; empty where anything is wrong, which is then found. */
  static Optional<WrittenPlan> read(DocumentFile.Document document, Findings findings) {
    return new DocumentReader(new Part(document.node(), "", findings)).read();
  }

  private Optional<WrittenPlan> read() {
    if (!document.isObjectOf(
        "id",
        "clusterId",
        "goal",
        "persona",
        "mode",
        "environmentSeed",
        "tools",
        "policies",
        "phases",
        "perturbations",
        "expectedEndState")) {
      return Optional.empty();
    }
    String id = document.text("id");
    List<Perturbation> perturbations =
        document.elements("perturbations").stream()
            .flatMap(part -> PerturbationReader.read(part).stream())
            .toList();
    List<Phase> phases = phases(perturbations);
    String goal = document.text("goal", phases.isEmpty() ? "" : phases.get(0).request());
    String clusterId = document.text("clusterId", CLUSTER);
    Persona persona = persona();
    long environmentSeed = environmentSeed(id);
    var tools = ToolsReader.read(document);
    List<String> policies = document.elements("policies").stream().map(Part::text).toList();
    ReasoningMode mode =
        document.label(
            "mode",
            List.of(ReasoningMode.values()),
            ReasoningMode::label,
            ModeGuess.of(phases, perturbations));
    String endState = endState();
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    Blueprint plan =
        new Blueprint(
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
            endState);
    ReferenceCheck.check(plan, findings);
    return Optional.of(new WrittenPlan(plan, facts, steps.pointers(), findings))
        .filter(read -> findings.isEmpty());
  }

  private List<Phase> phases(List<Perturbation> perturbations) {
    List<Phase> phases = new ArrayList<>();
    Part given = document.member("phases");
    if (!document.needs("phases")) {
      return phases;
    }
    if (!given.node().isArray() || given.node().isEmpty()) {
      given.problem("must be an array of one phase or more");
      return phases;
    }
    List<Integer> declined =
        perturbations.stream()
            .filter(Declined.class::isInstance)
            .map(each -> ((Declined) each).phase())
            .toList();
    for (Part part : given.elements()) {
      PhaseReader reader = new PhaseReader(part, steps, declined.contains(phases.size()));
      phases.add(reader.read());
      facts.add(reader.facts());
    }
    return phases;
  }

  private Persona persona() {
    Part persona = document.member("persona");
    if (!document.has("persona") || !persona.isObjectOf("name", "manner")) {
      return PERSONA;
    }
    return new Persona(
        persona.text("name", PERSONA.name()), persona.text("manner", PERSONA.manner()));
  }

  /** Another document is another world, unless it says otherwise. */
  private long environmentSeed(String id) {
    Part seed = document.member("environmentSeed");
    if (!document.has("environmentSeed")) {
      return Hashing.sha256().hashString(id, StandardCharsets.UTF_8).asLong() >>> 11;
    }
    if (!seed.node().isIntegralNumber() || !seed.node().canConvertToLong()) {
      seed.problem("must be a 64-bit integer");
    }
    return seed.node().asLong();
  }

  /** An empty one is as good as none. */
  private String endState() {
    Part state = document.member("expectedEndState");
    if (document.has("expectedEndState") && !state.node().isTextual()) {
      state.problem("must be a text");
    }
    return state.node().asText();
  }
}

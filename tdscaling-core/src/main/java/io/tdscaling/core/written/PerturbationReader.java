package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.Blocked;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.CorrectedValue;
import io.tdscaling.api.blueprint.Perturbation.Distractors;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.IrrelevantRequest;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.PermissionDenied;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a perturbation of any kind. */
final class PerturbationReader {
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  /** The members of a kind beside {@code kind}, and what is made of them. */
  private record Kind(List<String> members, Function<Part, Perturbation> maker) {}

  static {
    kind("transient_failure", p -> new TransientFailure(call(p), times(p)), "call", "times");
    kind("rate_limited", p -> new RateLimited(call(p), times(p)), "call", "times");
    kind("permanent_failure", p -> new PermanentFailure(call(p)), "call");
    kind("permission_denied", p -> new PermissionDenied(call(p)), "call");
    kind(
        "not_found",
        p -> new NotFound(call(p), p.text("again"), parameter(p)),
        "call",
        "again",
        "parameter");
    kind("blocked", p -> new Blocked(call(p)), "call");
    kind(
        "missing_parameter", p -> new MissingParameter(call(p), parameter(p)), "call", "parameter");
    kind(
        "ambiguous_reference",
        p -> new AmbiguousReference(call(p), parameter(p)),
        "call",
        "parameter");
    kind("needs_confirmation", p -> new NeedsConfirmation(call(p)), "call");
    kind("corrected_value", p -> new CorrectedValue(call(p), parameter(p)), "call", "parameter");
    kind(
        "change_of_mind",
        p -> new ChangeOfMind(call(p), p.text("again"), parameter(p)),
        "call",
        "again",
        "parameter");
    kind("impossible_request", p -> new ImpossibleRequest(phase(p)), "phase");
    kind("irrelevant_request", p -> new IrrelevantRequest(phase(p)), "phase");
    kind("policy_conflict", p -> new PolicyConflict(phase(p), p.text("tool")), "phase", "tool");
    kind("distractors", p -> new Distractors(tools(p)), "tools");
  }

  private PerturbationReader() {}

  /** Returns the perturbation; empty, and a finding, where it is none. */
  static Optional<Perturbation> read(Part part) {
    if (!part.node().isObject()) {
      part.problem("must be an object");
      return Optional.empty();
    }
    Kind kind = KINDS.get(part.node().path("kind").asText());
    if (kind == null) {
      part.member("kind").problem("must be one of " + String.join(", ", KINDS.keySet()));
      return Optional.empty();
    }
    boolean known = part.isObjectOf(kind.members().toArray(String[]::new));
    return known ? Optional.of(kind.maker().apply(part)) : Optional.empty();
  }

  /** Returns the kinds that can be written. */
  static List<String> kinds() {
    return List.copyOf(KINDS.keySet());
  }

  private static void kind(String label, Function<Part, Perturbation> maker, String... members) {
    List<String> all = new ArrayList<>(List.of("kind"));
    all.addAll(List.of(members));
    KINDS.put(label, new Kind(all, maker));
  }

  private static String call(Part part) {
    return part.text("call");
  }

  private static String parameter(Part part) {
    return part.text("parameter");
  }

  /** Once, where it is not said how often. */
  private static int times(Part part) {
    return part.has("times") ? part.count("times", 1) : 1;
  }

  private static int phase(Part part) {
    return part.count("phase", 0);
  }

  /** Returns the names of distractors; something harmless where there are none. */
  private static List<String> tools(Part part) {
    List<String> tools = part.elements("tools").stream().map(Part::text).toList();
    if (tools.isEmpty()) {
      part.member("tools").problem("must be an array of one offered name or more");
      return List.of("");
    }
    return tools;
  }
}

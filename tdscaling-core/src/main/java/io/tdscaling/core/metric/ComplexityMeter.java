package io.tdscaling.core.metric;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up the weights of a conversation's calls, in units of 1/1024. Used for one conversation. */
final class ComplexityMeter {
  private static final int UNITS = 1024;
  private static final Set<String> CODE_ARGUMENTS =
      Set.of("code", "script", "source", "command", "sql", "query");

  private final ComplexityWeights weights;
  private final List<CallFacts> calls = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private final Set<String> counted = new HashSet<>();
  private final Map<String, Set<String>> openErrors = new HashMap<>();
  private final Set<String> recovered = new HashSet<>();

  private ComplexityMeter(ComplexityWeights weights) {
    this.weights = weights;
  }

  static long measure(List<AssistantStep> steps, ComplexityWeights weights) {
    ComplexityMeter meter = new ComplexityMeter(weights);
    long sum = 0;
    for (AssistantStep step : steps) {
      for (CallFacts call : step.calls()) {
        sum += meter.add(call);
      }
    }
    return sum;
  }

  private long add(CallFacts call) {
    calls.add(call);
    depths.add(depth(call));
    if (call.outcome().error()) {
      openErrors.computeIfAbsent(call.tool(), t -> new HashSet<>()).add(call.outcome().errorCode());
      return 0;
    }
    if (!call.succeeded()) {
      return 0;
    }
    boolean recovers = recovers(call.tool());
    if (!counted.add(call.identity())) {
      return 0;
    }
    return units(call, recovers);
  }

  private int depth(CallFacts call) {
    int depth = 0;
    for (int producer : call.origins().producers()) {
      depth = Math.max(depth, 1 + depths.get(producer));
    }
    return depth;
  }

  private boolean recovers(String tool) {
    boolean first = false;
    for (String code : openErrors.getOrDefault(tool, Set.of())) {
      first |= recovered.add(tool + '\n' + code);
    }
    openErrors.remove(tool);
    return first;
  }

  private long units(CallFacts call, boolean recovers) {
    double weight =
        weights.call()
            + weights.perLeafLog()
                * Entropy.log2(1 + Math.min(weights.leafCap(), call.origins().grounded()))
            + weights.perDepth() * Math.min(weights.depthCap(), depths.get(call.ordinal()))
            + (crosses(call) ? weights.crossing() : 0)
            + (recovers ? weights.recovery() : 0)
            + Math.min(weights.codeCap(), Entropy.log2(1 + codeLines(call)));
    return (long) StrictMath.floor(weight * UNITS + 0.5);
  }

  private boolean crosses(CallFacts call) {
    ToolRef ref = call.ref();
    return ref != null
        && call.origins().producers().stream()
            .map(producer -> calls.get(producer).ref())
            .anyMatch(other -> other != null && !other.service().equals(ref.service()));
  }

  private static double codeLines(CallFacts call) {
    if (!call.effect().equals(EffectClass.CODE.label())) {
      return 0;
    }
    return call.leaves().stream()
        .filter(leaf -> CODE_ARGUMENTS.contains(leaf.path()) && leaf.value().isTextual())
        .flatMap(leaf -> leaf.text().lines())
        .filter(line -> !line.isBlank())
        .count();
  }
}

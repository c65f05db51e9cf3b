package io.tdscaling.core;

import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.blueprint.code.CodeBlueprinter;
import io.tdscaling.core.engine.CodeBench;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.CodeTurns;
import io.tdscaling.core.text.ClassNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of a run is programming, and with what.
 *
 * @param factory opens the workspaces
 * @param share share of the attempts, above 0 and at most 1
 * @param families families beside those of the factory
 */
record Programming(CodeToolFactory factory, double share, List<CodeFamily> families) {
  /** Puts the factory's own families first. */
  Programming {
    List<CodeFamily> all = new ArrayList<>(factory.families());
    all.addAll(families);
    families = List.copyOf(all);
  }

  /** Returns what is wrong, one sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (families.isEmpty()) {
      problems.add(
          "%s has no families of tasks and none are given, so nothing can be programmed"
              .formatted(ClassNames.of(factory)));
    }
    Set<String> ids = new HashSet<>();
    for (CodeFamily family : families) {
      if (!ids.add(family.id())) {
        problems.add("two code families have the id \"" + family.id() + "\"");
      }
    }
    return problems;
  }

  /**
   * Returns what the run's attempts program with; in a run of written plans none is programming.
   */
  CodeBench bench(boolean written) {
    return new CodeBench(
        factory.label(), CodeTools.service(factory), written ? CodeTurns.none() : turns());
  }

  private CodeTurns turns() {
    List<CodeKind> kinds =
        Arrays.stream(CodeKind.values())
            .filter(kind -> families.stream().anyMatch(family -> family.kind() == kind))
            .toList();
    return new CodeTurns(share, kinds);
  }

  Blueprinter blueprinter(ServiceSpec service, Blueprinter others) {
    return new CodeBlueprinter(turns(), service, families, others);
  }

  /** Returns what is programmed, by name: part of what a run is. */
  Map<String, String> identity() {
    String ids =
        families.stream()
            .map(family -> family.kind().label() + ' ' + family.id())
            .collect(Collectors.joining("\n"));
    return Map.of(
        "codeTool",
        factory.fingerprint(),
        "codeShare",
        Double.toString(share),
        "codeFamilies",
        String.format(Locale.ROOT, "%d families, SHA-256 %s", families.size(), Json.digestOf(ids)));
  }
}

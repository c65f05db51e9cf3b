package io.tdscaling.core.metric;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the effect class of calls that carry no note: from the tool's definition where there is
 * one, else from its name. A name alone does not tell code from other things that can be run, so
 * there the arguments decide. No guess is better than a wrong one.
 */
final class EffectGuess {
  private static final Set<String> CODE_ARGUMENTS = Set.of("code", "script", "command", "sql");

  private final Map<String, EffectClass> byDefinition = new HashMap<>();

  Optional<EffectClass> of(String tool, @Nullable ToolSpec definition, List<ArgumentLeaf> leaves) {
    if (definition != null) {
      return Optional.of(
          byDefinition.computeIfAbsent(tool, name -> ToolSemantics.infer(definition).effect()));
    }
    boolean hasCode =
        leaves.stream()
            .anyMatch(leaf -> CODE_ARGUMENTS.contains(leaf.path()) && leaf.value().isTextual());
    return ToolSemantics.effectOfName(tool)
        .filter(effect -> hasCode || effect != EffectClass.CODE)
        .or(() -> hasCode ? Optional.of(EffectClass.CODE) : Optional.empty());
  }
}

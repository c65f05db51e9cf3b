package io.tdscaling.core.semantics;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the noun a tool is about: first in its name, then in its description, then in its
 * parameters.
 */
final class EntityInference {
  private static final int LONGEST = 4;
  private static final String UNKNOWN = "item";

  private static final Set<String> PREPOSITIONS =
      Words.set(
          "by of for from with in to on at via using and or into as within between without about per"
              + " under over when if that which including based across like through against");
  private static final Set<String> SKIPPED =
      Words.set(
          "all my the a an current new multiple many batch bulk many available any your this these one"
              + " specific given existing single detailed latest recent its their own every each"
              + " some is are be it you user's more up out simple basic full active top controller");
  private static final Set<String> GENERIC_HEADS =
      Words.set(
          "info information detail details data list content contents result results"
              + " name names lists summary copy");

  private EntityInference() {}

  static String infer(ToolSpec tool, ToolName name, Opening opening) {
    return phrase(name.object())
        .or(() -> phrase(name.before()))
        .or(() -> phrase(opening.rest()))
        .or(() -> fromParameters(tool))
        .orElse(UNKNOWN);
  }

  /** Returns the first noun phrase in words of a name or a sentence. */
  private static Optional<String> phrase(List<String> words) {
    List<String> nouns = new ArrayList<>();
    List<String> generic = new ArrayList<>();
    for (String word : words) {
      if (PREPOSITIONS.contains(word)) {
        if (!GENERIC_HEADS.containsAll(nouns)) {
          break;
        }
        generic.addAll(nouns);
        nouns.clear();
        continue;
      }
      boolean letters = word.chars().anyMatch(Character::isLetter);
      boolean repeated = !nouns.isEmpty() && nouns.get(nouns.size() - 1).equals(word);
      if (letters && !repeated && !SKIPPED.contains(word)) {
        nouns.add(word);
      }
    }
    return headed(nouns.isEmpty() ? generic : nouns);
  }

  private static Optional<String> headed(List<String> nouns) {
    List<String> kept = new ArrayList<>(nouns);
    while (kept.size() > 1 && GENERIC_HEADS.contains(kept.get(kept.size() - 1))) {
      kept.remove(kept.size() - 1);
    }
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    kept.replaceAll(Words::singular);
    return Optional.of(
        String.join(" ", kept.subList(Math.max(0, kept.size() - LONGEST), kept.size())));
  }

  private static Optional<String> fromParameters(ToolSpec tool) {
    List<String> names = new ArrayList<>();
    tool.inputSchema().path("properties").fieldNames().forEachRemaining(names::add);
    return names.stream()
        .map(name -> IdentifierNames.entity(name, ""))
        .flatMap(Optional::stream)
        .filter(entity -> !entity.isEmpty())
        .findFirst();
  }
}

package io.tdscaling.sandbox.family.program;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ways to put a fault into a correct piece of Python: each changes the first place that it fits.
 */
enum Mutation {
  /** Lets a comparison take or leave the limit itself. */
  BOUNDARY(swap(" <= ", " < ", " >= ", " > ")),
  /** Turns a comparison round. */
  REVERSED(swap(" <= ", " >= ", " < ", " > ")),
  /** Asks for the opposite. */
  OPPOSITE(swap(" == ", " != ", " not in ", " in ", " is not None", " is None")),
  /** Leaves {@code not} out. */
  NEGATION("\\bnot ", ""),
  /** Is off by one: leaves {@code + 1} or {@code - 1} out. */
  STEP(" [+-] 1\\b", ""),
  /** Takes the other extreme. */
  EXTREME(swap("min(", "max(")),
  /** Adds what is to be taken away, or the other way round. */
  SIGN(swap(" += ", " -= ", " + ", " - ")),
  /** Divides with a fraction where whole numbers are meant, or the other way round. */
  DIVISION(swap(" // ", " / ")),
  /** Joins conditions the wrong way. */
  CONNECTIVE(swap(" and ", " or ")),
  /** Swaps the two arguments of a call. */
  ARGUMENTS("\\(([\\w.]+), ([\\w.]+)\\)", "($2, $1)"),
  /** Leaves out a normalisation or a copy: a method call without arguments. */
  CALL("\\.\\w+\\(\\)(?=[^.]*$)", ""),
  /** Leaves out a function put round a value. */
  WRAPPER("\\b(?:sorted|reversed|list|dict|set|abs|round|int|max|str)\\(([^()]+)\\)", "$1"),
  /** Leaves lines out. */
  DROP("(?s).+", "");

  /** Texts and what comes in their place; empty where a pattern is replaced. */
  private final ImmutableMap<String, String> swaps;

  private final String pattern;
  private final String replacement;

  Mutation(ImmutableMap<String, String> swaps) {
    this.swaps = swaps;
    pattern = swaps.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    replacement = "";
  }

  Mutation(String pattern, String replacement) {
    this.swaps = ImmutableMap.of();
    this.pattern = pattern;
    this.replacement = replacement;
  }

  /** Returns the mutation whose name a family's text gives in lower case. */
  static Mutation named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the faulty text. */
  String apply(String right) {
    Matcher matcher = Pattern.compile(pattern).matcher(right);
    String wrong =
        swaps.isEmpty()
            ? matcher.replaceFirst(replacement)
            : matcher.replaceFirst(found -> swaps.getOrDefault(found.group(), ""));
    if (wrong.equals(right)) {
      throw new IllegalStateException(this + " does not fit: " + right);
    }
    return wrong;
  }

  /** Returns pairs of texts of which each is put in the place of the other. */
  private static ImmutableMap<String, String> swap(String... pairs) {
    ImmutableMap.Builder<String, String> swaps = ImmutableMap.builder();
    for (int i = 0; i < pairs.length; i += 2) {
      swaps.put(pairs[i], pairs[i + 1]).put(pairs[i + 1], pairs[i]);
    }
    return swaps.buildOrThrow();
  }
}

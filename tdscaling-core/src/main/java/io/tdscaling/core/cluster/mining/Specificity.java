package io.tdscaling.core.cluster.mining;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much a name says: one that many services use says little. The specificity of a name that
 * {@code d} of {@code N} services use is {@code 1 - ln(1 + d) / ln(1 + N + }{@value #PRIOR}{@code
 * )}, in [0, 1]; the {@value #PRIOR} imagined services keep it sane where few are known. The
 * formula is this library's own.
 */
final class Specificity {
  private static final int PRIOR = 50;

  private final Map<String, Integer> services = new HashMap<>();
  private int count;

  /** Takes in what the tools of a service need. */
  void add(Iterable<ToolFacts> service) {
    count++;
    Set<String> names = new HashSet<>();
    for (ToolFacts tool : service) {
      tool.needs().forEach(need -> names.add(need.reading().thing()));
    }
    names.forEach(name -> services.merge(name, 1, Integer::sum));
  }

  /** Returns the specificity of what a parameter stands for. */
  double of(Reading reading) {
    int using = services.getOrDefault(reading.thing(), 0);
    return 1 - StrictMath.log1p(using) / StrictMath.log1p(count + PRIOR);
  }

  /**
   * Returns what a match by this reading is worth: names of things lose little by being common, for
   * they are compared within their service; mere names lose much.
   */
  double weight(Reading reading) {
    return switch (reading.kind()) {
      case VALUE -> 1.0;
      case IDENTIFIER -> 0.96 + 0.04 * of(reading);
      case NOUN, FIELD -> 0.7 + 0.3 * of(reading);
    };
  }
}

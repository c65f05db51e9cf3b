package io.tdscaling.api.cluster;

import io.tdscaling.api.tool.ToolRef;
import java.util.Comparator;

/**
 * A logical dependency: what one tool returns is what another needs.
 *
 * @param producer the tool that returns the value
 * @param field the field of the producer's result, such as {@code id}
 * @param consumer the tool that needs it
 * @param parameter the consumer's parameter
 * @param confidence how sure the builder is, in [0, 1]
 */
public record ToolDependency(
    ToolRef producer, String field, ToolRef consumer, String parameter, double confidence)
    implements Comparable<ToolDependency> {
  private static final Comparator<ToolDependency> ORDER =
      Comparator.comparing(ToolDependency::producer)
          .thenComparing(ToolDependency::consumer)
          .thenComparing(ToolDependency::parameter)
          .thenComparing(ToolDependency::field)
          .thenComparing(ToolDependency::confidence);

  /** Checks the confidence. */
  public ToolDependency {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0, 1], got " + confidence);
    }
  }

  @Override
  public int compareTo(ToolDependency other) {
    return ORDER.compare(this, other);
  }
}

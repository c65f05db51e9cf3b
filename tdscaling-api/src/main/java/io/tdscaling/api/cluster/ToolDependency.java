package io.tdscaling.api.cluster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tdscaling.api.tool.ToolRef;
import java.util.Comparator;

/**
 * A logical dependency: what one tool returns is what another needs, or what one tool brings about
 * is the state in which another works.
 *
 * @param producer the tool that comes first
 * @param field the field of the producer's result, such as {@code id}; empty for a state
 * @param consumer the tool that needs it
 * @param parameter the consumer's top-level parameter; empty for a state
 * @param confidence how sure the builder is, in [0, 1]
 * @param kind whether a value is handed on, or a state brought about
 * @param why the reason, for people to read; empty where none is given
 */
public record ToolDependency(
    ToolRef producer,
    String field,
    ToolRef consumer,
    String parameter,
    double confidence,
    DependencyKind kind,
    String why)
    implements Comparable<ToolDependency> {
  private static final Comparator<ToolDependency> ORDER =
      Comparator.comparing(ToolDependency::producer)
          .thenComparing(ToolDependency::consumer)
          .thenComparing(ToolDependency::parameter)
          .thenComparing(ToolDependency::field)
          .thenComparing(ToolDependency::confidence)
          .thenComparing(ToolDependency::kind)
          .thenComparing(ToolDependency::why);

  /** Checks the confidence, and that a value has a field and a parameter and a state neither. */
  public ToolDependency {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0, 1], got " + confidence);
    }
    boolean named = !field.isEmpty() && !parameter.isEmpty();
    boolean unnamed = field.isEmpty() && parameter.isEmpty();
    if (kind == DependencyKind.DATA ? !named : !unnamed) {
      throw new IllegalArgumentException(
          "a %s dependency must have %s, got field \"%s\" and parameter \"%s\""
              .formatted(
                  kind.label(),
                  kind == DependencyKind.DATA
                      ? "a field and a parameter"
                      : "neither field nor parameter",
                  field,
                  parameter));
    }
  }

  /** Returns the same dependency between other tools. */
  public ToolDependency between(ToolRef otherProducer, ToolRef otherConsumer) {
    return new ToolDependency(
        otherProducer, field, otherConsumer, parameter, confidence, kind, why);
  }

  /** Makes a data dependency without a reason. */
  public ToolDependency(
      ToolRef producer, String field, ToolRef consumer, String parameter, double confidence) {
    this(producer, field, consumer, parameter, confidence, DependencyKind.DATA, "");
  }

  /** Returns a state dependency: the producer has to be called before the consumer. */
  public static ToolDependency state(
      ToolRef producer, ToolRef consumer, double confidence, String why) {
    return new ToolDependency(producer, "", consumer, "", confidence, DependencyKind.STATE, why);
  }

  /** Returns whether a value is handed on. */
  @JsonIgnore
  public boolean isData() {
    return kind == DependencyKind.DATA;
  }

  @Override
  public int compareTo(ToolDependency other) {
    return ORDER.compare(this, other);
  }
}

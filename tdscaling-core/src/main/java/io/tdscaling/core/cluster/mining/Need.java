package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.schema.Shape;

/**
 * A parameter that takes what another tool may return.
 *
 * @param parameter the top-level parameter
 * @param member the member of the parameter's objects that takes it; empty where it is the
 *     parameter itself
 * @param reading what it stands for
 * @param required whether a call has to give it
 * @param shape what values it accepts
 * @param description what the schema says of it
 */
record Need(
    String parameter,
    String member,
    Reading reading,
    boolean required,
    Shape shape,
    String description) {
  /** Returns whether another need of the same tool is of the same parameter and member. */
  boolean isSame(Need other) {
    return parameter.equals(other.parameter) && member.equals(other.member);
  }

  /** Returns the name that says what it is. */
  String name() {
    return member.isEmpty() ? parameter : member;
  }
}

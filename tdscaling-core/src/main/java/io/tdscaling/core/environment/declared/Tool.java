package io.tdscaling.core.environment.declared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool of a declared service.
 *
 * @param name its name
 * @param description what it does, for the model
 * @param effect what it does
 * @param entity what it does that to, or null for a computation on arguments alone
 * @param key the parameter that names the row it acts on, or null
 * @param parameters its parameters by name
 * @param requirements what must hold, in the order of checking
 * @param assignments what it sets
 * @param outputs what it computes, by name
 * @param returns the fields of its result
 * @param listing how a search lists what it found
 */
record Tool(
    String name,
    String description,
    Effect effect,
    @Nullable Entity entity,
    @Nullable Parameter key,
    Map<String, Parameter> parameters,
    List<Requirement> requirements,
    List<Assignment> assignments,
    Map<String, Expression> outputs,
    List<Field> returns,
    Listing listing) {
  /**
   * What must hold for a call to succeed.
   *
   * @param condition the condition
   * @param code the error's code where it does not hold
   * @param message the error's message
   */
  record Requirement(Condition condition, String code, Template message) {}

  /**
   * A field to set. All values are worked out before the first is stored.
   *
   * @param target the field
   * @param value its new value
   */
  record Assignment(FieldPath target, Expression value) {}

  /**
   * How a search lists what it found.
   *
   * @param sort field to sort by, or null for the order in which things were made
   * @param descending whether the largest comes first
   * @param limit how many are listed at most
   */
  record Listing(@Nullable Field sort, boolean descending, int limit) {}

  /** Returns the entity, for effects that have one. */
  Entity requiredEntity() {
    if (entity == null) {
      throw new IllegalStateException("tool " + name + " has no entity");
    }
    return entity;
  }
}

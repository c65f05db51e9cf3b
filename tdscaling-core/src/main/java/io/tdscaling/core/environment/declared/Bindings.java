package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What the names in an expression stand for while it is worked out. */
interface Bindings {
  /** Returns the argument for a parameter, or null if there is none. */
  @Nullable JsonNode argument(String parameter);

  /** Returns the row that an alias stands for, or null if there is none. */
  @Nullable ObjectNode row(String alias);

  /** Returns the row of an entity that has this id, or null if there is none. */
  @Nullable ObjectNode find(String entity, String id);

  /** Returns an output that was worked out before, or null if there is none. */
  @Nullable Object output(String name);

  World world();
}

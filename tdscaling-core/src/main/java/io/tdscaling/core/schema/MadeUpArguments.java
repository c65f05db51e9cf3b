package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Suppliers;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Arguments for one call that are made up when one of them is first asked for, all together, so
 * that they go together. Which there are is mostly known before: where all come from elsewhere,
 * nothing is made. Not thread-safe.
 */
public final class MadeUpArguments {
  private final @Nullable Set<String> names;
  private final Supplier<Optional<ObjectNode>> maker;

  /**
   * Makes arguments that are not made up yet.
   *
   * @param names their names, or null if only they themselves tell
   * @param maker makes them up, or finds that none fit the schema
   */
  MadeUpArguments(@Nullable Set<String> names, Supplier<Optional<ObjectNode>> maker) {
    this.names = names;
    this.maker = Suppliers.memoize(maker::get);
  }

  /** Returns all of them, or nothing if none were found that fit the schema. */
  public Optional<ObjectNode> all() {
    return maker.get();
  }

  /** Returns their names in the order of the schema, or nothing if it is known that none fit. */
  public Optional<Set<String>> names() {
    return names == null ? all().map(MadeUpArguments::namesOf) : Optional.of(names);
  }

  private static Set<String> namesOf(ObjectNode arguments) {
    Set<String> names = new LinkedHashSet<>();
    arguments.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Returns one of them, or nothing if none fit or there is none of that name. */
  public Optional<JsonNode> value(String name) {
    return all().map(arguments -> arguments.get(name));
  }
}

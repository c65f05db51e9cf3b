package io.tdscaling.core.environment.declared;

import org.jspecify.annotations.Nullable;

/** Something that can be worked out from arguments and rows. Immutable. */
interface Expression {
  /** Returns what its values are. */
  Kind kind();

  /**
   * Returns a {@link java.math.BigDecimal}, {@link String} or {@link Boolean}; null where an
   * argument or field that it needs is absent, or where it has no value, as a division by zero.
   */
  @Nullable Object value(Bindings bindings);

  /** A value written down. */
  record Literal(Kind kind, Object literal) implements Expression {
    @Override
    public Object value(Bindings bindings) {
      return literal;
    }
  }

  /** The argument for a parameter. */
  record Argument(String name, Kind kind) implements Expression {
    @Override
    public @Nullable Object value(Bindings bindings) {
      return Values.of(bindings.argument(name), kind);
    }
  }

  /** An output of the same tool that stands before this expression. */
  record Output(String name, Kind kind) implements Expression {
    @Override
    public @Nullable Object value(Bindings bindings) {
      return bindings.output(name);
    }
  }

  /** The time or the day, which stand still. */
  record Clock(boolean dayOnly) implements Expression {
    @Override
    public Kind kind() {
      return Kind.DATE;
    }

    @Override
    public Object value(Bindings bindings) {
      World world = bindings.world();
      return dayOnly ? world.today().toString() : World.text(world.now());
    }
  }
}

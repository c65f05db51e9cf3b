package io.tdscaling.core.environment.declared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that holds or does not. Immutable. */
sealed interface Condition {
  /** Returns whether it is known not to hold: what needs an absent value is not known. */
  boolean fails(Bindings bindings);

  /** How two values may compare. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    static @Nullable Operator of(String symbol) {
      for (Operator operator : values()) {
        if (operator.symbol.equals(symbol)) {
          return operator;
        }
      }
      return null;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case UNEQUAL -> comparison != 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  /** Two values compared. */
  record Comparison(Expression left, Operator operator, Expression right) implements Condition {
    @Override
    public boolean fails(Bindings bindings) {
      Object a = left.value(bindings);
      Object b = right.value(bindings);
      return a != null && b != null && !operator.holds(Values.compare(a, b, left.kind()));
    }
  }

  /** A value that is, or is not, one of some. */
  record Membership(Expression left, boolean inside, List<Object> values) implements Condition {
    @Override
    public boolean fails(Bindings bindings) {
      Object value = left.value(bindings);
      return value != null && contains(value) != inside;
    }

    private boolean contains(Object value) {
      return values.stream().anyMatch(each -> Values.compare(value, each, left.kind()) == 0);
    }
  }
}

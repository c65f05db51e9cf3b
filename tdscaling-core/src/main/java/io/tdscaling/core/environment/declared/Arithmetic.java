package io.tdscaling.core.environment.declared;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation on numbers. Exact but for quotients, which are rounded half even to 34 digits.
 *
 * @param operation what is done
 * @param operands what it is done to
 */
record Arithmetic(Operation operation, List<Expression> operands) implements Expression {
  /** The operations. */
  enum Operation {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MIN("min"),
    MAX("max"),
    ROUND("round"),
    DAYS("days");

    private final String symbol;

    Operation(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    Kind operandKind() {
      return this == DAYS ? Kind.DATE : Kind.NUMBER;
    }
  }

  Arithmetic {
    operands = List.copyOf(operands);
  }

  @Override
  public Kind kind() {
    return Kind.NUMBER;
  }

  @Override
  public @Nullable Object value(Bindings bindings) {
    Object result = operands.get(0).value(bindings);
    for (int i = 1; i < operands.size() && result != null; i++) {
      Object next = operands.get(i).value(bindings);
      result = next == null ? null : apply(result, next);
    }
    return result;
  }

  private @Nullable Object apply(Object left, Object right) {
    return operation == Operation.DAYS
        ? days((String) left, (String) right)
        : apply((BigDecimal) left, (BigDecimal) right);
  }

  private @Nullable BigDecimal apply(BigDecimal left, BigDecimal right) {
    return switch (operation) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.subtract(right);
      case MULTIPLY -> left.multiply(right);
      case DIVIDE -> right.signum() == 0 ? null : left.divide(right, MathContext.DECIMAL128);
      case MIN -> left.min(right);
      case MAX -> left.max(right);
      case ROUND -> left.setScale(right.intValue(), RoundingMode.HALF_UP);
      case DAYS -> throw new IllegalStateException("days is not an operation on numbers");
    };
  }

  private static BigDecimal days(String from, String to) {
    LocalDate first = LocalDate.parse(Values.day(from));
    return BigDecimal.valueOf(ChronoUnit.DAYS.between(first, LocalDate.parse(Values.day(to))));
  }
}

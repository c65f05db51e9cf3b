package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.random.SeededRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The limits that a schema sets to a number. Limits that are not set lie near the others. */
record NumberLimits(
    Limit lowest,
    Limit highest,
    BigDecimal low,
    BigDecimal high,
    BigDecimal step,
    boolean stepFixed) {
  private static final BigDecimal USUAL_LOW = BigDecimal.ONE;
  private static final BigDecimal USUAL_SPAN = BigDecimal.valueOf(19);
  private static final BigDecimal FINEST_STEP = new BigDecimal("0.01");
  private static final BigDecimal LARGEST_COUNTED = BigDecimal.valueOf((1L << 53) - 1);
  private static final int MAX_EXPONENT = 400;

  static NumberLimits of(ObjectNode flat, boolean integer) throws Unsatisfiable {
    Limit low = meant(Limit.of(flat, "minimum", "exclusiveMinimum", 1), -1);
    Limit high = meant(Limit.of(flat, "maximum", "exclusiveMaximum", -1), 1);
    boolean stepFixed = flat.path("multipleOf").isNumber();
    BigDecimal fixed = stepFixed ? decimal(flat.path("multipleOf")) : BigDecimal.ONE;
    BigDecimal span = USUAL_SPAN.max(fixed.multiply(USUAL_SPAN));
    BigDecimal least = low.set() ? low.value() : USUAL_LOW;
    BigDecimal most = high.set() ? high.value() : least.add(least.abs().max(span));
    if (!low.set() && least.compareTo(most) >= 0) {
      least = most.subtract(most.abs().max(span));
    }
    BigDecimal step = stepFixed ? fixed : step(integer, most.subtract(least));
    return new NumberLimits(
        low, high, least, most, integer ? whole(step) : step, integer || stepFixed);
  }

  /** The bounds of what a double can count say nothing of what the number is. */
  private static Limit meant(Limit limit, int side) {
    BigDecimal outwards = limit.set() ? limit.value().multiply(BigDecimal.valueOf(side)) : null;
    boolean technical = outwards != null && outwards.compareTo(LARGEST_COUNTED) >= 0;
    return technical ? new Limit(false, limit.value(), limit.excluded()) : limit;
  }

  /** Returns the least multiple that is a whole number. */
  private static BigDecimal whole(BigDecimal step) {
    BigDecimal bare = step.stripTrailingZeros();
    if (bare.scale() <= 0) {
      return bare;
    }
    BigInteger power = BigInteger.TEN.pow(bare.scale());
    return new BigDecimal(bare.unscaledValue().divide(bare.unscaledValue().gcd(power)));
  }

  private static BigDecimal step(boolean integer, BigDecimal span) {
    if (integer || span.compareTo(BigDecimal.TEN) >= 0) {
      return BigDecimal.ONE;
    }
    BigDecimal hundredth = span.abs().movePointLeft(2).stripTrailingZeros();
    boolean narrow = hundredth.signum() > 0 && hundredth.compareTo(FINEST_STEP) < 0;
    return narrow ? hundredth : FINEST_STEP;
  }

  private static BigDecimal decimal(JsonNode number) throws Unsatisfiable {
    BigDecimal value = number.decimalValue();
    if (Math.abs((long) value.precision() - value.scale()) > MAX_EXPONENT) {
      throw new Unsatisfiable("a number beyond all measure");
    }
    return value;
  }

  /** Returns whether a number lies within the limits that are set. */
  boolean allow(BigDecimal value) {
    return lowest.allows(value.compareTo(lowest.value()))
        && highest.allows(highest.value().compareTo(value))
        && (!stepFixed || value.remainder(step).signum() == 0);
  }

  /** Returns a number within the limits. */
  BigDecimal within(SeededRandom random) throws Unsatisfiable {
    BigDecimal first = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
    if (lowest.excluded() && first.compareTo(low) == 0) {
      first = first.add(step);
    }
    BigDecimal last = high.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    if (highest.excluded() && last.compareTo(high) == 0) {
      last = last.subtract(step);
    }
    if (first.compareTo(last) > 0) {
      throw new Unsatisfiable("no number from " + low + " to " + high);
    }
    return NumberMaker.between(first, last, step, random);
  }

  /** One end of the range; in draft 4 the exclusive keyword is a flag. */
  record Limit(boolean set, BigDecimal value, boolean excluded) {
    /**
     * Returns whether a value this far inside (positive), on (zero) or beyond the limit is allowed.
     */
    boolean allows(int inside) {
      return !set || inside > 0 || (inside == 0 && !excluded);
    }

    static Limit of(ObjectNode flat, String inclusive, String exclusive, int sign)
        throws Unsatisfiable {
      JsonNode limit = flat.path(inclusive);
      JsonNode beyond = flat.path(exclusive);
      if (!limit.isNumber() && !beyond.isNumber()) {
        return new Limit(false, BigDecimal.ZERO, false);
      }
      if (!beyond.isNumber()) {
        return new Limit(true, decimal(limit), beyond.asBoolean());
      }
      BigDecimal edge = decimal(beyond);
      boolean tighter = !limit.isNumber() || decimal(limit).compareTo(edge) * sign <= 0;
      return tighter ? new Limit(true, edge, true) : new Limit(true, decimal(limit), false);
    }
  }
}

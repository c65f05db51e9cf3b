package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Entropy in bits, from counts. With {@code n} the sum of the counts {@code c}, {@code H = log₂ n −
 * Σ c log₂ c / n}, so that one sum over the counts serves entropy and gain alike. Logarithms are
 * {@code StrictMath}'s, the same on every JDK.
 */
final class Entropy {
  private static final int DECIMALS = 6;
  private static final double LN_2 = StrictMath.log(2);
  private static final double[] SMALL_X_LOG_2_X = smallXLog2x();

  private Entropy() {}

  static double log2(double value) {
    return StrictMath.log(value) / LN_2;
  }

  /** Returns an entropy in nats as one in bits. */
  static double fromNats(double nats) {
    return nats / LN_2;
  }

  static double xLog2x(double value) {
    return value > 0 ? value * log2(value) : 0;
  }

  /** Returns {@link #xLog2x(double)} of a count; small ones are looked up. */
  static double xLog2x(long count) {
    return count < SMALL_X_LOG_2_X.length ? SMALL_X_LOG_2_X[(int) count] : xLog2x((double) count);
  }

  /** Returns the entropy, given the sum of the counts and the sum of {@link #xLog2x} over them. */
  static double bits(double total, double sumXLog2x) {
    return total > 0 ? Math.max(0, log2(total) - sumXLog2x / total) : 0;
  }

  /** Returns a number rounded half even to six decimals, which prints the same on every JDK. */
  static JsonNode rounded(double value) {
    return DoubleNode.valueOf(
        new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
  }

  /**
   * Puts value, effective number and evenness, null where they are not defined: all of them without
   * anything counted, evenness with a single category.
   *
   * @param categories how many categories there could be
   */
  static void put(ObjectNode into, boolean defined, double bits, long categories) {
    boolean spread = defined && categories > 1;
    into.set("value", defined ? rounded(bits) : NullNode.instance);
    into.set("effectiveNumber", defined ? rounded(StrictMath.pow(2, bits)) : NullNode.instance);
    into.set("evenness", spread ? rounded(bits / log2((double) categories)) : NullNode.instance);
  }

  private static double[] smallXLog2x() {
    double[] values = new double[4096];
    for (int count = 0; count < values.length; count++) {
      values[count] = xLog2x((double) count);
    }
    return values;
  }
}

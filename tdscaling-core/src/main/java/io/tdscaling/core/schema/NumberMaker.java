package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.random.SeededRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Makes numbers: what is usual for a field of that name, as far as the limits allow. */
final class NumberMaker {
  private final NumberTable table = new NumberTable();
  private final FieldReadings readings;

  NumberMaker(FieldReadings readings) {
    this.readings = readings;
  }

  JsonNode make(ObjectNode flat, boolean integer, Field field, Draw draw) throws Unsatisfiable {
    NumberLimits limits = NumberLimits.of(flat, integer);
    List<BigDecimal> stated =
        readings.numbers(field.description()).stream().filter(limits::allow).toList();
    if (!stated.isEmpty() && draw.random().chance(0.4)) {
      return node(draw.random().pick(stated));
    }
    List<BigDecimal> usual =
        table.usual(field, draw.scene()).stream().filter(limits::allow).toList();
    if (!usual.isEmpty()) {
      return node(draw.random().pick(usual));
    }
    return node(limits.within(draw.random()));
  }

  /** Returns a number as JSON, without a fraction where it has none. */
  static JsonNode node(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    if (bare.scale() > 0) {
      return DoubleNode.valueOf(bare.doubleValue());
    }
    BigInteger whole = bare.toBigInteger();
    if (whole.bitLength() < 32) {
      return IntNode.valueOf(whole.intValue());
    }
    return whole.bitLength() < 64
        ? LongNode.valueOf(whole.longValue())
        : BigIntegerNode.valueOf(whole);
  }

  /** Returns one of the multiples of {@code step} from {@code low} to {@code high}. */
  static BigDecimal between(BigDecimal low, BigDecimal high, BigDecimal step, SeededRandom random) {
    BigInteger steps = high.subtract(low).divideToIntegralValue(step).toBigInteger();
    int bound = steps.min(BigInteger.valueOf(1_000_000)).intValue() + 1;
    return low.add(step.multiply(BigDecimal.valueOf(random.nextInt(bound))));
  }
}

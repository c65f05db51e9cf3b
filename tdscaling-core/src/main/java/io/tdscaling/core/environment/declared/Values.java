package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of expressions, in and out of JSON. */
final class Values {
  private static final int DATE_LENGTH = 10;

  private Values() {}

  static @Nullable Object of(@Nullable JsonNode node, Kind kind) {
    if (node == null || node.isNull()) {
      return null;
    }
    return switch (kind) {
      case NUMBER -> Decimals.of(node);
      case BOOLEAN -> node.booleanValue();
      case TEXT, DATE -> node.textValue();
    };
  }

  /** Returns the value as a field of this type holds it. */
  static JsonNode node(Object value, FieldType type) {
    return switch (type) {
      case INTEGER -> Decimals.node((BigDecimal) value, 0);
      case DECIMAL -> Decimals.node((BigDecimal) value, 2);
      case BOOLEAN -> BooleanNode.valueOf((Boolean) value);
      case DATE -> TextNode.valueOf(day((String) value));
      case DATE_TIME -> TextNode.valueOf(time((String) value));
      case STRING, TEXT, EMAIL -> TextNode.valueOf((String) value);
    };
  }

  /** Returns the value as it stands in a result that no field gives a type. */
  static JsonNode node(Object value) {
    if (value instanceof BigDecimal number) {
      return Decimals.node(number, Decimals.MOST_DECIMALS);
    }
    return value instanceof Boolean flag
        ? BooleanNode.valueOf(flag)
        : TextNode.valueOf(value.toString());
  }

  /** Returns the value as people read it. */
  static String text(Object value) {
    return value instanceof BigDecimal number
        ? Decimals.of(node(number)).toPlainString()
        : value.toString();
  }

  /** Compares two values of the same kind. A day and a time are compared by their days. */
  static int compare(Object left, Object right, Kind kind) {
    if (left instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) right);
    }
    if (left instanceof Boolean flag) {
      return flag.compareTo((Boolean) right);
    }
    String a = (String) left;
    String b = (String) right;
    return kind == Kind.DATE && a.length() != b.length()
        ? day(a).compareTo(day(b))
        : a.compareTo(b);
  }

  static String day(String date) {
    return date.length() > DATE_LENGTH ? date.substring(0, DATE_LENGTH) : date;
  }

  private static String time(String date) {
    return date.length() == DATE_LENGTH ? date + "T00:00:00Z" : date;
  }
}

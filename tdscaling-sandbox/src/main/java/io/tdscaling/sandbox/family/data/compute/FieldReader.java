package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds out what a field of records holds. Values are data from outside: any may be odd. */
final class FieldReader {
  private static final int MAX_CATEGORIES = 12;
  private static final int MAX_TEXT = 60;
  private static final double MAX_NUMBER = 1e9;
  private static final Pattern ID_NAME =
      Pattern.compile(
          ".*(?:_id|Id|ID|_key|_code|Code|_number|Number|_ref|uuid|sku|iban|barcode|isbn)"
              + "|id|key|code|number|ref|reference|tracking|version|index|position|rank|page"
              + "|year|zip|postcode|phone|port|lat|lon|lng|latitude|longitude");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{1,4}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]*");

  private final List<String> path;
  private final List<JsonNode> values = new ArrayList<>();
  private final int missing;

  FieldReader(List<String> path, List<JsonNode> rows) {
    this.path = path;
    Field field = new Field(path, Kind.OTHER, false, false, 0);
    rows.stream().filter(field::isIn).map(field::in).forEach(values::add);
    missing = rows.size() - values.size();
  }

  Field read() {
    Kind kind = kind();
    boolean text = kind == Kind.NUMBER && values.get(0).isTextual();
    boolean whole = kind == Kind.NUMBER && all(JsonNode::isIntegralNumber);
    return new Field(path, kind, whole, text, missing);
  }

  private Kind kind() {
    int distinct = new HashSet<>(values).size();
    if (values.size() < 3) {
      return Kind.OTHER;
    }
    if (ID_NAME.matcher(path.get(path.size() - 1)).matches()) {
      return all(value -> value.isIntegralNumber() || isPlain(value)) ? Kind.ID : Kind.OTHER;
    }
    if (all(FieldReader::isNumber) || all(value -> matches(value, DECIMAL))) {
      return distinct > 1 ? Kind.NUMBER : Kind.OTHER;
    }
    if (all(JsonNode::isBoolean)) {
      return distinct == 2 ? Kind.FLAG : Kind.OTHER;
    }
    return all(FieldReader::isPlain) ? ofText(distinct) : Kind.OTHER;
  }

  private Kind ofText(int distinct) {
    if (all(FieldReader::isDate)) {
      return Kind.DATE;
    }
    if (all(value -> matches(value, TIME)) && all(FieldReader::isTime) && haveOneOffset()) {
      return Kind.TIME;
    }
    if (all(value -> matches(value, EMAIL))) {
      return Kind.EMAIL;
    }
    if (distinct == values.size()) {
      return Kind.LABEL;
    }
    boolean shared = distinct * 3 <= values.size() * 2;
    return distinct > 1 && distinct <= MAX_CATEGORIES && shared && differInMoreThanCase()
        ? Kind.CATEGORY
        : Kind.OTHER;
  }

  /** Returns false for names that are spelled in several ways: a group of them is none. */
  private boolean differInMoreThanCase() {
    Set<String> spellings = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (JsonNode value : values) {
      spellings.add(value.textValue());
      names.add(value.textValue().strip().toLowerCase(Locale.ROOT));
    }
    return spellings.size() == names.size();
  }

  private boolean all(Predicate<JsonNode> condition) {
    return values.stream().allMatch(condition);
  }

  private static boolean isNumber(JsonNode value) {
    return value.isNumber()
        && Math.abs(value.doubleValue()) < MAX_NUMBER
        && value.decimalValue().stripTrailingZeros().scale() <= 4;
  }

  private static boolean matches(JsonNode value, Pattern pattern) {
    return value.isTextual() && pattern.matcher(value.textValue()).matches();
  }

  /** Returns whether a value is a short text of one line that stands well in a sentence. */
  private static boolean isPlain(JsonNode value) {
    return matches(value, PLAIN)
        && value.textValue().length() <= MAX_TEXT
        && !value.textValue().isBlank()
        && value.textValue().strip().equals(value.textValue())
        && value.textValue().chars().noneMatch(c -> c == '{' || c == '}' || c == '|');
  }

  private static boolean isDate(JsonNode value) {
    try {
      return value.textValue().length() == 10 && LocalDate.parse(value.textValue()).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isTime(JsonNode value) {
    try {
      return Times.year(value.textValue()) > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Returns whether all times are told alike, so that their days can be compared. */
  private boolean haveOneOffset() {
    return values.stream().map(value -> Times.offset(value.textValue())).distinct().count() == 1;
  }
}

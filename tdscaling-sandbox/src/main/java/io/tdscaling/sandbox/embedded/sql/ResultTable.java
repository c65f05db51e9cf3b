package io.tdscaling.sandbox.embedded.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.google.common.io.BaseEncoding;
import io.tdscaling.sandbox.workspace.OutputBudget;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one statement, as many as an answer may hold. */
final class ResultTable {
  private static final int MAX_ROWS = 200;
  private static final int INTEGER = 1;
  private static final int FLOAT = 2;
  private static final int TEXT = 3;
  private static final int BLOB = 4;

  /** A value besides the text in it: quotes or digits, and a comma. */
  private static final int VALUE_BYTES = 26;

  private static final int FRAME_BYTES = 80;

  /** The same digits on every JDK. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final Sqlite sqlite;
  private final int statement;
  private final OutputBudget budget;
  private final List<String> columns = new ArrayList<>();
  private final List<List<Object>> rows = new ArrayList<>();
  private boolean truncated;

  ResultTable(Sqlite sqlite, int statement, int outputBytes) {
    this.sqlite = sqlite;
    this.statement = statement;
    this.budget = new OutputBudget(Math.max(0, outputBytes - FRAME_BYTES));
    for (int i = 0; i < sqlite.columnCount(statement); i++) {
      String name = sqlite.columnName(statement, i);
      columns.add(name);
      truncated |= !spend(name);
    }
  }

  /** Takes the row that the statement stands at and returns whether another one would fit. */
  boolean add() {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < columns.size() && !truncated; i++) {
      Object value = value(i);
      row.add(value);
      truncated = !spend(value);
    }
    truncated |= rows.size() == MAX_ROWS;
    if (!truncated) {
      rows.add(row);
    }
    return !truncated;
  }

  private boolean spend(Object value) {
    String text = value instanceof String string ? string : "";
    return budget.spend(VALUE_BYTES + OutputBudget.jsonBytes(text, 0, text.length()));
  }

  /** Stands for SQL's null, which a list of objects should not hold. */
  private enum Null {
    NULL
  }

  private Object value(int column) {
    return switch (sqlite.columnType(statement, column)) {
      case INTEGER -> sqlite.columnLong(statement, column);
      case FLOAT -> real(sqlite.columnDouble(statement, column));
      case TEXT -> sqlite.columnText(statement, column);
      case BLOB ->
          "x'"
              + BaseEncoding.base16().lowerCase().encode(sqlite.columnBlob(statement, column))
              + "'";
      default -> Null.NULL;
    };
  }

  /** JSON has no infinity: it is a text, as SQLite prints it. */
  private static Object real(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "Inf" : "-Inf") : (Object) value;
  }

  /** Returns the table as JSON. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("columns");
      for (String column : columns) {
        json.writeString(column);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rows");
      for (List<Object> row : rows) {
        json.writeStartArray();
        for (Object value : row) {
          write(json, value);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeNumberField("row_count", rows.size());
      if (truncated) {
        json.writeBooleanField("truncated", true);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof String string) {
      json.writeString(string);
    } else {
      json.writeNull();
    }
  }
}

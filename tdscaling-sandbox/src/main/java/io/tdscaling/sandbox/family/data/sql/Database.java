package io.tdscaling.sandbox.family.data.sql;

import io.tdscaling.api.code.CodeCall;
import io.tdscaling.sandbox.family.data.build.TaskBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small database: tables, and statements that make them. */
final class Database {
  private static final int ROWS_A_STATEMENT = 40;

  private final String path;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, List<String>> peeks = new LinkedHashMap<>();

  /** Makes an empty one; the path {@code data.db} is the tool's default. */
  Database(String path) {
    this.path = path;
  }

  /** A table: its definition and rows. */
  static final class Table {
    private final String name;
    private final String columns;
    private final List<String> rows = new ArrayList<>();

    private Table(String name, String columns) {
      this.name = name;
      this.columns = columns;
    }

    /** Adds a row; null is NULL, numbers stay numbers, anything else is text. */
    Table row(@Nullable Object... values) {
      rows.add(
          Stream.of(values).map(Database::literal).collect(Collectors.joining(", ", "(", ")")));
      return this;
    }

    private String create() {
      return "CREATE TABLE %s (\n%s);".formatted(name, columns.indent(2));
    }

    private Stream<String> inserts() {
      return Stream.iterate(0, first -> first < rows.size(), first -> first + ROWS_A_STATEMENT)
          .map(first -> rows.subList(first, Math.min(rows.size(), first + ROWS_A_STATEMENT)))
          .map(some -> "INSERT INTO %s VALUES\n%s;".formatted(name, String.join(",\n", some)));
    }
  }

  /** Adds a table; its columns are written as in SQL. */
  Table table(String name, String columns) {
    Table table = new Table(name, columns.strip());
    tables.put(name, table);
    return table;
  }

  /** Adds a query that shows what some column holds. */
  void peek(String table, String column) {
    List<String> some = peeks.computeIfAbsent(table, name -> new ArrayList<>());
    some.add("SELECT DISTINCT %s FROM %s ORDER BY %s".formatted(column, table, column));
    some.add("SELECT %s, COUNT(*) FROM %s GROUP BY %s".formatted(column, table, column));
  }

  /**
   * Returns queries that show what columns of some tables hold; of all tables if there are none.
   */
  List<String> peeks(List<String> of) {
    List<String> found =
        of.stream().flatMap(table -> peeks.getOrDefault(table, List.of()).stream()).toList();
    return found.isEmpty() ? peeks.values().stream().flatMap(List::stream).toList() : found;
  }

  String path() {
    return path;
  }

  /** Returns the calls that make it. */
  List<CodeCall> calls() {
    List<CodeCall> calls = new ArrayList<>();
    calls.add(call(tables.values().stream().map(Table::create).collect(Collectors.joining("\n"))));
    tables.values().stream().flatMap(Table::inserts).map(this::call).forEach(calls::add);
    return calls;
  }

  /** Returns the call that runs a statement in it. */
  CodeCall call(String sql) {
    return path.equals("data.db")
        ? TaskBuilder.call("run_sql", "sql", sql.strip())
        : TaskBuilder.call("run_sql", "sql", sql.strip(), "database", path);
  }

  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Integer || value instanceof BigDecimal
        ? value.toString()
        : "'" + value.toString().replace("'", "''") + "'";
  }
}

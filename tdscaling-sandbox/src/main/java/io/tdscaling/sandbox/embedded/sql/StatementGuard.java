package io.tdscaling.sandbox.embedded.sql;

import com.google.common.base.Ascii;
import java.util.Set;

/**
 * Looks at how a statement begins, before SQLite sees it: some pragmas take effect while they are
 * being prepared. Refused are {@code ATTACH}, {@code DETACH}, {@code VACUUM INTO} and all pragmas
 * but those that only tell something or concern one execution.
 */
final class StatementGuard {
  /** These may also be set; what they set ends with the execution or is data of the database. */
  private static final Set<String> FREE =
      Set.of(
          "application_id",
          "case_sensitive_like",
          "defer_foreign_keys",
          "foreign_key_check",
          "foreign_key_list",
          "foreign_keys",
          "ignore_check_constraints",
          "index_info",
          "index_list",
          "index_xinfo",
          "integrity_check",
          "optimize",
          "quick_check",
          "recursive_triggers",
          "reverse_unordered_selects",
          "table_info",
          "table_list",
          "table_xinfo",
          "user_version");

  private static final Set<String> READ_ONLY =
      Set.of(
          "collation_list",
          "compile_options",
          "database_list",
          "encoding",
          "freelist_count",
          "function_list",
          "journal_mode",
          "module_list",
          "page_count",
          "page_size",
          "pragma_list",
          "schema_version",
          "synchronous");

  private final byte[] sql;
  private int position;

  private StatementGuard(byte[] sql, int start) {
    this.sql = sql;
    this.position = start;
  }

  /** What a statement is, as far as it matters before it is prepared. */
  enum Kind {
    ORDINARY,
    VACUUM
  }

  /**
   * Checks the statement that begins at {@code start}.
   *
   * @throws DeniedException if nobody may execute it here
   */
  static Kind check(byte[] sql, int start) throws DeniedException {
    return new StatementGuard(sql, start).check();
  }

  private Kind check() throws DeniedException {
    // SQLite passes over empty statements.
    while (next() == ';') {
      position++;
    }
    String first = word();
    if (first.equals("explain")) {
      first = word();
      if (first.equals("query")) {
        word();
        first = word();
      }
    }
    switch (first) {
      case "attach", "detach" ->
          throw new DeniedException(
              Ascii.toUpperCase(first) + " is not allowed: a program has one database");
      case "pragma" -> pragma();
      case "vacuum" -> {
        vacuum();
        return Kind.VACUUM;
      }
      default -> {
        return Kind.ORDINARY;
      }
    }
    return Kind.ORDINARY;
  }

  private void pragma() throws DeniedException {
    String name = word();
    if (next() == '.') {
      position++;
      name = word();
    }
    boolean bare = isEnd(next());
    if (!FREE.contains(name) && !(bare && READ_ONLY.contains(name))) {
      throw new DeniedException(
          "PRAGMA " + name + (READ_ONLY.contains(name) ? " cannot be set" : " is not allowed"));
    }
  }

  private void vacuum() throws DeniedException {
    String schema = word();
    boolean plain = schema.isEmpty() || schema.equals("main");
    if (!plain || !isEnd(next())) {
      throw new DeniedException("only VACUUM of the database itself is allowed");
    }
  }

  private static boolean isEnd(int c) {
    return c < 0 || c == ';';
  }

  /** Returns the next character that is neither space nor comment; -1 at the end. */
  private int next() {
    skip();
    return position < sql.length ? sql[position] & 0xFF : -1;
  }

  /** Returns the next word in lower case; empty if there is none. */
  private String word() {
    skip();
    StringBuilder word = new StringBuilder();
    while (position < sql.length && isWord(sql[position])) {
      word.append((char) sql[position++]);
    }
    return Ascii.toLowerCase(word.toString());
  }

  private static boolean isWord(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
  }

  private void skip() {
    int before = -1;
    while (before != position) {
      before = position;
      skipSpace();
      skipComment("--", "\n");
      skipComment("/*", "*/");
    }
  }

  private void skipSpace() {
    while (position < sql.length) {
      boolean mark = startsWith("\u00EF\u00BB\u00BF");
      if (!mark && sql[position] != ' ' && (sql[position] < '\t' || sql[position] > '\r')) {
        return;
      }
      position += mark ? 3 : 1;
    }
  }

  private void skipComment(String open, String close) {
    if (startsWith(open)) {
      position += open.length();
      while (position < sql.length && !startsWith(close)) {
        position++;
      }
      position = Math.min(sql.length, position + close.length());
    }
  }

  /** Compares bytes with characters of the same number. */
  private boolean startsWith(String text) {
    if (position + text.length() > sql.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((sql[position + i] & 0xFF) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

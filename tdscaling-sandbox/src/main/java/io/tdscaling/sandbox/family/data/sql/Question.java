package io.tdscaling.sandbox.family.data.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about a database, and the query that answers it.
 *
 * @param request what is asked
 * @param sql the query
 * @param remark what is said beside it
 * @param tables tables it reads, the main one first
 * @param answer the closing answer, with {@code {0}} and so on for the facts
 * @param facts JSON Pointers into the query's result
 * @param ordered whether the order of the rows is asked for
 * @param mistake a first query that is wrong, or null
 */
record Question(
    String request,
    String sql,
    String remark,
    List<String> tables,
    String answer,
    List<String> facts,
    boolean ordered,
    @Nullable Mistake mistake) {

  /**
   * A first query that is wrong.
   *
   * @param sql the query
   * @param check a query that shows what is wrong; empty where the error says so
   * @param checked what is said beside the check
   * @param found what is said beside the right query
   */
  record Mistake(String sql, String check, String checked, String found) {
    boolean fails() {
      return check.isEmpty();
    }
  }

  static Question of(String request, String sql, String... tables) {
    return new Question(request, sql, "", List.of(tables), "", List.of(), false, null);
  }

  /** Returns the same with what is said beside the query. */
  Question saying(String said) {
    return new Question(request, sql, said, tables, answer, facts, ordered, mistake);
  }

  /** Returns the same with its closing answer. */
  Question answered(String closing, String... pointers) {
    return new Question(request, sql, remark, tables, closing, List.of(pointers), ordered, mistake);
  }

  /** Returns the same for rows in the order that is asked for. */
  Question inOrder() {
    return new Question(request, sql, remark, tables, answer, facts, true, mistake);
  }

  /** Returns the same with a column that is taken for another's name at first. */
  Question misnaming(String right, String wrong) {
    if (mistake != null || !sql.contains(right)) {
      return this;
    }
    String column = right.substring(right.indexOf('.') + 1);
    return with(
        new Mistake(sql.replace(right, wrong), "", "", "The column is called " + column + "."));
  }

  /** Returns the same with a query that comes to something implausible at first. */
  Question misled(String wrong, String check, String checked, String found) {
    return with(new Mistake(wrong, check, checked, found));
  }

  private Question with(Mistake made) {
    return new Question(request, sql, remark, tables, answer, facts, ordered, made);
  }
}

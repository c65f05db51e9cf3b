package io.tdscaling.sandbox.family.data.sql;

import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.TaskBuilder;
import io.tdscaling.sandbox.family.data.sql.Question.Mistake;
import java.util.List;

/** Turns a question into a task: how the schema is looked at, and which queries follow. */
final class SqlTelling {
  private static final double MISTAKEN = 0.32;

  private final Database database;
  private final Question question;
  private final Draw draw;
  private final TaskBuilder task = new TaskBuilder();

  SqlTelling(Database database, Question question, Draw draw) {
    this.database = database;
    this.question = question;
    this.draw = draw;
  }

  CodeTask task() {
    database.calls().forEach(task::given);
    Mistake mistake = draw.chance(MISTAKEN) ? question.mistake() : null;
    String remark = question.remark();
    if (mistake != null && mistake.fails()) {
      task.step(CodeStep.failing(guessing(), database.call(mistake.sql())));
      explore(
          draw.one(
              "That column does not exist, so I look at the schema.",
              "I guessed a name. What are the columns really called?"));
      remark = mistake.found();
    } else {
      explore(
          draw.one(
              "First a look at the schema.",
              "I look at the tables first.",
              "Let me see what tables there are.",
              "What does the database hold?",
              ""));
    }
    if (mistake != null && !mistake.fails()) {
      task.step(
          draw.one(
              "Now the query.", "That should do it.", "", "With these tables, the query is this."),
          database.call(mistake.sql()));
      task.step(mistake.checked(), database.call(mistake.check()));
      remark = mistake.found();
    }
    int step = task.step(remark, database.call(question.sql()));
    question.facts().forEach(pointer -> task.fact(step, pointer));
    task.resultSet(step, question.ordered());
    return task.build(request(), question.answer());
  }

  private String guessing() {
    return draw.one("I try it straight away.", "", "The query is simple enough to try at once.");
  }

  private String request() {
    String path = database.path();
    String where =
        draw.one(
            "I have a SQLite database, %s. ",
            "The database %s is in the workspace. ", "Please query %s: ", "From %s: ");
    return where.formatted(path) + question.request();
  }

  private void explore(String remark) {
    String main = question.tables().get(0);
    switch (draw.number(0, 6)) {
      case 0 -> schema(remark);
      case 1 -> {
        task.step(remark, database.call(names()));
        columns("Now the columns.");
      }
      case 2 -> {
        schema(remark);
        task.step(sampling(main), database.call("SELECT * FROM " + main + " LIMIT 3"));
      }
      case 3 -> {
        schema(remark);
        peek();
      }
      case 4 -> {
        task.step(remark, database.call(names()));
        columns("");
        peek();
      }
      case 5 -> task.together(remark, schemaAndRows());
      default -> {
        schema(remark);
        task.step(
            draw.one("How many rows are there?", "How large is %s?".formatted(main)),
            database.call("SELECT COUNT(*) FROM " + main));
      }
    }
  }

  private void schema(String remark) {
    task.step(
        remark,
        database.call(
            draw.one(
                "SELECT sql FROM sqlite_master WHERE type = 'table'",
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name",
                "SELECT sql FROM sqlite_master",
                "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")));
  }

  private String names() {
    return draw.one(
        "SELECT name FROM sqlite_master WHERE type = 'table'",
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  }

  private List<CodeCall> schemaAndRows() {
    String main = question.tables().get(0);
    return List.of(
        database.call("SELECT sql FROM sqlite_master WHERE type = 'table'"),
        database.call("SELECT * FROM %s LIMIT %s".formatted(main, draw.one("3", "5"))));
  }

  private void columns(String remark) {
    List<CodeCall> calls =
        question.tables().stream()
            .map(table -> database.call("PRAGMA table_info(" + table + ")"))
            .toList();
    if (draw.chance(0.7)) {
      task.together(remark, calls);
    } else {
      calls.forEach(call -> task.step("", call));
    }
  }

  private void peek() {
    task.step(
        draw.one("Which values are there?", "I check how the values are spelled."),
        database.call(draw.one(database.peeks(question.tables()))));
  }

  private String sampling(String main) {
    return draw.one("A few rows of %s.", "What do rows of %s look like?").formatted(main);
  }
}

package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDate;
import java.util.List;

/** Questions about staff: a tree of managers and salaries that change. */
final class HrStaff {
  private static final List<String> DEPARTMENTS =
      List.of("Design", "Finance", "Support", "Logistics", "Legal");
  private static final String CURRENT =
      """
      WITH latest AS (
        SELECT employee_id, amount,
          ROW_NUMBER() OVER (PARTITION BY employee_id ORDER BY valid_from DESC) AS newest
        FROM salaries
      )
      """;

  private HrStaff() {}

  static CodeTask task(Draw draw) {
    List<String> people = draw.some(18, Pools.PEOPLE);
    Database database = database(people, draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> payroll(draw);
          case 1 -> aboveAverage(draw);
          case 2 -> reports(people, draw);
          case 3 -> raises(draw);
          case 4 -> headcount(draw);
          default -> overpaid(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(List<String> people, Draw draw) {
    Database database = new Database(draw.one("staff.db", "hr.db", "data.db"));
    Database.Table departments =
        database.table("departments", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL UNIQUE");
    for (int i = 0; i < DEPARTMENTS.size(); i++) {
      departments.row(i + 1, DEPARTMENTS.get(i));
    }
    Database.Table employees =
        database.table(
            "employees",
            """
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            department_id INTEGER REFERENCES departments(id),
            manager_id INTEGER REFERENCES employees(id),
            hired_on TEXT NOT NULL,
            left_on TEXT
            """);
    Database.Table salaries =
        database.table(
            "salaries",
            """
            employee_id INTEGER NOT NULL REFERENCES employees(id),
            valid_from TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (employee_id, valid_from)
            """);
    for (int i = 1; i <= people.size(); i++) {
      LocalDate hired = Pools.day(draw, LocalDate.of(2014, 1, 6), 2200);
      Integer manager =
          i == 1 ? null : Integer.valueOf(i <= 4 ? 1 : draw.number(2, Math.min(i - 1, 8)));
      boolean left = i > 9 && draw.chance(0.25);
      employees.row(
          i,
          people.get(i - 1),
          1 + (i + draw.number(0, 1)) % 4,
          manager,
          hired,
          left ? Pools.day(draw, LocalDate.of(2023, 1, 1), 400) : null);
      int amount = draw.number(28, 62) * 1000;
      for (int n = 0; n < (i <= 3 ? 2 : draw.number(1, 3)); n++) {
        salaries.row(i, hired.plusMonths(n * 14L), amount);
        amount += draw.number(5, 70) * 100;
      }
    }
    database.peek("departments", "name");
    database.peek("employees", "department_id");
    return database;
  }

  private static Question payroll(Draw draw) {
    String measure = draw.one("SUM(s.amount)", "ROUND(AVG(s.amount), 0)", "MAX(s.amount)");
    String said =
        measure.startsWith("SUM")
            ? "the sum"
            : measure.startsWith("MAX") ? "the highest" : "the average (rounded to whole numbers)";
    boolean active = draw.chance(0.6);
    String sql =
        fill(
            draw.one(
                CURRENT
                    + """
                      SELECT d.name, <<measure>> AS pay
                      FROM latest AS s
                      JOIN employees AS e ON e.id = s.employee_id
                      JOIN departments AS d ON d.id = e.department_id
                      WHERE s.newest = 1
                        <<active>>
                      GROUP BY d.id
                      ORDER BY pay DESC, d.name
                      """,
                """
                SELECT d.name, <<measure>> AS pay
                FROM departments AS d
                JOIN employees AS e ON e.department_id = d.id
                JOIN salaries AS s ON s.employee_id = e.id
                WHERE s.valid_from = (
                  SELECT MAX(x.valid_from) FROM salaries AS x WHERE x.employee_id = e.id
                )
                  <<active>>
                GROUP BY d.id
                ORDER BY pay DESC, d.name
                """),
            "measure",
            measure,
            "active",
            active ? "AND e.left_on IS NULL" : "");
    String wrong =
        """
        SELECT d.name, %s AS pay
        FROM salaries AS s
        JOIN employees AS e ON e.id = s.employee_id
        JOIN departments AS d ON d.id = e.department_id
        GROUP BY d.id
        ORDER BY pay DESC
        """
            .formatted(measure);
    return Question.of(
            "What is %s of the current salaries (each person's latest) per department%s? Highest first, equal ones by name."
                .formatted(said, active ? ", without people who have left" : ""),
            sql,
            "salaries",
            "employees",
            "departments")
        .saying("Only the latest salary of each person counts.")
        .answered("{0} comes first, with {1}.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT COUNT(*), COUNT(DISTINCT employee_id) FROM salaries",
            "Is there one salary per person?",
            "There are older salaries too, so I take each person's latest.");
  }

  private static Question aboveAverage(Draw draw) {
    boolean above = draw.chance(0.6);
    String sql =
        fill(
            draw.one(
                CURRENT.stripTrailing()
                    + """
                      , paid AS (
                        SELECT e.name, e.department_id, c.amount
                        FROM employees AS e
                        JOIN latest AS c ON c.employee_id = e.id AND c.newest = 1
                      )
                      SELECT p.name, p.amount
                      FROM paid AS p
                      WHERE p.amount <<sign>> (
                        SELECT AVG(x.amount) FROM paid AS x WHERE x.department_id = p.department_id
                      )
                      ORDER BY p.amount DESC, p.name
                      """,
                """
                WITH paid AS (
                  SELECT e.name, s.amount,
                    AVG(s.amount) OVER (PARTITION BY e.department_id) AS average
                  FROM employees AS e
                  JOIN salaries AS s ON s.employee_id = e.id AND s.valid_from = (
                    SELECT MAX(valid_from) FROM salaries WHERE employee_id = e.id
                  )
                )
                SELECT name, amount
                FROM paid
                WHERE amount <<sign>> average
                ORDER BY amount DESC, name
                """),
            "sign",
            above ? ">" : "<");
    return Question.of(
            "Who earns %s than the average of the own department, by everyone's latest salary? Name and salary, highest first, equal ones by name."
                .formatted(above ? "more" : "less"),
            sql,
            "employees",
            "salaries")
        .saying("Latest salaries, compared within departments.")
        .answered(
            "{0} people do; {1} tops the list with {2}.", "/row_count", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("valid_from", "from_date");
  }

  private static Question reports(List<String> people, Draw draw) {
    String head = people.get(draw.number(0, 1));
    boolean depth = draw.chance(0.5);
    boolean only = draw.chance(0.5);
    String sql =
        fill(
            draw.one(
                """
                WITH RECURSIVE team(id, name, level) AS (
                  SELECT id, name, 0 FROM employees WHERE name = '<<head>>'
                  UNION ALL
                  SELECT e.id, e.name, t.level + 1
                  FROM employees AS e
                  JOIN team AS t ON e.manager_id = t.id
                  <<where>>
                )
                SELECT <<columns>>
                FROM team
                WHERE level > 0
                ORDER BY <<order>>
                """,
                """
                WITH RECURSIVE team AS (
                  SELECT e.id, e.name, 1 AS level
                  FROM employees AS e
                  WHERE e.manager_id = (SELECT id FROM employees WHERE name = '<<head>>')
                    <<and>>
                  UNION ALL
                  SELECT e.id, e.name, team.level + 1
                  FROM team
                  JOIN employees AS e ON e.manager_id = team.id
                  <<where>>
                )
                SELECT <<columns>>
                FROM team
                ORDER BY <<order>>
                """),
            "head",
            head,
            "columns",
            depth ? "name, level" : "name",
            "order",
            depth ? "level, name" : "name",
            "where",
            only ? "WHERE e.left_on IS NULL" : "",
            "and",
            only ? "AND e.left_on IS NULL" : "");
    return Question.of(
            "Who reports to %s, directly or through others%s? %s"
                .formatted(
                    head,
                    only ? " (leave out people who have left, and whoever is only below them)" : "",
                    depth
                        ? "Name and level (1 for direct reports), by level, then name."
                        : "Names in alphabetical order."),
            sql,
            "employees")
        .saying("A recursive query walks down from " + head + ".")
        .answered("{0} people are below " + head + ".", "/row_count")
        .inOrder()
        .misnaming("e.manager_id", "e.boss_id");
  }

  private static Question raises(Draw draw) {
    int limit = draw.number(1, 4);
    boolean percent = draw.chance(0.5);
    String sql =
        fill(
            draw.one(
                """
                WITH steps AS (
                  SELECT employee_id, valid_from, amount,
                    LAG(amount) OVER (PARTITION BY employee_id ORDER BY valid_from) AS previous
                  FROM salaries
                )
                SELECT e.name, s.valid_from, <<raise>> AS increase
                FROM steps AS s
                JOIN employees AS e ON e.id = s.employee_id
                WHERE s.previous IS NOT NULL
                ORDER BY increase DESC, e.name, s.valid_from
                LIMIT <<limit>>
                """,
                """
                SELECT e.name, s.valid_from, <<raise>> AS increase
                FROM (
                  SELECT b.employee_id, b.valid_from, b.amount, (
                    SELECT a.amount FROM salaries AS a
                    WHERE a.employee_id = b.employee_id AND a.valid_from < b.valid_from
                    ORDER BY a.valid_from DESC
                    LIMIT 1
                  ) AS previous
                  FROM salaries AS b
                ) AS s
                JOIN employees AS e ON e.id = s.employee_id
                WHERE s.previous IS NOT NULL
                ORDER BY increase DESC, e.name, s.valid_from
                LIMIT <<limit>>
                """),
            "raise",
            percent
                ? "ROUND(100.0 * (s.amount - s.previous) / s.previous, 1)"
                : "s.amount - s.previous",
            "limit",
            String.valueOf(limit));
    return Question.of(
            "What %s the largest raise%s from one salary to the next%s? Name, first day and raise, largest first; equal ones by name, then day."
                .formatted(
                    limit == 1 ? "was" : "were",
                    limit == 1 ? "" : "s (top " + limit + ")",
                    percent ? ", in percent with one decimal" : ""),
            sql,
            "salaries",
            "employees")
        .saying("Each salary next to the one before.")
        .answered(
            "The largest raise went to {0} on {1}: {2}" + (percent ? " %." : "."),
            "/rows/0/0",
            "/rows/0/1",
            "/rows/0/2")
        .inOrder()
        .misnaming("valid_from", "effective_on");
  }

  private static Question headcount(Draw draw) {
    boolean active = draw.chance(0.5);
    String sql =
        fill(
            draw.one(
                """
                SELECT d.name, COUNT(e.id) AS people
                FROM departments AS d
                LEFT JOIN employees AS e ON e.department_id = d.id <<active>>
                GROUP BY d.id
                ORDER BY people DESC, d.name
                """,
                """
                SELECT d.name, (
                  SELECT COUNT(*) FROM employees AS e WHERE e.department_id = d.id <<active>>
                ) AS people
                FROM departments AS d
                ORDER BY people DESC, d.name
                """),
            "active",
            active ? "AND e.left_on IS NULL" : "");
    String wrong =
        """
        SELECT d.name, COUNT(*) AS people
        FROM departments AS d
        LEFT JOIN employees AS e ON e.department_id = d.id
        GROUP BY d.id
        ORDER BY people DESC, d.name
        """;
    return Question.of(
            "How many people does each department have%s? Departments without anyone show as 0; most first, equal ones by name."
                .formatted(active ? ", not counting those who have left" : ""),
            sql,
            "departments",
            "employees")
        .saying("A left join keeps departments without anyone.")
        .answered("{0} is the largest, with {1} people.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT name FROM departments WHERE id NOT IN (SELECT department_id FROM employees)",
            "No department at 0? I check which have nobody.",
            "COUNT(*) counts the empty row of the join; it has to be COUNT(e.id).");
  }

  private static Question overpaid(Draw draw) {
    String sql =
        draw.one(
            CURRENT
                + """
                  SELECT e.name, m.name, a.amount - b.amount AS more
                  FROM employees AS e
                  JOIN employees AS m ON m.id = e.manager_id
                  JOIN latest AS a ON a.employee_id = e.id AND a.newest = 1
                  JOIN latest AS b ON b.employee_id = m.id AND b.newest = 1
                  WHERE a.amount > b.amount
                  ORDER BY more DESC, e.name
                  """,
            """
            WITH pay AS (
              SELECT s.employee_id, s.amount
              FROM salaries AS s
              WHERE NOT EXISTS (
                SELECT 1 FROM salaries AS x
                WHERE x.employee_id = s.employee_id AND x.valid_from > s.valid_from
              )
            )
            SELECT e.name, m.name, a.amount - b.amount AS more
            FROM pay AS a
            JOIN employees AS e ON e.id = a.employee_id
            JOIN employees AS m ON m.id = e.manager_id
            JOIN pay AS b ON b.employee_id = m.id
            WHERE a.amount > b.amount
            ORDER BY more DESC, e.name
            """);
    return Question.of(
            "Who earns more than the own manager, by latest salaries? Name, manager and how much more, most first, equal ones by name.",
            sql,
            "employees",
            "salaries")
        .saying("Employees joined with themselves, and each with the latest salary.")
        .answered("{0} people earn more than their manager.", "/row_count")
        .inOrder()
        .misnaming("e.manager_id", "e.reports_to");
  }
}

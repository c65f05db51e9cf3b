package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.util.List;

/** Questions about the courses and grades of a school. */
final class SchoolGrades {
  private static final List<String> COURSES =
      List.of("Algebra", "Biology", "Chemistry", "Drama", "English", "French");

  private SchoolGrades() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> ranking(draw);
          case 1 -> oneNotTheOther(draw);
          case 2 -> passed(draw);
          case 3 -> progress(draw);
          case 4 -> ungraded(draw);
          default -> best(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("school.db", "data.db", "grades.db"));
    Database.Table students =
        database.table(
            "students", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\nclass TEXT NOT NULL");
    List<String> people = draw.some(16, Pools.PEOPLE);
    for (int i = 1; i <= 16; i++) {
      students.row(i, people.get(i - 1), draw.one("9a", "9b", "10a"));
    }
    Database.Table courses =
        database.table(
            "courses", "id INTEGER PRIMARY KEY,\ntitle TEXT NOT NULL UNIQUE,\nroom TEXT");
    for (int i = 0; i < COURSES.size(); i++) {
      courses.row(i + 1, COURSES.get(i), draw.chance(0.8) ? "R" + (101 + i * 3) : null);
    }
    Database.Table enrolments =
        database.table(
            "enrolments",
            """
            student_id INTEGER NOT NULL REFERENCES students(id),
            course_id INTEGER NOT NULL REFERENCES courses(id),
            PRIMARY KEY (student_id, course_id)
            """);
    Database.Table grades =
        database.table(
            "grades",
            """
            id INTEGER PRIMARY KEY,
            student_id INTEGER NOT NULL REFERENCES students(id),
            course_id INTEGER NOT NULL REFERENCES courses(id),
            term INTEGER NOT NULL,
            points INTEGER
            """);
    int grade = 0;
    for (int student = 1; student <= 16; student++) {
      for (int course : draw.some(draw.number(2, 4), List.of(1, 2, 3, 4, 5, 6))) {
        enrolments.row(student, course);
        for (int term = 1; term <= 2; term++) {
          if (student < 3 || draw.chance(0.88)) {
            boolean absent = student >= 3 && draw.chance(0.1);
            grades.row(++grade, student, course, term, absent ? null : draw.number(28, 99));
          }
        }
      }
    }
    database.peek("students", "class");
    database.peek("courses", "title");
    database.peek("grades", "term");
    return database;
  }

  private static Question ranking(Draw draw) {
    int term = draw.number(1, 2);
    int places = draw.number(3, 5);
    boolean one = draw.chance(0.5);
    String sql =
        fill(
            draw.one(
                """
                WITH averages AS (
                  SELECT s.name, ROUND(AVG(g.points), 1) AS average
                  FROM students AS s
                  JOIN grades AS g ON g.student_id = s.id
                  <<term>>
                  GROUP BY s.id
                  HAVING average IS NOT NULL
                ), ranked AS (
                  SELECT name, average, DENSE_RANK() OVER (ORDER BY average DESC) AS place
                  FROM averages
                )
                SELECT place, name, average
                FROM ranked
                WHERE place <= <<places>>
                ORDER BY place, name
                """,
                """
                SELECT place, name, average
                FROM (
                  SELECT s.name, ROUND(AVG(g.points), 1) AS average,
                    DENSE_RANK() OVER (ORDER BY ROUND(AVG(g.points), 1) DESC) AS place
                  FROM grades AS g
                  JOIN students AS s ON s.id = g.student_id
                  <<term>>
                  GROUP BY s.id
                  HAVING COUNT(g.points) > 0
                )
                WHERE place <= <<places>>
                ORDER BY place, name
                """),
            "term",
            one ? "WHERE g.term = " + term : "",
            "places",
            String.valueOf(places));
    return Question.of(
            "Rank the students by average points%s, to one decimal: equal averages share a place and no place is skipped. Show place, name and average of the first %s places, by place, then name."
                .formatted(one ? " in term " + term : " over both terms", places),
            sql,
            "students",
            "grades")
        .saying("DENSE_RANK shares places without gaps.")
        .answered(
            "{0} students share the first " + places + " places; {1} leads with {2} points.",
            "/row_count",
            "/rows/0/1",
            "/rows/0/2")
        .inOrder()
        .misnaming("g.points", "g.score");
  }

  private static Question oneNotTheOther(Draw draw) {
    List<String> two = draw.some(2, COURSES);
    String operation = draw.one("EXCEPT", "INTERSECT", "UNION");
    String condition =
        switch (operation) {
          case "EXCEPT" -> "SUM(c.title = '<<a>>') > 0 AND SUM(c.title = '<<b>>') = 0";
          case "INTERSECT" -> "SUM(c.title = '<<a>>') > 0 AND SUM(c.title = '<<b>>') > 0";
          default -> "SUM(c.title IN ('<<a>>', '<<b>>')) > 0";
        };
    String sql =
        fill(
            fill(
                draw.one(
                    """
                    SELECT s.name
                    FROM students AS s
                    JOIN enrolments AS e ON e.student_id = s.id
                    JOIN courses AS c ON c.id = e.course_id
                    WHERE c.title = '<<a>>'
                    <<operation>>
                    SELECT s.name
                    FROM students AS s
                    JOIN enrolments AS e ON e.student_id = s.id
                    JOIN courses AS c ON c.id = e.course_id
                    WHERE c.title = '<<b>>'
                    ORDER BY name
                    """,
                    """
                    WITH taking AS (
                      SELECT s.name AS name, c.title AS title
                      FROM enrolments AS e
                      JOIN students AS s ON s.id = e.student_id
                      JOIN courses AS c ON c.id = e.course_id
                    )
                    SELECT name FROM taking WHERE title = '<<a>>'
                    <<operation>>
                    SELECT name FROM taking WHERE title = '<<b>>'
                    ORDER BY name
                    """,
                    """
                    SELECT s.name
                    FROM students AS s
                    JOIN enrolments AS e ON e.student_id = s.id
                    JOIN courses AS c ON c.id = e.course_id
                    GROUP BY s.id
                    HAVING <<condition>>
                    ORDER BY s.name
                    """),
                "a",
                two.get(0),
                "b",
                two.get(1),
                "operation",
                operation,
                "condition",
                condition),
            "a",
            two.get(0),
            "b",
            two.get(1));
    String said =
        switch (operation) {
          case "EXCEPT" -> "%s but not %s";
          case "INTERSECT" -> "both %s and %s";
          default -> "%s or %s or both";
        };
    String taking = said.formatted(two.get(0), two.get(1));
    return Question.of(
            draw.one(
                    "Who takes %s? Names in alphabetical order.",
                    "List the students who take %s, by name.")
                .formatted(taking),
            sql,
            "enrolments",
            "students",
            "courses")
        .saying("Two sets of students, put together.")
        .answered("{0} students take " + taking + ".", "/row_count")
        .inOrder()
        .misnaming("c.title", "c.name");
  }

  private static Question passed(Draw draw) {
    int limit = draw.number(9, 12) * 5;
    int least = draw.number(2, 5);
    String sql =
        fill(
            draw.one(
                """
                SELECT c.title, ROUND(100.0 * SUM(g.points >= <<limit>>) / COUNT(g.points), 1) AS passed
                FROM courses AS c
                JOIN grades AS g ON g.course_id = c.id
                WHERE g.points IS NOT NULL
                GROUP BY c.id
                HAVING COUNT(*) >= <<least>>
                ORDER BY passed DESC, c.title
                """,
                """
                WITH counted AS (
                  SELECT course_id,
                    COUNT(CASE WHEN points >= <<limit>> THEN 1 END) AS passed,
                    COUNT(points) AS taken
                  FROM grades
                  GROUP BY course_id
                )
                SELECT c.title, ROUND(n.passed * 100.0 / n.taken, 1) AS percent
                FROM counted AS n
                JOIN courses AS c ON c.id = n.course_id
                WHERE taken >= <<least>>
                ORDER BY percent DESC, c.title
                """),
            "limit",
            String.valueOf(limit),
            "least",
            String.valueOf(least));
    String wrong =
        """
        SELECT c.title, ROUND(100.0 * SUM(g.points >= %s) / COUNT(*), 1) AS passed
        FROM courses AS c
        JOIN grades AS g ON g.course_id = c.id
        GROUP BY c.id
        HAVING COUNT(*) >= %s
        ORDER BY passed DESC, c.title
        """
            .formatted(limit, least);
    return Question.of(
            "What percentage of grades reached %s points in each course with at least %s grades? Grades without points do not count at all; one decimal, highest first, equal ones by title."
                .formatted(limit, least),
            sql,
            "grades",
            "courses")
        .saying("Passed over taken, per course.")
        .answered("{0} has the highest share, {1} %.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT COUNT(*), COUNT(points) FROM grades",
            "Are there grades without points?",
            "COUNT(*) also counts grades without points, COUNT(points) does not.");
  }

  private static Question progress(Draw draw) {
    boolean better = draw.chance(0.5);
    boolean students = draw.chance(0.6);
    String name = students ? "s.name" : "c.title";
    String join =
        students
            ? "JOIN students AS s ON s.id = g.student_id"
            : "JOIN courses AS c ON c.id = g.course_id";
    String sql =
        fill(
            draw.one(
                """
                SELECT <<name>>, ROUND(
                  AVG(CASE WHEN g.term = 2 THEN g.points END)
                  - AVG(CASE WHEN g.term = 1 THEN g.points END), 1) AS change
                FROM grades AS g
                <<join>>
                GROUP BY <<name>>
                HAVING change IS NOT NULL
                ORDER BY change <<direction>>, <<name>>
                LIMIT 3
                """,
                """
                WITH terms AS (
                  SELECT <<name>> AS name, g.term, AVG(g.points) AS average
                  FROM grades AS g
                  <<join>>
                  WHERE g.points IS NOT NULL
                  GROUP BY <<name>>, g.term
                )
                SELECT a.name, ROUND(b.average - a.average, 1) AS change
                FROM terms AS a
                JOIN terms AS b ON b.name = a.name AND b.term = 2
                WHERE a.term = 1
                ORDER BY change <<direction>>, a.name
                LIMIT 3
                """,
                """
                SELECT <<name>>, ROUND(
                  AVG(g.points) FILTER (WHERE g.term = 2)
                  - AVG(g.points) FILTER (WHERE g.term = 1), 1) AS change
                FROM grades AS g
                <<join>>
                GROUP BY <<name>>
                HAVING COUNT(g.points) FILTER (WHERE g.term = 1) > 0
                  AND COUNT(g.points) FILTER (WHERE g.term = 2) > 0
                ORDER BY change <<direction>>, <<name>>
                LIMIT 3
                """),
            "name",
            name,
            "join",
            join,
            "direction",
            better ? "DESC" : "ASC");
    return Question.of(
            "Which three %s %s most from term 1 to term 2, by the average of the points? %s and change to one decimal (term 2 less term 1), the strongest first; equal ones by name."
                .formatted(
                    students ? "students" : "courses",
                    better ? "improved" : "got worse",
                    students ? "Name" : "Title"),
            sql,
            "grades",
            students ? "students" : "courses")
        .saying("Both terms side by side.")
        .answered("{0} comes first, with a change of {1} points.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("g.term", "g.semester");
  }

  private static Question ungraded(Draw draw) {
    int term = draw.number(1, 2);
    String sql =
        fill(
            draw.one(
                """
                SELECT s.name, c.title
                FROM enrolments AS e
                JOIN students AS s ON s.id = e.student_id
                JOIN courses AS c ON c.id = e.course_id
                LEFT JOIN grades AS g
                  ON g.student_id = e.student_id AND g.course_id = e.course_id AND g.term = <<term>>
                WHERE g.points IS NULL
                ORDER BY s.name, c.title
                """,
                """
                SELECT s.name, c.title
                FROM enrolments AS e
                JOIN students AS s ON s.id = e.student_id
                JOIN courses AS c ON c.id = e.course_id
                WHERE NOT EXISTS (
                  SELECT 1 FROM grades AS g
                  WHERE g.student_id = e.student_id AND g.course_id = e.course_id
                    AND g.term = <<term>> AND g.points IS NOT NULL
                )
                ORDER BY s.name, c.title
                """),
            "term",
            String.valueOf(term));
    return Question.of(
            "Where are points missing in term %s, either because there is no grade or because it has no points? Name and course of each enrolment, by name, then course."
                .formatted(term),
            sql,
            "enrolments",
            "students",
            "courses",
            "grades")
        .saying("Enrolments without points in that term.")
        .answered("Points are missing for {0} enrolments.", "/row_count")
        .inOrder()
        .misnaming("c.title", "c.subject");
  }

  private static Question best(Draw draw) {
    boolean highest = draw.chance(0.6);
    String sql =
        fill(
            draw.one(
                """
                WITH placed AS (
                  SELECT c.title, s.name, g.points,
                    RANK() OVER (PARTITION BY c.id ORDER BY g.points <<direction>>) AS place
                  FROM grades AS g
                  JOIN courses AS c ON c.id = g.course_id
                  JOIN students AS s ON s.id = g.student_id
                  WHERE g.points IS NOT NULL
                )
                SELECT DISTINCT title, name, points
                FROM placed
                WHERE place = 1
                ORDER BY title, name
                """,
                """
                SELECT DISTINCT c.title, s.name, g.points
                FROM grades AS g
                JOIN courses AS c ON c.id = g.course_id
                JOIN students AS s ON s.id = g.student_id
                WHERE g.points = (
                  SELECT <<pick>>(x.points) FROM grades AS x WHERE x.course_id = g.course_id
                )
                ORDER BY c.title, s.name
                """),
            "direction",
            highest ? "DESC" : "ASC",
            "pick",
            highest ? "MAX" : "MIN");
    return Question.of(
            "Who has the %s points of each course, over both terms? Course, name and points, by course; all who share them, by name."
                .formatted(highest ? "most" : "fewest"),
            sql,
            "grades",
            "courses",
            "students")
        .saying("The extreme of each course, with all who share it.")
        .answered("In {0} it is {1} with {2} points.", "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misnaming("s.name", "s.full_name");
  }
}

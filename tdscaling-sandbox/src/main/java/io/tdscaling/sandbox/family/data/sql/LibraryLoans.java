package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDate;
import java.util.List;

/** Questions about the loans of a library. */
final class LibraryLoans {
  private static final List<String> TITLES =
      List.of(
          "The Salt Road",
          "Winter Orchard",
          "A Map of Rain",
          "Small Engines",
          "The Ninth Bridge",
          "Glass Harbour",
          "Letters to Nobody",
          "Field Notes",
          "The Quiet Machine",
          "North Light",
          "Paper Lanterns",
          "The Long Table");
  private static final LocalDate START = LocalDate.of(2024, 1, 8);

  private LibraryLoans() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> open(draw);
          case 1 -> durations(draw);
          case 2 -> neverLent(draw);
          case 3 -> mostLoans(draw);
          case 4 -> latest(draw);
          default -> months(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("library.db", "data.db", "loans.sqlite"));
    Database.Table members =
        database.table(
            "members",
            "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\nbranch TEXT NOT NULL,\njoined_on TEXT");
    List<String> people = draw.some(12, Pools.PEOPLE);
    for (int i = 0; i < people.size(); i++) {
      members.row(
          i + 1,
          people.get(i),
          draw.one("Central", "Harbour", "Westside"),
          Pools.day(draw, LocalDate.of(2019, 1, 1), 1500));
    }
    Database.Table books =
        database.table(
            "books",
            "id INTEGER PRIMARY KEY,\ntitle TEXT NOT NULL,\ngenre TEXT NOT NULL,\nyear INTEGER");
    for (int i = 0; i < TITLES.size(); i++) {
      books.row(
          i + 101,
          TITLES.get(i),
          draw.one("fiction", "travel", "science"),
          draw.number(1962, 2023));
    }
    Database.Table loans =
        database.table(
            "loans",
            """
            id INTEGER PRIMARY KEY,
            member_id INTEGER NOT NULL REFERENCES members(id),
            book_id INTEGER NOT NULL REFERENCES books(id),
            loaned_on TEXT NOT NULL,
            due_on TEXT NOT NULL,
            returned_on TEXT
            """);
    for (int i = 0; i < 48; i++) {
      LocalDate from = Pools.day(draw, START, 170);
      boolean back = draw.chance(0.75);
      loans.row(
          i + 1,
          draw.number(1, 12),
          draw.number(101, 110),
          from,
          from.plusDays(21),
          back ? Pools.day(draw, from.plusDays(2), 35) : null);
    }
    database.peek("books", "genre");
    database.peek("members", "branch");
    return database;
  }

  private static Question open(Draw draw) {
    boolean branch = draw.chance(0.5);
    String where = draw.one("Central", "Harbour", "Westside");
    String day = START.plusDays(draw.number(120, 190)).toString();
    String sql =
        fill(
            draw.one(
                """
                SELECT m.name, COUNT(*) AS open_loans
                FROM loans AS l
                JOIN members AS m ON m.id = l.member_id
                WHERE l.returned_on IS NULL
                  AND l.due_on < '<<day>>'
                  <<branch>>
                GROUP BY m.id
                ORDER BY open_loans DESC, m.name
                """,
                """
                SELECT name, open_loans
                FROM (
                  SELECT m.name AS name, COUNT(l.id) AS open_loans
                  FROM members AS m
                  JOIN loans AS l ON l.member_id = m.id AND l.returned_on IS NULL
                  WHERE l.due_on < '<<day>>'
                    <<branch>>
                  GROUP BY m.id
                )
                ORDER BY open_loans DESC, name
                """),
            "day",
            day,
            "branch",
            branch ? "AND m.branch = '" + where + "'" : "");
    String whose = branch ? " of the " + where + " branch" : "";
    return Question.of(
            draw.one(
                    "Which members%s had loans that were not returned and due before %s? Name and"
                        + " number, most first, then by name.",
                    "List the members%s with loans still out that were due before %s, with how many:"
                        + " the most first, equal ones by name.")
                .formatted(whose, day),
            sql,
            "loans",
            "members")
        .saying("Loans past their due date that have not come back.")
        .answered("{0} members" + whose + " had overdue loans on " + day + ".", "/row_count")
        .inOrder()
        .misled(
            sql.replace("returned_on IS NULL", "returned_on = NULL"),
            "SELECT COUNT(*) FROM loans WHERE returned_on IS NULL",
            "No rows at all? I count the loans without a return.",
            "Nothing equals NULL: it has to be IS NULL.");
  }

  private static Question durations(Draw draw) {
    String by = draw.one("b.genre", "m.branch");
    boolean genre = by.startsWith("b");
    boolean most = draw.chance(0.5);
    String join =
        genre ? "JOIN books AS b ON b.id = l.book_id" : "JOIN members AS m ON m.id = l.member_id";
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>, ROUND(AVG(julianday(l.returned_on) - julianday(l.loaned_on)), 1) AS days
                FROM loans AS l
                <<join>>
                WHERE l.returned_on IS NOT NULL
                GROUP BY <<by>>
                ORDER BY days <<direction>>, <<by>>
                """,
                """
                WITH returned AS (
                  SELECT <<by>> AS part, julianday(l.returned_on) - julianday(l.loaned_on) AS days
                  FROM loans AS l
                  <<join>>
                  WHERE l.returned_on IS NOT NULL
                )
                SELECT part, ROUND(AVG(days), 1) AS average
                FROM returned
                GROUP BY part
                ORDER BY average <<direction>>, part
                """),
            "by",
            by,
            "join",
            join,
            "direction",
            most ? "DESC" : "ASC");
    String part = genre ? "genre" : "branch";
    String first = most ? "longest" : "shortest";
    return Question.of(
            "How many days are books out on average before they come back, per %s? Only returned"
                    .formatted(part)
                + " loans, one decimal, the %s first.".formatted(first),
            sql,
            "loans",
            genre ? "books" : "members")
        .saying("julianday gives the difference in days.")
        .answered(
            "Out %s are those of {0}, with {1} days on average.".formatted(first),
            "/rows/0/0",
            "/rows/0/1")
        .inOrder()
        .misnaming("l.loaned_on", "l.borrowed_on");
  }

  private static Question neverLent(Draw draw) {
    boolean members = draw.chance(0.4);
    String day = START.plusDays(draw.number(60, 120)).toString();
    String table = members ? "members" : "books";
    String name = members ? "name" : "title";
    String key = members ? "member_id" : "book_id";
    String sql =
        fill(
            draw.one(
                """
                SELECT t.<<name>>
                FROM <<table>> AS t
                LEFT JOIN loans AS l ON l.<<key>> = t.id AND l.loaned_on >= '<<day>>'
                WHERE l.id IS NULL
                ORDER BY t.<<name>>
                """,
                """
                SELECT <<name>>
                FROM <<table>>
                WHERE id NOT IN (SELECT <<key>> FROM loans WHERE loaned_on >= '<<day>>')
                ORDER BY <<name>>
                """,
                """
                SELECT t.<<name>>
                FROM <<table>> AS t
                WHERE NOT EXISTS (
                  SELECT 1 FROM loans AS l WHERE l.<<key>> = t.id AND l.loaned_on >= '<<day>>'
                )
                ORDER BY t.<<name>>
                """),
            "name",
            name,
            "table",
            table,
            "key",
            key,
            "day",
            day);
    String wrong =
        fill(
            """
            SELECT t.<<name>>
            FROM <<table>> AS t
            LEFT JOIN loans AS l ON l.<<key>> = t.id
            WHERE l.loaned_on >= '<<day>>' AND l.id IS NULL
            """,
            "name",
            name,
            "table",
            table,
            "key",
            key,
            "day",
            day);
    return Question.of(
            members
                ? "Which members have not borrowed anything since %s (that day included)? Names in"
                        .formatted(day)
                    + " alphabetical order."
                : "Which titles were not lent out from %s on? In alphabetical order."
                    .formatted(day),
            sql,
            table,
            "loans")
        .saying("Those without a matching loan.")
        .answered(
            "Since "
                + day
                + " there are {0} "
                + (members ? "members without a loan." : "titles that nobody borrowed."),
            "/row_count")
        .inOrder()
        .misled(
            wrong,
            "SELECT COUNT(DISTINCT %s) FROM loans WHERE loaned_on >= '%s'".formatted(key, day),
            "Empty, which I doubt: how many %s have a loan since then?".formatted(table),
            "The date belongs into the condition of the join, else it drops the unmatched rows.");
  }

  private static Question mostLoans(Draw draw) {
    boolean books = draw.chance(0.5);
    int limit = draw.number(2, 4);
    String sql =
        books
            ? draw.one(
                    """
                SELECT b.title, COUNT(l.id) AS times
                FROM books AS b
                LEFT JOIN loans AS l ON l.book_id = b.id
                GROUP BY b.id
                ORDER BY times DESC, b.title
                LIMIT %s
                """,
                    """
                SELECT b.title, (SELECT COUNT(*) FROM loans AS l WHERE l.book_id = b.id) AS times
                FROM books AS b
                ORDER BY times DESC, b.title
                LIMIT %s
                """)
                .formatted(limit)
            : draw.one(
                    """
                SELECT m.name, COUNT(DISTINCT l.book_id) AS titles
                FROM members AS m
                JOIN loans AS l ON l.member_id = m.id
                GROUP BY m.id
                ORDER BY titles DESC, m.name
                LIMIT %s
                """,
                    """
                WITH pairs AS (SELECT DISTINCT member_id, book_id FROM loans)
                SELECT m.name, COUNT(*) AS titles
                FROM pairs AS p
                JOIN members AS m ON m.id = p.member_id
                GROUP BY m.id
                ORDER BY titles DESC, m.name
                LIMIT %s
                """)
                .formatted(limit);
    return Question.of(
            books
                ? ("Which %s titles were lent out most often, and how often? Most first, equal"
                        + " ones by title.")
                    .formatted(limit)
                : ("Which %s members borrowed the most different titles, and how many? Most"
                        + " first, equal ones by name.")
                    .formatted(limit),
            sql,
            "loans",
            books ? "books" : "members")
        .saying(books ? "Loans per title." : "A title borrowed twice counts once.")
        .answered(
            "{0} leads with {1}, followed by {2} with {3}.",
            "/rows/0/0", "/rows/0/1", "/rows/1/0", "/rows/1/1")
        .inOrder()
        .misnaming(books ? "b.title" : "m.name", books ? "b.name" : "m.full_name");
  }

  private static Question latest(Draw draw) {
    String branch = draw.one("Central", "Harbour", "Westside");
    boolean one = draw.chance(0.5);
    String filter = one ? "WHERE m.branch = '" + branch + "'" : "";
    String sql =
        fill(
            draw.one(
                """
                WITH ranked AS (
                  SELECT l.member_id, l.book_id, l.loaned_on,
                    ROW_NUMBER() OVER (
                      PARTITION BY l.member_id ORDER BY l.loaned_on DESC, l.id DESC
                    ) AS place
                  FROM loans AS l
                )
                SELECT m.name, b.title, r.loaned_on
                FROM ranked AS r
                JOIN members AS m ON m.id = r.member_id AND r.place = 1
                JOIN books AS b ON b.id = r.book_id
                <<filter>>
                ORDER BY m.name
                """,
                """
                SELECT m.name, b.title, l.loaned_on
                FROM members AS m
                JOIN loans AS l ON l.id = (
                  SELECT x.id FROM loans AS x
                  WHERE x.member_id = m.id
                  ORDER BY x.loaned_on DESC, x.id DESC
                  LIMIT 1
                )
                JOIN books AS b ON b.id = l.book_id
                <<filter>>
                ORDER BY m.name
                """),
            "filter",
            filter);
    return Question.of(
            "Show for every member%s with a loan the latest one: name, title and day it was lent,"
                    .formatted(one ? " of the " + branch + " branch" : "")
                + " by name. Of several on one day, take the one with the higher id.",
            sql,
            "loans",
            "members",
            "books")
        .saying("One loan per member, the latest.")
        .answered("These are the latest loans of {0} members.", "/row_count")
        .inOrder()
        .misnaming("loaned_on", "loan_date");
  }

  private static Question months(Draw draw) {
    boolean late = draw.chance(0.5);
    String condition = late ? "WHERE returned_on > due_on" : "";
    String sql =
        fill(
            draw.one(
                """
                SELECT strftime('%Y-%m', loaned_on) AS month, COUNT(*) AS loans
                FROM loans
                <<condition>>
                GROUP BY month
                ORDER BY loans DESC, month
                """,
                """
                SELECT substr(loaned_on, 1, 7) AS month, COUNT(id) AS loans
                FROM loans
                <<condition>>
                GROUP BY substr(loaned_on, 1, 7)
                ORDER BY COUNT(id) DESC, month
                """),
            "condition",
            condition);
    return Question.of(
            late
                ? "Count per month of lending the loans that came back after they were due: month"
                    + " (YYYY-MM) and number, most first, then by month."
                : "How many loans were there per month (YYYY-MM)? Most first, equal ones by month.",
            sql,
            "loans")
        .saying("Grouped by the month of loaned_on.")
        .answered("{0} months have any, listed with their number of loans.", "/row_count")
        .inOrder()
        .misnaming("loaned_on", "lent_on");
  }
}

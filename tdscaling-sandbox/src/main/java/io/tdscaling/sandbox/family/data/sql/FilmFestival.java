package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.time.LocalDateTime;
import java.util.List;

/** Questions about the screenings and juries of a film festival. */
final class FilmFestival {
  private static final List<String> FILMS =
      List.of(
          "Arctic Letters",
          "Below the Pier",
          "Copper Sky",
          "Dust and Honey",
          "Eleven Doors",
          "Fathom",
          "Gentle Machines",
          "Halfway Home",
          "Ink",
          "Jackdaw");
  private static final List<String> VENUES = List.of("Atrium", "Old Mill", "Riverside");
  private static final LocalDateTime OPENING = LocalDateTime.of(2024, 6, 3, 14, 0);

  private FilmFestival() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> occupancy(draw);
          case 1 -> overlaps(draw);
          case 2 -> bestOfDay(draw);
          case 3 -> scores(draw);
          case 4 -> neverShown(draw);
          default -> money(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("festival.db", "data.db"));
    Database.Table films =
        database.table(
            "films",
            """
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            country TEXT NOT NULL,
            minutes INTEGER NOT NULL
            """);
    for (int i = 0; i < FILMS.size(); i++) {
      films.row(i + 1, FILMS.get(i), draw.one("FI", "KR", "MX", "PL"), draw.number(72, 151));
    }
    Database.Table venues =
        database.table(
            "venues", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\nseats INTEGER NOT NULL");
    for (int i = 0; i < VENUES.size(); i++) {
      venues.row(i + 1, VENUES.get(i), 120 + i * 40);
    }
    Database.Table screenings =
        database.table(
            "screenings",
            """
            id INTEGER PRIMARY KEY,
            film_id INTEGER NOT NULL REFERENCES films(id),
            venue_id INTEGER NOT NULL REFERENCES venues(id),
            starts_at TEXT NOT NULL,
            sold INTEGER NOT NULL,
            price NUMERIC NOT NULL
            """);
    for (int i = 1; i <= 40; i++) {
      LocalDateTime start =
          OPENING.plusDays(draw.number(0, 6)).plusMinutes(draw.number(0, 16) * 30L);
      screenings.row(
          i,
          i <= 8 ? i : draw.number(1, 8),
          draw.number(1, 3),
          start.toString().replace('T', ' '),
          draw.number(20, 120),
          draw.one(8, 9, 11, 12));
    }
    Database.Table ratings =
        database.table(
            "ratings",
            """
            film_id INTEGER NOT NULL REFERENCES films(id),
            juror TEXT NOT NULL,
            score INTEGER NOT NULL,
            PRIMARY KEY (film_id, juror)
            """);
    for (int film = 1; film <= 8; film++) {
      for (String juror :
          draw.some(draw.number(3, 5), List.of("Aoki", "Bauer", "Costa", "Duval", "Egede"))) {
        ratings.row(film, juror, draw.number(2, 10));
      }
    }
    database.peek("films", "country");
    database.peek("venues", "name");
    return database;
  }

  private static Question occupancy(Draw draw) {
    boolean venue = draw.chance(0.5);
    String by = venue ? "v.name" : "f.title";
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>, ROUND(100.0 * SUM(s.sold) / SUM(v.seats), 1) AS percent
                FROM screenings AS s
                JOIN venues AS v ON v.id = s.venue_id
                <<join>>
                GROUP BY <<by>>
                ORDER BY percent DESC, <<by>>
                """,
                """
                WITH houses AS (
                  SELECT <<by>> AS part, s.sold, v.seats
                  FROM venues AS v
                  JOIN screenings AS s ON s.venue_id = v.id
                  <<join>>
                )
                SELECT part, ROUND(SUM(sold) * 100.0 / SUM(seats), 1) AS percent
                FROM houses
                GROUP BY part
                ORDER BY percent DESC, part
                """),
            "by",
            by,
            "join",
            venue ? "" : "JOIN films AS f ON f.id = s.film_id");
    return Question.of(
            "How full were the screenings per %s: all tickets sold over all seats on offer, in percent with one decimal? Fullest first, equal ones by name."
                .formatted(venue ? "venue" : "film"),
            sql,
            "screenings",
            "venues",
            "films")
        .saying("Seats count once per screening.")
        .answered("{0} was the fullest, with {1} %.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("s.sold", "s.tickets");
  }

  private static Question overlaps(Draw draw) {
    boolean list = draw.chance(0.5);
    String columns = list ? "v.name, a.id, b.id" : "v.name, COUNT(*) AS overlaps";
    String tail = list ? "ORDER BY a.id, b.id" : "GROUP BY v.id\nORDER BY overlaps DESC, v.name";
    String sql =
        fill(
            draw.one(
                """
                WITH times AS (
                  SELECT s.id, s.venue_id, s.starts_at,
                    datetime(s.starts_at, '+' || f.minutes || ' minutes') AS ends_at
                  FROM screenings AS s
                  JOIN films AS f ON f.id = s.film_id
                )
                SELECT <<columns>>
                FROM times AS a
                JOIN times AS b ON b.venue_id = a.venue_id AND b.id > a.id
                JOIN venues AS v ON v.id = a.venue_id
                WHERE datetime(a.starts_at) < b.ends_at AND datetime(b.starts_at) < a.ends_at
                <<tail>>
                """,
                """
                WITH times AS (
                  SELECT s.id, s.venue_id, julianday(s.starts_at) * 1440 AS start, f.minutes
                  FROM films AS f
                  JOIN screenings AS s ON s.film_id = f.id
                )
                SELECT <<columns>>
                FROM times AS a
                JOIN times AS b ON b.venue_id = a.venue_id AND a.id < b.id
                  AND ROUND(b.start - a.start) < a.minutes
                  AND ROUND(a.start - b.start) < b.minutes
                JOIN venues AS v ON v.id = a.venue_id
                <<tail>>
                """),
            "columns",
            columns,
            "tail",
            tail);
    return Question.of(
            list
                ? "Which screenings overlap in one venue, given each film's minutes? Venue and both ids, the lower first, in order of the ids. One that starts just when another ends does not overlap."
                : "How many pairs of screenings overlap in each venue that has any, given each film's minutes? Venue and number, most first, equal ones by name. One that starts just when another ends does not overlap.",
            sql,
            "screenings",
            "films",
            "venues")
        .saying("Each screening against the later ids in its venue.")
        .answered(
            list ? "There are {0} overlapping pairs." : "Overlaps occur in {0} venues.",
            "/row_count")
        .inOrder()
        .misnaming("f.minutes", "f.duration");
  }

  private static Question bestOfDay(Draw draw) {
    String measure = draw.one("s.sold", "s.sold * s.price");
    boolean sold = measure.equals("s.sold");
    String sql =
        fill(
            draw.one(
                """
                SELECT day, title, amount
                FROM (
                  SELECT date(s.starts_at) AS day, f.title, <<measure>> AS amount,
                    ROW_NUMBER() OVER (
                      PARTITION BY date(s.starts_at) ORDER BY <<measure>> DESC, s.id
                    ) AS place
                  FROM screenings AS s
                  JOIN films AS f ON f.id = s.film_id
                )
                WHERE place = 1
                ORDER BY day
                """,
                """
                SELECT date(s.starts_at) AS day, f.title, <<measure>> AS amount
                FROM screenings AS s
                JOIN films AS f ON f.id = s.film_id
                WHERE s.id = (
                  SELECT x.id FROM screenings AS x
                  WHERE date(x.starts_at) = date(s.starts_at)
                  ORDER BY <<other>> DESC, x.id
                  LIMIT 1
                )
                ORDER BY day
                """),
            "measure",
            measure,
            "other",
            measure.replace("s.", "x."));
    return Question.of(
            "Which screening %s each day? Day, film and %s, by day; on a tie the one with the lower id."
                .formatted(
                    sold ? "sold the most tickets" : "took the most money (sold times price)",
                    sold ? "tickets" : "amount"),
            sql,
            "screenings",
            "films")
        .saying("The first screening of each day in that order.")
        .answered(
            "On {0} it was {1} with {2}; there are {3} days in all.",
            "/rows/0/0", "/rows/0/1", "/rows/0/2", "/row_count")
        .inOrder()
        .misnaming("starts_at", "start_time");
  }

  private static Question scores(Draw draw) {
    boolean trimmed = draw.chance(0.5);
    int least = draw.number(3, 4);
    String sql =
        fill(
            trimmed
                ? draw.one(
                    """
                    SELECT f.title, ROUND(
                      1.0 * (SUM(r.score) - MIN(r.score) - MAX(r.score)) / (COUNT(*) - 2), 2) AS points
                    FROM films AS f
                    JOIN ratings AS r ON r.film_id = f.id
                    GROUP BY f.id
                    HAVING COUNT(*) >= <<least>>
                    ORDER BY points DESC, f.title
                    """,
                    """
                    WITH placed AS (
                      SELECT film_id, score,
                        ROW_NUMBER() OVER (PARTITION BY film_id ORDER BY score) AS place,
                        COUNT(*) OVER (PARTITION BY film_id) AS jurors
                      FROM ratings
                    )
                    SELECT f.title, ROUND(AVG(p.score), 2) AS points
                    FROM placed AS p
                    JOIN films AS f ON f.id = p.film_id
                    WHERE p.jurors >= <<least>> AND p.place > 1 AND p.place < p.jurors
                    GROUP BY f.id
                    ORDER BY points DESC, f.title
                    """)
                : draw.one(
                    """
                    SELECT f.title, ROUND(AVG(r.score), 2) AS points
                    FROM ratings AS r
                    JOIN films AS f ON f.id = r.film_id
                    GROUP BY r.film_id
                    HAVING COUNT(r.juror) >= <<least>>
                    ORDER BY points DESC, f.title
                    """,
                    """
                    WITH means AS (
                      SELECT film_id, ROUND(AVG(score), 2) AS points, COUNT(*) AS jurors
                      FROM ratings
                      GROUP BY film_id
                    )
                    SELECT f.title, m.points
                    FROM means AS m
                    JOIN films AS f ON f.id = m.film_id AND m.jurors >= <<least>>
                    ORDER BY m.points DESC, f.title
                    """),
            "least",
            String.valueOf(least));
    return Question.of(
            "What are the average jury scores of films rated by at least %s jurors%s? Title and score to two decimals, best first, equal ones by title."
                .formatted(
                    least, trimmed ? ", leaving out one lowest and one highest score each" : ""),
            sql,
            "ratings",
            "films")
        .saying("Averages per film.")
        .answered("{0} films qualify.", "/row_count")
        .inOrder()
        .misnaming("score", "stars");
  }

  private static Question neverShown(Draw draw) {
    String what = draw.one("shown", "rated");
    String table = what.equals("shown") ? "screenings" : "ratings";
    boolean venue = table.equals("screenings") && draw.chance(0.5);
    String name = draw.one(VENUES);
    String sql =
        fill(
                draw.one(
                    """
                SELECT f.title
                FROM films AS f
                WHERE NOT EXISTS (SELECT 1 FROM <<table>> AS x <<join>> WHERE x.film_id = f.id <<and>>)
                ORDER BY f.title
                """,
                    """
                SELECT f.title
                FROM films AS f
                WHERE f.id NOT IN (SELECT x.film_id FROM <<table>> AS x <<join>> WHERE 1 = 1 <<and>>)
                ORDER BY f.title
                """,
                    """
                SELECT f.title FROM films AS f
                EXCEPT
                SELECT f.title FROM films AS f JOIN <<table>> AS x ON x.film_id = f.id <<join>>
                <<where>>
                ORDER BY title
                """),
                "table",
                table,
                "join",
                venue ? "JOIN venues AS v ON v.id = x.venue_id" : "",
                "and",
                venue ? "AND v.name = '" + name + "'" : "",
                "where",
                venue ? "WHERE v.name = '" + name + "'" : "")
            .replace(" AS x  WHERE", " AS x WHERE")
            .replace(" WHERE 1 = 1 AND", " WHERE")
            .replace(" WHERE 1 = 1 )", ")")
            .replace(" )", ")")
            .replace("f.id \n", "f.id\n");
    return Question.of(
            "Which films were never %s%s? Titles in alphabetical order."
                .formatted(what, venue ? " at " + name : ""),
            sql,
            "films",
            table)
        .saying("All films less those.")
        .answered("{0} films were never " + what + (venue ? " at " + name : "") + ".", "/row_count")
        .inOrder()
        .misnaming("f.title", "f.name");
  }

  private static Question money(Draw draw) {
    String by = draw.one("f.country", "v.name", "f.title");
    String join =
        by.startsWith("v")
            ? "JOIN venues AS v ON v.id = s.venue_id"
            : "JOIN films AS f ON f.id = s.film_id";
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>, SUM(s.sold * s.price) AS taken, COUNT(*) AS screenings
                FROM screenings AS s
                <<join>>
                GROUP BY <<by>>
                ORDER BY taken DESC, <<by>>
                """,
                """
                WITH houses AS (
                  SELECT <<by>> AS part, s.sold * s.price AS taken
                  FROM screenings AS s
                  <<join>>
                )
                SELECT part, SUM(taken) AS taken, COUNT(*) AS screenings
                FROM houses
                GROUP BY part
                ORDER BY SUM(taken) DESC, part
                """),
            "by",
            by,
            "join",
            join);
    String part = by.equals("v.name") ? "venue" : by.substring(2).replace("title", "film");
    String wrong =
        """
        SELECT %s, SUM(s.sold * s.price) AS taken, COUNT(*) AS screenings
        FROM screenings AS s
        JOIN ratings AS r ON r.film_id = s.film_id
        %s
        GROUP BY %s
        ORDER BY taken DESC
        """
            .formatted(by, join, by);
    return Question.of(
            "What did the festival take per %s (sold times price), and in how many screenings? Most money first, equal ones by name."
                .formatted(part),
            sql,
            "screenings",
            by.startsWith("v") ? "venues" : "films")
        .saying("Money and number of screenings.")
        .answered("{0} took most: {1} in {2} screenings.", "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misled(
            wrong,
            "SELECT COUNT(*) FROM screenings",
            "More screenings than I expected. How many are there?",
            "The ratings have no place here: each one repeated the screenings of its film.");
  }
}

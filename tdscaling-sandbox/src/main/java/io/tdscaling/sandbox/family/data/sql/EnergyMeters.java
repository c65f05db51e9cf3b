package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDate;
import java.util.List;

/** Questions about meters whose readings only ever rise: consumption is a difference. */
final class EnergyMeters {
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  private static final int METERS = 9;
  private static final String DIFFERENCES =
      """
      WITH used AS (
        SELECT meter_id, read_on,
          kwh - LAG(kwh) OVER (PARTITION BY meter_id ORDER BY read_on) AS amount
        FROM readings
      )
      """;

  private EnergyMeters() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> perHeating(draw);
          case 1 -> largestMonth(draw);
          case 2 -> missing(draw);
          case 3 -> shares(draw);
          case 4 -> running(draw);
          default -> aboveAverage(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("energy.db", "data.db"));
    Database.Table households =
        database.table(
            "households",
            "id INTEGER PRIMARY KEY,\nstreet TEXT NOT NULL,\nresidents INTEGER NOT NULL,\n"
                + "heating TEXT NOT NULL");
    List<String> streets = List.of("Elm Row", "Mill Lane", "Dock Street", "High Field", "Oak Way");
    Database.Table meters =
        database.table(
            "meters",
            """
            id INTEGER PRIMARY KEY,
            household_id INTEGER NOT NULL REFERENCES households(id),
            serial TEXT NOT NULL UNIQUE,
            installed_on TEXT NOT NULL
            """);
    Database.Table readings =
        database.table(
            "readings",
            """
            meter_id INTEGER NOT NULL REFERENCES meters(id),
            read_on TEXT NOT NULL,
            kwh INTEGER NOT NULL,
            PRIMARY KEY (meter_id, read_on)
            """);
    List<String> heating = List.of("gas", "heat pump", "district");
    for (int meter = 1; meter <= METERS; meter++) {
      households.row(
          meter,
          draw.one(streets) + " " + (meter * 2 + 1),
          draw.number(1, 5),
          heating.get(meter % 3));
      meters.row(
          meter,
          meter,
          "EM-" + (4100 + meter * 7),
          Pools.day(draw, LocalDate.of(2015, 1, 1), 2000));
      int kwh = draw.number(800, 9000);
      for (int month = 0; month < 7; month++) {
        if (month < 2 || draw.chance(0.93)) {
          readings.row(meter, FIRST.plusMonths(month), kwh);
        }
        kwh += draw.number(90, 420);
      }
    }
    database.peek("households", "heating");
    return database;
  }

  private static Question perHeating(Draw draw) {
    boolean each = draw.chance(0.5);
    String measure = each ? "ROUND(AVG(u.total), 1)" : "SUM(u.total)";
    String by = draw.one("h.heating", "h.residents");
    String sql =
        fill(
            draw.one(
                """
                WITH used AS (
                  SELECT meter_id, MAX(kwh) - MIN(kwh) AS total
                  FROM readings
                  GROUP BY meter_id
                )
                SELECT <<by>>, <<measure>> AS kwh
                FROM used AS u
                JOIN meters AS m ON m.id = u.meter_id
                JOIN households AS h ON h.id = m.household_id
                GROUP BY <<by>>
                ORDER BY kwh DESC, <<by>>
                """,
                """
                SELECT <<by>>, <<measure>> AS kwh
                FROM households AS h
                JOIN meters AS m ON m.household_id = h.id
                JOIN (
                  SELECT meter_id, MAX(kwh) - MIN(kwh) AS total FROM readings GROUP BY meter_id
                ) AS u ON u.meter_id = m.id
                GROUP BY <<by>>
                ORDER BY kwh DESC, <<by>>
                """),
            "by",
            by,
            "measure",
            measure);
    String part = by.substring(2);
    String wrong =
        """
        SELECT %s, SUM(r.kwh) AS kwh
        FROM readings AS r
        JOIN meters AS m ON m.id = r.meter_id
        JOIN households AS h ON h.id = m.household_id
        GROUP BY %s
        ORDER BY kwh DESC
        """
            .formatted(by, by);
    return Question.of(
            "How much energy was used %s by %s of the households, from each meter's first reading"
                    .formatted(each ? "per meter on average" : "in all", part)
                + " to its last? Largest first%s; equal ones by %s."
                    .formatted(each ? ", one decimal" : "", part),
            sql,
            "readings",
            "meters",
            "households")
        .saying("Readings rise, so use is a difference of two.")
        .answered("The first is {0}, with {1} kWh.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT * FROM readings WHERE meter_id = 1 ORDER BY read_on",
            "Those sums are large. What does a meter's series look like?",
            "The readings are cumulative: the last less the first is what was used.");
  }

  private static Question largestMonth(Draw draw) {
    int limit = draw.number(1, 3);
    boolean serial = draw.chance(0.5);
    String sql =
        fill(
            draw.one(
                DIFFERENCES
                    + """
                      SELECT <<what>>, u.read_on, u.amount
                      FROM used AS u
                      JOIN meters AS m ON m.id = u.meter_id
                      <<join>>
                      WHERE u.amount IS NOT NULL
                      ORDER BY u.amount DESC, u.read_on, m.id
                      LIMIT <<limit>>
                      """,
                """
                SELECT <<what>>, b.read_on, b.kwh - a.kwh AS amount
                FROM readings AS b
                JOIN readings AS a ON a.meter_id = b.meter_id AND a.read_on = (
                  SELECT MAX(x.read_on) FROM readings AS x
                  WHERE x.meter_id = b.meter_id AND x.read_on < b.read_on
                )
                JOIN meters AS m ON m.id = b.meter_id
                <<join>>
                ORDER BY amount DESC, b.read_on, m.id
                LIMIT <<limit>>
                """),
            "what",
            serial ? "m.serial" : "h.street",
            "join",
            serial ? "" : "JOIN households AS h ON h.id = m.household_id",
            "limit",
            String.valueOf(limit));
    return Question.of(
            "Between one reading and the meter's next, where was the increase largest? %s, day of the later reading and kWh for the top %s, largest first; on ties the earlier day, then the lower meter id."
                .formatted(serial ? "Serial" : "Street", limit),
            sql,
            "readings",
            "meters",
            "households")
        .saying(
            draw.one(
                "Each reading next to the one before.", "Differences of neighbouring readings."))
        .answered(
            "The largest increase is that of {0}, {2} kWh up to the reading of {1}.",
            "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misnaming("read_on", "reading_date");
  }

  private static Question missing(Draw draw) {
    String day = FIRST.plusMonths(draw.number(2, 6)).toString();
    String sql =
        fill(
            draw.one(
                """
                SELECT m.serial
                FROM meters AS m
                WHERE NOT EXISTS (
                  SELECT 1 FROM readings AS r WHERE r.meter_id = m.id AND r.read_on = '<<day>>'
                )
                ORDER BY m.serial
                """,
                """
                SELECT m.serial
                FROM meters AS m
                LEFT JOIN readings AS r ON r.meter_id = m.id AND r.read_on = '<<day>>'
                WHERE r.meter_id IS NULL
                ORDER BY m.serial
                """,
                """
                SELECT serial FROM meters
                EXCEPT
                SELECT m.serial FROM readings AS r JOIN meters AS m ON m.id = r.meter_id
                WHERE r.read_on = '<<day>>'
                ORDER BY serial
                """),
            "day",
            day);
    return Question.of(
            draw.one(
                    "Which meters have no reading of %s? Serials in order.",
                    "List the serials of all meters that were not read on %s, in order.")
                .formatted(day),
            sql,
            "meters",
            "readings")
        .saying("Meters without a matching reading.")
        .answered("On " + day + " {0} meters have no reading.", "/row_count")
        .inOrder()
        .misnaming("serial", "serial_number");
  }

  private static Question shares(Draw draw) {
    String by = draw.one("heating", "residents");
    String sql =
        fill(
            draw.one(
                """
                WITH used AS (
                  SELECT h.<<by>> AS part, MAX(r.kwh) - MIN(r.kwh) AS amount
                  FROM readings AS r
                  JOIN meters AS m ON m.id = r.meter_id
                  JOIN households AS h ON h.id = m.household_id
                  GROUP BY m.id
                )
                SELECT part, ROUND(100.0 * SUM(amount) / SUM(SUM(amount)) OVER (), 1) AS percent
                FROM used
                GROUP BY part
                ORDER BY percent DESC, part
                """,
                """
                WITH used AS (
                  SELECT h.<<by>> AS part, MAX(r.kwh) - MIN(r.kwh) AS amount
                  FROM households AS h
                  JOIN meters AS m ON m.household_id = h.id
                  JOIN readings AS r ON r.meter_id = m.id
                  GROUP BY m.id
                )
                SELECT part, ROUND(SUM(amount) * 100.0 / (SELECT SUM(amount) FROM used), 1) AS percent
                FROM used
                GROUP BY part
                ORDER BY percent DESC, part
                """),
            "by",
            by);
    return Question.of(
            "What percentage of all energy used (last less first reading of each meter) falls to each kind of %s? One decimal, largest first, equal ones by %s."
                .formatted(by.equals("heating") ? "heating" : "household size (residents)", by),
            sql,
            "readings",
            "meters",
            "households")
        .saying("Use per meter first, then shares.")
        .answered("{0} comes first, with {1} %.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("h." + by, "h." + by + "_type");
  }

  private static Question running(Draw draw) {
    int meter = draw.number(1, METERS);
    String serial = "EM-" + (4100 + meter * 7);
    String sql =
        fill(
            draw.one(
                """
                WITH used AS (
                  SELECT r.read_on, r.kwh - LAG(r.kwh, 1, r.kwh) OVER (ORDER BY r.read_on) AS amount
                  FROM readings AS r
                  JOIN meters AS m ON m.id = r.meter_id
                  WHERE m.serial = '<<serial>>'
                )
                SELECT read_on, SUM(amount) OVER (ORDER BY read_on) AS so_far
                FROM used
                ORDER BY read_on
                """,
                """
                SELECT r.read_on, r.kwh - FIRST_VALUE(r.kwh) OVER (ORDER BY r.read_on) AS so_far
                FROM readings AS r
                JOIN meters AS m ON m.id = r.meter_id
                WHERE m.serial = '<<serial>>'
                ORDER BY r.read_on
                """,
                """
                SELECT r.read_on, r.kwh - (
                  SELECT MIN(x.kwh) FROM readings AS x WHERE x.meter_id = r.meter_id
                ) AS so_far
                FROM readings AS r
                WHERE r.meter_id = (SELECT id FROM meters WHERE serial = '<<serial>>')
                ORDER BY r.read_on
                """),
            "serial",
            serial);
    return Question.of(
            draw.one(
                    "For meter %s, show each reading's day with the kWh used since the first"
                        + " reading (0 for the first), in order of day.",
                    "How did the use of meter %s add up? Day of each reading and kWh since the"
                        + " first one, which counts 0, by day.")
                .formatted(serial),
            sql,
            "readings",
            "meters")
        .saying("Cumulated from the first reading on.")
        .answered(
            "There are {0} readings; up to the second, of {1}, it used {2} kWh.",
            "/row_count", "/rows/1/0", "/rows/1/1")
        .inOrder()
        .misnaming("r.kwh", "r.value");
  }

  private static Question aboveAverage(Draw draw) {
    boolean above = draw.chance(0.5);
    String sql =
        fill(
            draw.one(
                """
                WITH used AS (
                  SELECT m.serial, h.heating, MAX(r.kwh) - MIN(r.kwh) AS amount
                  FROM meters AS m
                  JOIN readings AS r ON r.meter_id = m.id
                  JOIN households AS h ON h.id = m.household_id
                  GROUP BY m.id
                )
                SELECT u.serial, u.amount
                FROM used AS u
                WHERE u.amount <<sign>> (
                  SELECT AVG(x.amount) FROM used AS x WHERE x.heating = u.heating
                )
                ORDER BY u.amount DESC, u.serial
                """,
                """
                WITH used AS (
                  SELECT m.serial, h.heating, MAX(r.kwh) - MIN(r.kwh) AS amount
                  FROM readings AS r
                  JOIN meters AS m ON m.id = r.meter_id
                  JOIN households AS h ON h.id = m.household_id
                  GROUP BY m.id
                ), compared AS (
                  SELECT serial, amount, AVG(amount) OVER (PARTITION BY heating) AS average
                  FROM used
                )
                SELECT serial, amount
                FROM compared
                WHERE amount <<sign>> average
                ORDER BY amount DESC, serial
                """),
            "sign",
            above ? ">" : "<");
    return Question.of(
            "Which meters used %s than the average of the meters with the same kind of heating (last less first reading)? Serial and kWh, most first, equal ones by serial."
                .formatted(above ? "more" : "less"),
            sql,
            "readings",
            "meters",
            "households")
        .saying("Each meter against the average of its kind.")
        .answered("That holds for {0} meters.", "/row_count")
        .inOrder()
        .misnaming("m.serial", "m.serial_no");
  }
}

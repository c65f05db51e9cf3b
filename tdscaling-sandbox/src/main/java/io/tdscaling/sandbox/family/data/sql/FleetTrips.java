package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDate;
import java.util.List;

/** Questions about the trips and the fuel of a fleet of vehicles. */
final class FleetTrips {
  private FleetTrips() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> consumption(draw);
          case 1 -> distances(draw);
          case 2 -> service(draw);
          case 3 -> monthly(draw);
          case 4 -> idle(draw);
          default -> price(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("fleet.db", "data.db", "fleet.sqlite"));
    Database.Table vehicles =
        database.table(
            "vehicles",
            """
            id INTEGER PRIMARY KEY,
            plate TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            last_service_on TEXT
            """);
    List<String> kinds = List.of("van", "truck", "car");
    for (int i = 1; i <= 8; i++) {
      vehicles.row(
          i,
          "KX-" + (310 + i * 17),
          kinds.get(i % 3),
          i > 2 && draw.chance(0.7) ? Pools.day(draw, LocalDate.of(2024, 4, 10), 50) : null);
    }
    Database.Table drivers =
        database.table("drivers", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL");
    List<String> people = draw.some(6, Pools.PEOPLE);
    for (int i = 0; i < 6; i++) {
      drivers.row(i + 1, people.get(i));
    }
    Database.Table trips =
        database.table(
            "trips",
            """
            id INTEGER PRIMARY KEY,
            vehicle_id INTEGER NOT NULL REFERENCES vehicles(id),
            driver_id INTEGER NOT NULL REFERENCES drivers(id),
            driven_on TEXT NOT NULL,
            km INTEGER NOT NULL
            """);
    Database.Table refuels =
        database.table(
            "refuels",
            """
            id INTEGER PRIMARY KEY,
            vehicle_id INTEGER NOT NULL REFERENCES vehicles(id),
            fuelled_on TEXT NOT NULL,
            litres NUMERIC NOT NULL,
            cost NUMERIC NOT NULL
            """);
    LocalDate first = LocalDate.of(2024, 4, 1);
    for (int i = 1; i <= 52; i++) {
      trips.row(
          i,
          i <= 7 ? i : draw.number(1, 7),
          draw.number(1, 6),
          Pools.day(draw, first, 88),
          draw.number(14, 430));
    }
    for (int i = 1; i <= 24; i++) {
      refuels.row(
          i,
          i <= 7 ? i : draw.number(1, 7),
          Pools.day(draw, first, 88),
          Pools.amount(draw, 1500, 6800, 10),
          Pools.amount(draw, 2600, 11800, 5));
    }
    database.peek("vehicles", "kind");
    return database;
  }

  private static Question consumption(Draw draw) {
    boolean kind = draw.chance(0.4);
    String by = kind ? "v.kind" : "v.plate";
    String sql =
        fill(
            draw.one(
                """
                WITH driven AS (
                  SELECT vehicle_id, SUM(km) AS km FROM trips GROUP BY vehicle_id
                ), fuelled AS (
                  SELECT vehicle_id, SUM(litres) AS litres FROM refuels GROUP BY vehicle_id
                )
                SELECT <<by>>, ROUND(100.0 * SUM(f.litres) / SUM(d.km), 1) AS per_100_km
                FROM vehicles AS v
                JOIN driven AS d ON d.vehicle_id = v.id
                JOIN fuelled AS f ON f.vehicle_id = v.id
                GROUP BY <<by>>
                ORDER BY per_100_km DESC, <<by>>
                """,
                """
                SELECT part, ROUND(100.0 * SUM(litres) / SUM(km), 1) AS per_100_km
                FROM (
                  SELECT <<by>> AS part,
                    (SELECT SUM(t.km) FROM trips AS t WHERE t.vehicle_id = v.id) AS km,
                    (SELECT SUM(r.litres) FROM refuels AS r WHERE r.vehicle_id = v.id) AS litres
                  FROM vehicles AS v
                )
                WHERE km > 0 AND litres > 0
                GROUP BY part
                ORDER BY per_100_km DESC, part
                """),
            "by",
            by);
    String wrong =
        fill(
            """
            SELECT <<by>>, ROUND(100.0 * SUM(r.litres) / SUM(t.km), 1) AS per_100_km
            FROM vehicles AS v
            JOIN trips AS t ON t.vehicle_id = v.id
            JOIN refuels AS r ON r.vehicle_id = v.id
            GROUP BY <<by>>
            ORDER BY per_100_km DESC
            """,
            "by",
            by);
    return Question.of(
            "How many litres per 100 km does each %s use (all litres over all km of vehicles that have both)? One decimal, highest first, equal ones by %s."
                .formatted(kind ? "kind of vehicle" : "vehicle", by.substring(2)),
            sql,
            "vehicles",
            "trips",
            "refuels")
        .saying("Litres and kilometres per vehicle.")
        .answered("{0} uses most, {1} litres per 100 km.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT vehicle_id, COUNT(*) FROM trips GROUP BY vehicle_id",
            "Every refuelling meets every trip in that join. How many trips are there?",
            "Both sums are blown up, and not alike: I add up before joining.");
  }

  private static Question distances(Draw draw) {
    String kind = draw.one("van", "truck", "car");
    boolean one = draw.chance(0.6);
    int limit = draw.number(2, 3);
    String sql =
        fill(
            draw.one(
                """
                SELECT d.name, SUM(t.km) AS km
                FROM trips AS t
                JOIN drivers AS d ON d.id = t.driver_id
                <<join>>
                <<where>>
                GROUP BY d.id
                ORDER BY km DESC, d.name
                LIMIT <<limit>>
                """,
                """
                WITH ranked AS (
                  SELECT d.name, SUM(t.km) AS km,
                    ROW_NUMBER() OVER (ORDER BY SUM(t.km) DESC, d.name) AS place
                  FROM drivers AS d
                  JOIN trips AS t ON t.driver_id = d.id
                  <<join>>
                  <<where>>
                  GROUP BY d.id
                )
                SELECT name, km
                FROM ranked
                WHERE place <= <<limit>>
                ORDER BY place
                """),
            "join",
            one ? "JOIN vehicles AS v ON v.id = t.vehicle_id" : "",
            "where",
            one ? "WHERE v.kind = '" + kind + "'" : "",
            "limit",
            String.valueOf(limit));
    return Question.of(
            "Which %s drivers drove the most km%s? Name and km, most first, equal ones by name."
                .formatted(limit, one ? " in vehicles of kind " + kind : ""),
            sql,
            "trips",
            "drivers",
            "vehicles")
        .saying("Kilometres per driver.")
        .answered("{0} drove most, {1} km.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("t.km", "t.distance");
  }

  private static Question service(Draw draw) {
    int limit = draw.number(4, 14) * 100;
    String sql =
        fill(
            draw.one(
                """
                SELECT v.plate, SUM(t.km) AS km
                FROM vehicles AS v
                JOIN trips AS t ON t.vehicle_id = v.id
                WHERE v.last_service_on IS NULL OR t.driven_on > v.last_service_on
                GROUP BY v.id
                HAVING SUM(t.km) > <<limit>>
                ORDER BY km DESC, v.plate
                """,
                """
                SELECT v.plate, SUM(t.km) AS km
                FROM trips AS t
                JOIN vehicles AS v
                  ON v.id = t.vehicle_id AND t.driven_on > COALESCE(v.last_service_on, '')
                GROUP BY v.plate
                HAVING km > <<limit>>
                ORDER BY km DESC, v.plate
                """),
            "limit",
            String.valueOf(limit));
    String wrong =
        """
        SELECT v.plate, SUM(t.km) AS km
        FROM vehicles AS v
        JOIN trips AS t ON t.vehicle_id = v.id
        WHERE t.driven_on > v.last_service_on
        GROUP BY v.id
        HAVING SUM(t.km) > %s
        ORDER BY km DESC, v.plate
        """
            .formatted(limit);
    return Question.of(
            "Which vehicles drove more than %s km since the day after their last service, or ever if they had none? Plate and km, most first, equal ones by plate."
                .formatted(limit),
            sql,
            "vehicles",
            "trips")
        .saying("Trips after the last service.")
        .answered("{0} vehicles are over " + limit + " km.", "/row_count")
        .inOrder()
        .misled(
            wrong,
            "SELECT plate FROM vehicles WHERE last_service_on IS NULL",
            "What about vehicles that never had a service?",
            "A comparison with NULL is never true, so those need a condition of their own.");
  }

  private static Question monthly(Draw draw) {
    String measure = draw.one("SUM(t.km)", "COUNT(*)");
    boolean sum = measure.startsWith("SUM");
    String sql =
        fill(
            draw.one(
                """
                WITH months AS (
                  SELECT strftime('%Y-%m', t.driven_on) AS month, d.name, <<measure>> AS amount
                  FROM trips AS t
                  JOIN drivers AS d ON d.id = t.driver_id
                  GROUP BY month, d.id
                ), ranked AS (
                  SELECT *, ROW_NUMBER() OVER (
                    PARTITION BY month ORDER BY amount DESC, name
                  ) AS place
                  FROM months
                )
                SELECT month, name, amount FROM ranked WHERE place = 1 ORDER BY month
                """,
                """
                WITH months AS (
                  SELECT substr(t.driven_on, 1, 7) AS month, d.name, <<measure>> AS amount
                  FROM trips AS t
                  JOIN drivers AS d ON d.id = t.driver_id
                  GROUP BY 1, d.id
                )
                SELECT m.month, MIN(m.name), m.amount
                FROM months AS m
                WHERE m.amount = (SELECT MAX(x.amount) FROM months AS x WHERE x.month = m.month)
                GROUP BY m.month
                ORDER BY m.month
                """),
            "measure",
            measure);
    return Question.of(
            "Who %s in each month? Month (YYYY-MM), name and %s, by month; of equal ones the first by name."
                .formatted(
                    sum ? "drove the most km" : "made the most trips",
                    sum ? "km" : "number of trips"),
            sql,
            "trips",
            "drivers")
        .saying("The best of each month.")
        .answered("In {0} it was {1} with {2}.", "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misnaming("t.driven_on", "t.trip_date");
  }

  private static Question idle(Draw draw) {
    int days = draw.number(5, 12);
    String sql =
        fill(
            draw.one(
                """
                WITH gaps AS (
                  SELECT vehicle_id, driven_on,
                    LAG(driven_on) OVER (PARTITION BY vehicle_id ORDER BY driven_on, id) AS previous
                  FROM trips
                )
                SELECT v.plate, MAX(julianday(g.driven_on) - julianday(g.previous)) AS days
                FROM gaps AS g
                JOIN vehicles AS v ON v.id = g.vehicle_id
                WHERE g.previous IS NOT NULL
                GROUP BY v.id
                HAVING days > <<days>>
                ORDER BY days DESC, v.plate
                """,
                """
                SELECT v.plate, MAX(gap) AS days
                FROM (
                  SELECT a.vehicle_id, (
                    SELECT MIN(julianday(b.driven_on)) FROM trips AS b
                    WHERE b.vehicle_id = a.vehicle_id AND b.driven_on > a.driven_on
                  ) - julianday(a.driven_on) AS gap
                  FROM trips AS a
                ) AS g
                JOIN vehicles AS v ON v.id = g.vehicle_id
                GROUP BY v.id
                HAVING MAX(gap) > <<days>>
                ORDER BY days DESC, v.plate
                """),
            "days",
            String.valueOf(days));
    return Question.of(
            "Which vehicles have more than %s days between one trip and their next? Plate and the longest such gap in days, longest first, equal ones by plate."
                .formatted(days),
            sql,
            "trips",
            "vehicles")
        .saying("Each trip with the one before it.")
        .answered("That is so for {0} vehicles.", "/row_count")
        .inOrder()
        .misnaming("driven_on", "started_on");
  }

  private static Question price(Draw draw) {
    boolean plate = draw.chance(0.5);
    String by = plate ? "v.plate" : "v.kind";
    String direction = draw.one("DESC", "ASC");
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>, ROUND(SUM(r.cost) / SUM(r.litres), 3) AS per_litre, COUNT(*) AS times
                FROM refuels AS r
                JOIN vehicles AS v ON v.id = r.vehicle_id
                GROUP BY <<by>>
                ORDER BY per_litre <<direction>>, <<by>>
                """,
                """
                WITH fuel AS (
                  SELECT vehicle_id, SUM(cost) AS cost, SUM(litres) AS litres, COUNT(*) AS times
                  FROM refuels
                  GROUP BY vehicle_id
                )
                SELECT <<by>>, ROUND(SUM(f.cost) / SUM(f.litres), 3) AS per_litre,
                  SUM(f.times) AS times
                FROM fuel AS f
                JOIN vehicles AS v ON v.id = f.vehicle_id
                GROUP BY <<by>>
                ORDER BY per_litre <<direction>>, <<by>>
                """),
            "by",
            by,
            "direction",
            direction);
    return Question.of(
            "What did a litre cost on average per %s (all cost over all litres, three decimals)? Also how often they refuelled; %s first, equal ones by %s."
                .formatted(
                    plate ? "vehicle" : "kind of vehicle",
                    direction.equals("DESC") ? "most expensive" : "cheapest",
                    by.substring(2)),
            sql,
            "refuels",
            "vehicles")
        .saying("Cost over litres, both summed.")
        .answered(
            "{0} comes first, at {1} per litre over {2} refuellings.",
            "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misnaming("r.cost", "r.price");
  }
}

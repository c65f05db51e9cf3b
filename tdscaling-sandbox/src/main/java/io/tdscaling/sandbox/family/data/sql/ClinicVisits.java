package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Questions about appointments and payments of a clinic. */
final class ClinicVisits {
  private static final List<String> SPECIALTIES =
      List.of("cardiology", "dermatology", "general", "orthopedics");

  private ClinicVisits() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> missed(draw);
          case 1 -> owed(draw);
          case 2 -> doubleBooked(draw);
          case 3 -> weekdays(draw);
          case 4 -> severalDoctors(draw);
          default -> table(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("clinic.db", "data.db", "visits.sqlite"));
    Database.Table doctors =
        database.table(
            "doctors", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\nspecialty TEXT NOT NULL");
    List<String> people = draw.some(20, Pools.PEOPLE);
    for (int i = 0; i < 6; i++) {
      doctors.row(i + 1, "Dr. " + people.get(i), SPECIALTIES.get(i % 4));
    }
    Database.Table patients =
        database.table(
            "patients", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\nborn_on TEXT NOT NULL");
    for (int i = 0; i < 14; i++) {
      patients.row(i + 1, people.get(i + 6), Pools.day(draw, LocalDate.of(1941, 1, 1), 25000));
    }
    Database.Table appointments =
        database.table(
            "appointments",
            """
            id INTEGER PRIMARY KEY,
            doctor_id INTEGER NOT NULL REFERENCES doctors(id),
            patient_id INTEGER NOT NULL REFERENCES patients(id),
            starts_at TEXT NOT NULL,
            status TEXT NOT NULL,
            fee NUMERIC
            """);
    Database.Table payments =
        database.table(
            "payments",
            """
            id INTEGER PRIMARY KEY,
            appointment_id INTEGER NOT NULL REFERENCES appointments(id),
            amount NUMERIC NOT NULL,
            paid_on TEXT NOT NULL
            """);
    int payment = 0;
    for (int i = 1; i <= 50; i++) {
      LocalDate day = Pools.day(draw, LocalDate.of(2024, 9, 2), 45);
      String status = i <= 6 ? "done" : draw.one("done", "done", "done", "missed", "cancelled");
      appointments.row(
          i,
          i <= 6 ? i : draw.number(1, 6),
          draw.number(1, 14),
          day
              + " "
              + String.format(Locale.ROOT, "%02d:%s0", draw.number(9, 12), draw.one("0", "3")),
          status,
          status.equals("done") ? Pools.amount(draw, 4000, 16000, 500) : null);
      for (int n = status.equals("done") ? draw.number(0, 2) : 0; n > 0; n--) {
        payments.row(
            ++payment, i, Pools.amount(draw, 1000, 2000, 250), day.plusDays(draw.number(0, 30)));
      }
    }
    database.peek("appointments", "status");
    database.peek("doctors", "specialty");
    return database;
  }

  private static Question missed(Draw draw) {
    boolean doctor = draw.chance(0.5);
    String by = doctor ? "d.name" : "d.specialty";
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>, ROUND(100.0 * SUM(a.status = 'missed') / COUNT(*), 1) AS percent
                FROM appointments AS a
                JOIN doctors AS d ON d.id = a.doctor_id
                WHERE a.status <> 'cancelled'
                GROUP BY <<by>>
                ORDER BY percent DESC, <<by>>
                """,
                """
                SELECT <<by>>,
                  ROUND(AVG(CASE WHEN a.status = 'missed' THEN 100.0 ELSE 0 END), 1) AS percent
                FROM doctors AS d
                JOIN appointments AS a ON a.doctor_id = d.id
                WHERE a.status IN ('done', 'missed')
                GROUP BY <<by>>
                ORDER BY percent DESC, <<by>>
                """),
            "by",
            by);
    String wrong = sql.replace("100.0 *", "100 *").replace("THEN 100.0", "THEN 1");
    String part = doctor ? "doctor" : "specialty";
    Question question =
        Question.of(
                "What percentage of appointments was missed per %s, not counting cancelled ones?"
                        .formatted(part)
                    + " One decimal, highest first, equal ones by name.",
                sql,
                "appointments",
                "doctors")
            .saying("Missed ones over all that were not cancelled.")
            .answered(
                "{0} has the highest share of missed appointments, {1} %.",
                "/rows/0/0", "/rows/0/1")
            .inOrder();
    return wrong.contains("100 *")
        ? question.misled(
            wrong,
            "SELECT 7 / 2, 7 / 2.0",
            "Only whole percentages: does the division drop the rest?",
            "Whole numbers divide without a rest, so it has to be 100.0.")
        : question.misnaming("d.specialty", "d.field").misnaming("d.name", "d.doctor_name");
  }

  private static Question owed(Draw draw) {
    boolean limited = draw.chance(0.5);
    String limit = limited ? "LIMIT 5" : "";
    String sql =
        fill(
            draw.one(
                """
                WITH paid AS (
                  SELECT appointment_id, SUM(amount) AS amount
                  FROM payments
                  GROUP BY appointment_id
                )
                SELECT p.name, ROUND(SUM(a.fee - COALESCE(paid.amount, 0)), 2) AS owed
                FROM appointments AS a
                JOIN patients AS p ON p.id = a.patient_id
                LEFT JOIN paid ON paid.appointment_id = a.id
                WHERE a.status = 'done'
                GROUP BY p.id
                ORDER BY owed DESC, p.name
                <<limit>>
                """,
                """
                SELECT p.name, ROUND(SUM(a.fee - IFNULL(
                  (SELECT SUM(y.amount) FROM payments AS y WHERE y.appointment_id = a.id), 0
                )), 2) AS owed
                FROM patients AS p
                JOIN appointments AS a ON a.patient_id = p.id AND a.status = 'done'
                GROUP BY p.id
                ORDER BY owed DESC, p.name
                <<limit>>
                """),
            "limit",
            limit);
    String wrong =
        """
        SELECT p.name, ROUND(SUM(a.fee) - SUM(y.amount), 2) AS owed
        FROM patients AS p
        JOIN appointments AS a ON a.patient_id = p.id AND a.status = 'done'
        LEFT JOIN payments AS y ON y.appointment_id = a.id
        GROUP BY p.id
        ORDER BY owed DESC, p.name
        """;
    return Question.of(
            "How much do patients still owe for appointments that took place (status done), fees"
                + " less payments? Name and amount, two decimals, highest first, equal ones by"
                + " name"
                + (limited ? "; the first five." : "."),
            sql,
            "appointments",
            "patients",
            "payments")
        .saying("An appointment can have none or several payments.")
        .answered("{0} owes most, {1}.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT appointment_id, COUNT(*) FROM payments GROUP BY appointment_id HAVING COUNT(*) > 1",
            "Does a fee count twice where there are two payments?",
            "It does, so payments are summed per appointment before the join.");
  }

  private static Question doubleBooked(Draw draw) {
    boolean patients = draw.chance(0.5);
    String key = patients ? "patient_id" : "doctor_id";
    String sql =
        fill(
            draw.one(
                """
                SELECT COUNT(*) AS pairs
                FROM appointments AS a
                JOIN appointments AS b
                  ON b.<<key>> = a.<<key>> AND <<same>> AND b.id > a.id
                WHERE a.status <> 'cancelled' AND b.status <> 'cancelled'
                """,
                """
                WITH kept AS (SELECT id, <<key>>, starts_at FROM appointments WHERE status <> 'cancelled')
                SELECT COUNT(*) AS pairs
                FROM kept AS a
                JOIN kept AS b ON b.<<key>> = a.<<key>> AND a.id < b.id
                WHERE <<same>>
                """,
                """
                SELECT COALESCE(SUM(n * (n - 1) / 2), 0) AS pairs
                FROM (
                  SELECT COUNT(*) AS n
                  FROM appointments
                  WHERE status <> 'cancelled'
                  GROUP BY <<key>>, <<part>>
                )
                """),
            "key",
            key,
            "same",
            patients ? "date(b.starts_at) = date(a.starts_at)" : "b.starts_at = a.starts_at",
            "part",
            patients ? "date(starts_at)" : "starts_at");
    return Question.of(
            patients
                ? "How many pairs of appointments does any one patient have on the same day,"
                    + " cancelled ones aside?"
                : "How many pairs of appointments of one doctor start at the very same time,"
                    + " cancelled ones aside?",
            sql,
            "appointments")
        .saying("Each pair is counted once.")
        .answered("There are {0} such pairs.", "/rows/0/0")
        .misnaming("starts_at", "start_time");
  }

  private static Question weekdays(Draw draw) {
    boolean done = draw.chance(0.5);
    String where = done ? "WHERE status = 'done'" : "";
    String sql =
        fill(
            draw.one(
                """
                SELECT
                  CASE strftime('%w', starts_at)
                    WHEN '0' THEN 'Sunday' WHEN '1' THEN 'Monday' WHEN '2' THEN 'Tuesday'
                    WHEN '3' THEN 'Wednesday' WHEN '4' THEN 'Thursday' WHEN '5' THEN 'Friday'
                    ELSE 'Saturday'
                  END AS weekday,
                  COUNT(*) AS appointments
                FROM appointments
                <<where>>
                GROUP BY weekday
                ORDER BY appointments DESC, weekday
                """,
                """
                WITH names(number, weekday) AS (
                  VALUES ('0', 'Sunday'), ('1', 'Monday'), ('2', 'Tuesday'), ('3', 'Wednesday'),
                    ('4', 'Thursday'), ('5', 'Friday'), ('6', 'Saturday')
                )
                SELECT n.weekday, COUNT(*) AS appointments
                FROM appointments AS a
                JOIN names AS n ON n.number = strftime('%w', a.starts_at)
                <<where>>
                GROUP BY n.weekday
                ORDER BY appointments DESC, n.weekday
                """),
            "where",
            where);
    return Question.of(
            "How many appointments%s are there per weekday (in English)? Most first, equal ones in"
                    .formatted(done ? " with status done" : "")
                + " alphabetical order; weekdays without any need not show.",
            sql,
            "appointments")
        .saying("%w is the weekday, 0 being Sunday.")
        .answered("{0} has the most, {1}.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("starts_at", "starts_on");
  }

  private static Question severalDoctors(Draw draw) {
    int least = draw.number(2, 3);
    String what = draw.one("doctor_id", "d.specialty");
    boolean specialty = what.startsWith("d.");
    String sql =
        fill(
            draw.one(
                """
                SELECT p.name, COUNT(DISTINCT <<what>>) AS different
                FROM patients AS p
                JOIN appointments AS a ON a.patient_id = p.id
                <<join>>
                WHERE a.status = 'done'
                GROUP BY p.id
                HAVING COUNT(DISTINCT <<what>>) >= <<least>>
                ORDER BY p.name
                """,
                """
                SELECT name, COUNT(*) AS different
                FROM (
                  SELECT DISTINCT p.id, p.name, <<what>>
                  FROM appointments AS a
                  JOIN patients AS p ON p.id = a.patient_id
                  <<join>>
                  WHERE a.status = 'done'
                )
                GROUP BY id
                HAVING COUNT(*) >= <<least>>
                ORDER BY name
                """),
            "what",
            specialty ? what : "a." + what,
            "join",
            specialty ? "JOIN doctors AS d ON d.id = a.doctor_id" : "",
            "least",
            String.valueOf(least));
    return Question.of(
            "Which patients had appointments that took place (status done) with at least %s different %s?"
                    .formatted(least, specialty ? "specialties" : "doctors")
                + " Name and number, by name.",
            sql,
            "appointments",
            "patients",
            "doctors")
        .saying("Counted distinct, per patient.")
        .answered("That is true of {0} patients.", "/row_count")
        .inOrder()
        .misnaming("p.name", "p.full_name");
  }

  private static Question table(Draw draw) {
    boolean specialty = draw.chance(0.5);
    String by = specialty ? "d.specialty" : "d.name";
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>,
                  SUM(a.status = 'done') AS done,
                  SUM(a.status = 'missed') AS missed,
                  SUM(a.status = 'cancelled') AS cancelled
                FROM doctors AS d
                JOIN appointments AS a ON a.doctor_id = d.id
                GROUP BY <<by>>
                ORDER BY <<by>>
                """,
                """
                SELECT <<by>>,
                  COUNT(*) FILTER (WHERE a.status = 'done') AS done,
                  COUNT(*) FILTER (WHERE a.status = 'missed') AS missed,
                  COUNT(*) FILTER (WHERE a.status = 'cancelled') AS cancelled
                FROM appointments AS a
                JOIN doctors AS d ON d.id = a.doctor_id
                GROUP BY <<by>>
                ORDER BY <<by>>
                """,
                """
                SELECT <<by>>,
                  COUNT(CASE WHEN a.status = 'done' THEN 1 END) AS done,
                  COUNT(CASE WHEN a.status = 'missed' THEN 1 END) AS missed,
                  COUNT(CASE WHEN a.status = 'cancelled' THEN 1 END) AS cancelled
                FROM appointments AS a, doctors AS d
                WHERE d.id = a.doctor_id
                GROUP BY <<by>>
                ORDER BY <<by>>
                """),
            "by",
            by);
    return Question.of(
            "Make a table with a row per %s and the number of done, missed and cancelled appointments as columns, in that order, by %s."
                .formatted(specialty ? "specialty" : "doctor", specialty ? "specialty" : "name"),
            sql,
            "appointments",
            "doctors")
        .saying("One column per status.")
        .answered(
            "The table has {0} rows; the first is {1} with {2} done, {3} missed and {4} cancelled.",
            "/row_count", "/rows/0/0", "/rows/0/1", "/rows/0/2", "/rows/0/3")
        .inOrder()
        .misnaming("a.status", "a.state");
  }
}

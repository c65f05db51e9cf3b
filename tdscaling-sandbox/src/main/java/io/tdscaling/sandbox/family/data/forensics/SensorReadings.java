package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** When rooms were too warm and which sensor is stuck, by one table of readings a room. */
final class SensorReadings {
  private static final List<String> ROOMS = List.of("archive", "coldstore", "lab", "server");

  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String hot;
  private final String stuck;
  private final String quantity;

  private SensorReadings(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("sensors", "readings", "climate");
    List<String> two = draw.some(2, ROOMS);
    hot = two.get(0);
    stuck = two.get(1);
    quantity = draw.one("celsius", "humidity");
    ROOMS.forEach(this::write);
  }

  static CodeTask task(Draw draw) {
    SensorReadings readings = new SensorReadings(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> readings.highest();
      case 1 -> readings.limit();
      case 2 -> readings.stuck();
      case 3 -> readings.gap();
      default -> readings.failures();
    };
  }

  private void write(String room) {
    List<String> lines = new ArrayList<>(List.of("time," + quantity + ",status"));
    LocalDateTime time = LocalDateTime.of(2024, draw.number(1, 12), 7, 0, 0);
    int gap = draw.number(20, 50);
    int peak = draw.number(52, 70);
    BigDecimal still = BigDecimal.valueOf(draw.number(190, 215), 1);
    for (int n = 0; n < 80; n++) {
      time = time.plusMinutes(n == gap ? draw.number(70, 160) : 15);
      boolean same = room.equals(stuck) && n >= 30 && n < 55;
      BigDecimal value =
          same
              ? still
              : BigDecimal.valueOf(
                  room.equals(hot) && n == peak
                      ? 391
                      : draw.number(182, room.equals(hot) ? 289 : 246),
                  1);
      boolean lost = n == 10 || (!same && n != peak && draw.chance(0.05));
      lines.add(Stamp.plain(time) + "," + (lost ? "" : value) + "," + (lost ? "error" : "ok"));
    }
    trail.file(path(room), lines);
  }

  private String path(String room) {
    return directory + "/" + room + ".csv";
  }

  private String all() {
    return directory + "/*.csv";
  }

  private void look() {
    trail.wrongFile(directory + "/readings.csv");
    trail.explore(directory, path(draw.one(ROOMS)));
  }

  private CodeTask highest() {
    look();
    boolean one = draw.chance(0.5);
    int step =
        one
            ? trail.run(
                "The highest values of that room.",
                "sort -t, -k2,2nr " + path(hot) + " | head -n 3",
                "cut -d, -f1,2 " + path(hot) + " | sort -t ',' -k 2,2nr | head -n 1",
                "grep ',ok$' " + path(hot) + " | sort -t, -k2,2nr | head -n 2")
            : trail.run(
                "The highest values of all rooms.",
                "grep -H ',ok$' " + all() + " | sort -t, -k2,2nr | head -n 3",
                "grep 'ok' " + all() + " | sort -t ',' -k 2,2nr | head -n 1");
    int count =
        trail.run(
            "And how many good readings are there?",
            "grep -c ',ok$' " + path(hot),
            "grep 'ok' " + path(hot) + " | wc -l");
    trail
        .fact(step, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)")
        .fact(step, ",([\\d.]+)")
        .fact(count, "(\\d+)");
    return trail.answer(
        (one
                ? draw.one(
                    "When was %2$s highest in %3$s, how much was it, and how many ok readings does that file of %1$s have?",
                    "In %1$s there are readings per room. For %3$s: time and value of the highest %2$s, and the number of ok readings.")
                : draw.one(
                    "Over all rooms in %1$s, when was %2$s highest and how much was it? And how many ok readings does %3$s have?",
                    "What is the highest %2$s of any room in %1$s, and when was it? Also count the ok readings of %3$s."))
            .formatted(directory, quantity, hot),
        "The highest value was {1} at {0}; " + hot + " has {2} ok readings.");
  }

  private CodeTask limit() {
    look();
    String limit = draw.number(23, 26) + "." + draw.number(0, 9);
    int step =
        trail.python(
            draw.one("Readings above the limit, per room.", "Every file, row by row.", ""),
            draw.one(
                    """
                    import csv
                    from pathlib import Path

                    for path in sorted(Path("%1$s").glob("*.csv")):
                        with path.open(newline="", encoding="utf-8") as file:
                            rows = [row for row in csv.DictReader(file) if row["status"] == "ok"]
                        above = [row for row in rows if float(row["%2$s"]) > %3$s]
                        print(f"{path.stem}: {len(above)} of {len(rows)}")
                    """,
                    """
                    import csv
                    from pathlib import Path

                    LIMIT = %3$s


                    def values(path):
                        with open(path, newline="", encoding="utf-8") as file:
                            for row in csv.DictReader(file):
                                if row["%2$s"]:
                                    yield float(row["%2$s"])


                    for path in sorted(Path("%1$s").iterdir()):
                        room = list(values(path))
                        above = sum(value > LIMIT for value in room)
                        print(f"{path.stem}: {above} of {len(room)}")
                    """)
                .formatted(directory, quantity, limit));
    trail
        .fact(step, hot + ": (\\d+)")
        .fact(step, hot + ": \\d+ of (\\d+)")
        .fact(step, stuck + ": (\\d+)");
    return trail.answer(
        draw.one(
                "How many of the ok readings of %3$s in %1$s are above %4$s %2$s, out of how many? And how many of %5$s?",
                "Count readings above %4$s %2$s in the files of %1$s: for %3$s with the number of all its ok readings, and for %5$s.")
            .formatted(directory, quantity, hot, limit, stuck),
        "In " + hot + " {0} of {1} are above the limit, in " + stuck + " {2}.");
  }

  private CodeTask stuck() {
    look();
    trail.deadEnd("Does a status say so?", "grep -c 'stuck' " + path(stuck));
    int step =
        trail.run(
            "The same value many times over?",
            "cut -d, -f2 " + path(stuck) + " | uniq -c | sort -rn | head -n 2",
            "cut -d ',' -f 2 " + path(stuck) + " | uniq -c | sort -k1,1nr | head -n 1",
            "cut -d, -f2,3 " + path(stuck) + " | uniq -c | sort -rn | head -n 3");
    int start = runStart();
    trail
        .fact(step, "^\\s*(\\d+)")
        .fact(step, "^\\s*\\d+ ([\\d.]+)")
        .fact(start, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
    return trail.answer(
        draw.one(
                "I think the sensor of %2$s (in %1$s) was stuck. What is the longest run of equal %3$s values in a row, at which value, and at what time does that run begin?",
                "Find the longest row of equal %3$s values in %1$s/%2$s.csv: how many readings, which value, and since when?")
            .formatted(directory, stuck, quantity),
        "{0} readings in a row say {1}, beginning at {2}.");
  }

  private int runStart() {
    return trail.python(
        draw.one("And where does that run begin?", "The run's first reading."),
        draw.one(
                """
                import csv
                from itertools import groupby

                with open("%1$s", newline="", encoding="utf-8") as file:
                    rows = list(csv.DictReader(file))
                runs = [list(run) for _, run in groupby(rows, key=lambda row: row["%2$s"])]
                longest = max(runs, key=len)
                print(longest[0]["time"], longest[0]["%2$s"], len(longest))
                """,
                """
                import csv

                longest, start = 0, ""
                length, first, before = 0, "", None
                with open("%1$s", newline="", encoding="utf-8") as file:
                    for row in csv.DictReader(file):
                        if row["%2$s"] == before:
                            length += 1
                        else:
                            length, first, before = 1, row["time"], row["%2$s"]
                        if length > longest:
                            longest, start = length, first
                print(start, longest)
                """)
            .formatted(path(stuck), quantity));
  }

  private CodeTask gap() {
    look();
    int step =
        trail.python(
            draw.one("Gaps between neighbouring times.", "Each time with the next.", ""),
            draw.one(
                    """
                    import csv
                    from datetime import datetime
                    from itertools import pairwise

                    with open("%1$s", newline="", encoding="utf-8") as file:
                        times = [datetime.fromisoformat(row["time"]) for row in csv.DictReader(file)]
                    before, after = max(pairwise(times), key=lambda pair: pair[1] - pair[0])
                    print("minutes:", (after - before).seconds // 60)
                    print("from:", before)
                    print("readings:", len(times))
                    """,
                    """
                    from datetime import datetime, timedelta
                    from pathlib import Path

                    lines = Path("%1$s").read_text(encoding="utf-8").splitlines()[1:]
                    times = [datetime.fromisoformat(line.split(",")[0]) for line in lines]
                    gaps = [later - earlier for earlier, later in zip(times, times[1:])]
                    longest = max(gaps)
                    print(f"minutes: {longest // timedelta(minutes=1)}")
                    print(f"from: {times[gaps.index(longest)]}")
                    print(f"readings: {len(times)}")
                    """)
                .formatted(path(hot)));
    trail.fact(step, "minutes: (\\d+)").fact(step, "from: (.+)").fact(step, "readings: (\\d+)");
    String question =
        draw.one(
            "The sensor of %2$s was silent for a while. By %1$s/%2$s.csv, how many minutes was the longest gap between two readings, when did it begin, and how many readings are there?",
            "What is the longest gap between two readings of %2$s in %1$s, in minutes? When does it begin, and how many readings has the file?");
    String answer = "The longest gap is {0} minutes, from {1} on; there are {2} readings";
    if (draw.chance(0.5)) {
      int last =
          trail.run(
              "The last reading:",
              "tail -n 1 " + path(hot),
              "sed -n '$p' " + path(hot),
              "sort " + path(hot) + " | grep '^2' | tail -n 1");
      trail.fact(last, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
      question += " And when is the last one?";
      answer += ", the last at {3}";
    }
    return trail.answer(question.formatted(directory, hot), answer + ".");
  }

  private CodeTask failures() {
    look();
    trail.deadEnd("Do they log a failure?", "grep -c 'fail' " + path(hot));
    int step =
        trail.run(
            "Errors per room.",
            "grep -c ',error$' " + all() + " | sort -t: -k2,2nr -k1,1",
            "grep -c 'error' " + all() + " | sort -t ':' -k 2,2nr -k 1,1 | head -n 2");
    int all =
        trail.run(
            "And in all.",
            "grep -h ',error$' " + all() + " | wc -l",
            "grep -h 'error' " + all() + " | grep -c ','");
    int first =
        trail.run(
            "The first of all:",
            "grep -h ',error$' " + all() + " | sort | head -n 1",
            "grep -h 'error' " + all() + " | cut -d, -f1 | sort | head -n 1");
    trail
        .fact(step, "/(\\w+)\\.csv")
        .fact(step, ":(\\d+)")
        .fact(all, "(\\d+)")
        .fact(first, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
    return trail.answer(
        draw.one(
                "Which room's sensor in %s has the most readings with status error (first in the alphabet on a tie), how many, how many do all have, and when was the very first?",
                "Count the error readings per room in %s: the room with the most (the first by name if equal), its number, the number of all, and the time of the earliest.")
            .formatted(directory),
        "{0} has the most errors, {1} of {2}; the first was at {3}.");
  }
}

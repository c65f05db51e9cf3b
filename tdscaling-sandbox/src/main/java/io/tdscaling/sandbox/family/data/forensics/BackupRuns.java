package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Which nights a job went wrong, by one log a night. */
final class BackupRuns {
  private static final String DAY = "(\\d{4}-\\d\\d-\\d\\d)";

  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String job;
  private final LocalDate first;
  private final String host;

  private BackupRuns(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("cron", "logs/nightly", "backup-logs");
    job = draw.one("backup", "mirror", "export");
    first = LocalDate.of(2024, draw.number(2, 11), draw.number(1, 8));
    host = draw.one("atlas", "cedar", "ember", "flint");
    write();
  }

  static CodeTask task(Draw draw) {
    BackupRuns runs = new BackupRuns(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> runs.failures();
      case 1 -> runs.slowest();
      case 2 -> runs.warnings();
      case 3 -> runs.space();
      default -> runs.missing();
    };
  }

  private String path(LocalDate day) {
    return directory + "/" + job + "-" + day + ".log";
  }

  private void write() {
    List<Integer> seconds = draw.some(8, List.of(212, 260, 305, 341, 388, 415, 466, 502, 530, 577));
    List<Integer> failing = draw.some(2, List.of(1, 3, 5, 6));
    int skipped = draw.one(2, 4);
    for (int i = 0; i < 8; i++) {
      if (i != skipped) {
        night(first.plusDays(i), seconds.get(i), failing.contains(i));
      }
    }
  }

  private void night(LocalDate day, int seconds, boolean fails) {
    List<String> lines = new ArrayList<>();
    LocalDateTime start = day.atTime(1, 30, draw.number(1, 40));
    lines.add(Stamp.plain(start) + " START job=" + job);
    int n = 0;
    for (LocalDateTime time : Stamp.series(draw, start, 30, 4)) {
      String from = draw.chance(0.3) ? host : draw.one("birch", "delta", "gorge");
      boolean warns = draw.chance(from.equals(host) ? 0.5 : 0.08);
      String end = warns ? " WARN retry " : " OK copied ";
      lines.add(
          Stamp.plain(time) + " host=" + from + end + draw.number(2, 900) + (warns ? "" : " MB"));
      n++;
    }
    String stamp = Stamp.plain(start.plusSeconds(seconds));
    lines.add(stamp + " total=" + (n * 100 + draw.number(0, 5000)) + " MB seconds=" + seconds);
    lines.add(
        stamp
            + (fails
                ? " FAILED " + draw.one("disk full", "connection lost", "checksum mismatch")
                : " DONE"));
    trail.file(path(day), lines);
  }

  private void look() {
    trail.wrongFile(directory + "/" + job + ".log");
    trail.explore(directory, path(first));
  }

  private String all() {
    return directory + "/*.log";
  }

  private CodeTask failures() {
    look();
    trail.deadEnd("Do they say ERROR?", "grep -l 'ERROR' " + all());
    int step =
        trail.run(
            "The runs that failed.",
            "grep 'FAILED' " + all(),
            "grep -H ' FAILED ' " + all() + " | sort",
            "grep -h 'FAILED' " + all() + " | sort");
    int count =
        trail.run(
            "How many of how many?",
            "grep -l 'FAILED' " + all() + " | wc -l && ls " + directory + " | wc -l",
            "grep -l ' FAILED' "
                + all()
                + " | wc -l; find "
                + directory
                + " -name '*.log' | wc -l");
    trail
        .fact(count, "^\\s*(\\d+)")
        .fact(count, "\\n\\s*(\\d+)")
        .fact(step, DAY + " \\d")
        .fact(step, "FAILED (.+)");
    return trail.answer(
        draw.one(
                "How many of the nightly runs in %s failed, out of how many logs? When was the first, and what was its reason?",
                "Check the logs of the job in %s: number of failed runs, number of logs, and day and reason of the first failure.")
            .formatted(directory),
        "{0} of {1} runs failed, first on {2}: {3}.");
  }

  private CodeTask slowest() {
    look();
    boolean slow = draw.chance(0.6);
    String way = slow ? "nr" : "n";
    int step =
        trail.run(
            "The seconds of each run, sorted.",
            "grep -h 'seconds=' " + all() + " | sort -t= -k3" + way + " | head -n 3",
            "grep -ho '^.*seconds=[0-9]*' " + all() + " | sort -t '=' -k 3," + "3" + way,
            "grep -h 'seconds=' "
                + all()
                + " | sed 's/ .*seconds=/ /' | sort -k2"
                + way
                + " | head -n 2");
    trail.fact(step, "^" + DAY).fact(step, "^.*(?:seconds=| )(\\d+)");
    String question =
        draw.one(
            "Which night did the job in %2$s take %1$s, and how many seconds (the log says seconds=)?",
            "By the seconds= in the logs under %2$s, which run was the %3$s, and how long did it take?");
    String answer =
        "The run of {0} was the " + (slow ? "slowest" : "fastest") + ", with {1} seconds";
    if (draw.chance(0.5)) {
      int total =
          trail.python(
              "The average over all nights.",
              draw.one(
                      """
                  import re
                  from pathlib import Path

                  text = "".join(
                      path.read_text(encoding="utf-8") for path in sorted(Path("%s").glob("*.log"))
                  )
                  seconds = [int(number) for number in re.findall(r"seconds=(\\d+)", text)]
                  print(f"average: {sum(seconds) / len(seconds):.1f}")
                  """,
                      """
                  import statistics
                  from pathlib import Path

                  seconds = []
                  for path in Path("%s").glob("*.log"):
                      for line in path.read_text(encoding="utf-8").splitlines():
                          if "seconds=" in line:
                              seconds.append(int(line.rpartition("=")[2]))
                  print("average:", round(statistics.mean(seconds), 1))
                  """)
                  .formatted(directory));
      trail.fact(total, "average: ([\\d.]+)");
      question += " And what is the average to one decimal?";
      answer += "; the average is {2}";
    }
    return trail.answer(
        question.formatted(slow ? "longest" : "shortest", directory, slow ? "slowest" : "fastest"),
        answer + ".");
  }

  private CodeTask warnings() {
    look();
    trail.deadEnd("Is it spelled out?", "grep -ci 'warning' " + path(first));
    int step =
        trail.run(
            "Warnings by host.",
            "grep -h ' WARN ' " + all() + " | cut -d' ' -f3 | sort | uniq -c | sort -rn",
            "grep -h 'WARN' "
                + all()
                + " | grep -o 'host=[a-z]*' | sort | uniq -c | sort -rn | head -n 3",
            "grep -ohE 'host=[a-z]+ WARN' "
                + all()
                + " | cut -d' ' -f1 | sort | uniq -c | sort -rn");
    int night =
        trail.run(
            "And by night.",
            "grep -h 'WARN' " + all() + " | cut -d' ' -f1 | sort | uniq -c | sort -k1,1nr -k2,2",
            "grep -h ' WARN ' "
                + all()
                + " | cut -c1-10 | sort | uniq -c | sort -k1,1nr -k2,2 | head -n 3");
    trail
        .fact(step, "host=(\\w+)")
        .fact(step, "^\\s*(\\d+)")
        .fact(night, DAY)
        .fact(night, "^\\s*(\\d+)");
    return trail.answer(
        draw.one(
                "Which host causes most of the WARN lines in the logs in %s, and how many? And which night has the most of them, the earliest on a tie?",
                "Look at the WARN lines in %s: the host with the most of them and the night with the most (the earliest if several), each with its number.")
            .formatted(directory),
        "{0} has the most warnings, {1}; the worst night is {2} with {3}.");
  }

  private CodeTask space() {
    look();
    int step =
        trail.python(
            draw.one("Megabytes per host, over all nights.", "Sums per host in Python.", ""),
            draw.one(
                    """
                    import re
                    from collections import Counter
                    from pathlib import Path

                    copied = Counter()
                    for path in sorted(Path("%s").glob("*.log")):
                        for line in path.read_text(encoding="utf-8").splitlines():
                            found = re.search(r"host=(\\w+) OK copied (\\d+) MB", line)
                            if found:
                                copied[found.group(1)] += int(found.group(2))
                    for host, megabytes in copied.most_common():
                        print(host, megabytes)
                    print("total", copied.total())
                    """,
                    """
                    from collections import defaultdict
                    from pathlib import Path

                    copied = defaultdict(int)
                    for path in Path("%s").iterdir():
                        for line in path.read_text(encoding="utf-8").splitlines():
                            parts = line.split()
                            if " OK copied " in line:
                                copied[parts[2].removeprefix("host=")] += int(parts[5])
                    for host in sorted(copied, key=copied.get, reverse=True):
                        print(host, copied[host])
                    print("total", sum(copied.values()))
                    """)
                .formatted(directory));
    trail.fact(step, "^(\\w+) \\d+").fact(step, "^\\w+ (\\d+)").fact(step, "total (\\d+)");
    return trail.answer(
        draw.one(
                "How many MB were copied from which host the most (lines with OK copied) over all logs in %s, and how many from all hosts?",
                "Add up the copied MB per host over the logs in %s: which host leads, with how many MB, and what is the sum of all?")
            .formatted(directory),
        "{0} leads with {1} MB; all hosts together come to {2} MB.");
  }

  private CodeTask missing() {
    look();
    int step =
        trail.python(
            draw.one("Days between the first and the last log without one.", ""),
            draw.one(
                    """
                    from datetime import date, timedelta
                    from pathlib import Path

                    days = sorted(date.fromisoformat(path.stem[-10:]) for path in Path("%s").iterdir())
                    day = days[0]
                    while day < days[-1]:
                        if day not in days:
                            print("missing", day, day.strftime("%%A"))
                        day += timedelta(days=1)
                    print("logs", len(days))
                    """,
                    """
                    from datetime import date, timedelta
                    from pathlib import Path

                    days = {date.fromisoformat(path.stem[-10:]) for path in Path("%s").glob("*.log")}
                    span = (max(days) - min(days)).days
                    wanted = {min(days) + timedelta(days=n) for n in range(span + 1)}
                    for day in sorted(wanted - days):
                        print(f"missing {day} {day:%%A}")
                    print(f"logs {len(days)}")
                    """)
                .formatted(directory));
    int before =
        trail.run(
            "How did the last run end?",
            "tail -n 1 " + path(first.plusDays(7)),
            "grep -hE 'DONE|FAILED' " + all() + " | sort | tail -n 1",
            "sed -n '$p' " + path(first.plusDays(7)));
    trail
        .fact(step, "missing (\\S+)")
        .fact(step, "missing \\S+ (\\w+)")
        .fact(step, "logs (\\d+)")
        .fact(before, "(DONE|FAILED)");
    return trail.answer(
        draw.one(
                "There should be one log a night in %s. For which night between the first and the last is it missing (day and weekday), how many logs are there, and did the last run end with DONE or FAILED?",
                "Which night has no log in %s, between the first and the last one, and what weekday is it? How many logs are there, and how did the last run end (DONE or FAILED)?")
            .formatted(directory),
        "The log of {0}, a {1}, is missing; there are {2} logs, and the last run ended with {3}.");
  }
}

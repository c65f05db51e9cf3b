package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What went wrong in services that log stack traces and pass a request id on. */
final class AppErrors {
  private static final List<String> SERVICES = List.of("gateway", "orders", "payments");
  private static final List<String> EXCEPTIONS =
      List.of("TimeoutException", "IllegalStateException", "NullPointerException");
  private static final String TOP = " | sort | uniq -c | sort -rn | head -n ";

  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String culprit;
  private final String frequent;
  private final String request;

  private AppErrors(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("logs", "app/logs", "services");
    culprit = draw.one(SERVICES);
    frequent = draw.one(EXCEPTIONS);
    request = "req-" + draw.number(7000, 7999);
    SERVICES.forEach(this::write);
  }

  static CodeTask task(Draw draw) {
    AppErrors errors = new AppErrors(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> errors.exceptions();
      case 1 -> errors.services();
      case 2 -> errors.trace();
      case 3 -> errors.firstOccurrence();
      default -> errors.frames();
    };
  }

  private void write(String service) {
    List<String> lines = new ArrayList<>();
    LocalDateTime start = LocalDateTime.of(2024, 5, draw.number(2, 28), draw.number(0, 20), 3);
    int n = 0;
    for (LocalDateTime time : Stamp.series(draw, start, 46, 70)) {
      n++;
      boolean wanted = n == 20;
      String id = wanted ? request : "req-" + draw.number(1000, 6999);
      boolean fails = wanted ? service.equals(culprit) : n % (service.equals(culprit) ? 4 : 9) == 2;
      String head =
          "%s %s [%s] %s "
              .formatted(
                  Stamp.plain(time),
                  fails ? "ERROR" : n % 13 == 6 ? "WARN " : "INFO ",
                  service,
                  id);
      lines.add(
          head
              + (fails
                  ? "request failed"
                  : draw.one("handled in ", "done after ") + draw.number(3, 380) + " ms"));
      if (fails) {
        trace(lines, service, n);
      }
    }
    trail.file(directory + "/" + service + ".log", lines);
  }

  private void trace(List<String> lines, String service, int n) {
    String exception = n % 8 == 2 || n == 20 ? frequent : draw.one(EXCEPTIONS);
    lines.add(
        "java.lang." + exception + ": " + draw.one("call gave up", "no session", "bad state"));
    String type = draw.one("Router", "Store", "Client");
    lines.add(
        "    at com.acme."
            + service
            + "."
            + type
            + ".run("
            + type
            + ".java:"
            + draw.number(20, 60)
            + ")");
    lines.add("    at com.acme." + service + ".Main.main(Main.java:31)");
  }

  private void look() {
    trail.wrongFile(directory + "/app.log");
    trail.explore(directory, directory + "/" + draw.one(SERVICES) + ".log");
  }

  private String all() {
    return directory + "/*.log";
  }

  private CodeTask exceptions() {
    look();
    trail.deadEnd(
        "Are there fatal lines?", "grep -c 'FATAL' " + directory + "/" + culprit + ".log");
    boolean one = draw.chance(0.5);
    String files = one ? directory + "/" + culprit + ".log" : all();
    int step =
        trail.run(
            "Exceptions by type.",
            "grep -h '^java' " + files + " | cut -d: -f1" + TOP + "5",
            "grep -ohE '[A-Za-z]+Exception' " + files + TOP + "5",
            "grep -h '^java' " + files + " | sed 's/:.*//'" + TOP + "3");
    int total =
        trail.run(
            "And all together.",
            "grep -ho '[A-Za-z]*Exception' " + files + " | wc -l",
            "grep -h 'Exception' " + files + " | wc -l");
    trail
        .fact(step, "^\\s*\\d+ (?:java\\.lang\\.)?(\\w+)")
        .fact(step, "^\\s*(\\d+)")
        .fact(total, "(\\d+)");
    return trail.answer(
        draw.one(
                "Which exception occurs most often in %s, how many times, and out of how many exceptions?",
                "Look through %s: what is the most frequent exception, how often does it occur, and how many exceptions are there in all?")
            .formatted(one ? files : "the logs under " + directory),
        "{0} is the most frequent: {1} of {2} exceptions.");
  }

  private CodeTask services() {
    look();
    String level = "ERROR";
    int step =
        trail.run(
            "Lines of that level per service.",
            "grep -h ' " + level + " ' " + all() + " | cut -d'[' -f2 | cut -d']' -f1" + TOP + "3",
            "grep -c ' " + level + " ' " + all() + " | sort -t: -k2 -rn",
            "grep -ho ' " + level + " \\[[a-z]*\\]' " + all() + TOP + "3");
    trail.fact(step, "(" + String.join("|", SERVICES) + ")").fact(step, "(?:\\.log:|^\\s*)(\\d+)");
    String answer = "{0} has the most ERROR lines, {1}";
    String question =
        draw.one(
            "Which of the services that log under %s has the most ERROR lines, and how many?",
            "By the logs in %s, which service fails most (lines of level ERROR), and how often?");
    if (draw.chance(0.6)) {
      int last =
          trail.run(
              "Its last error:",
              "grep ' ERROR ' " + directory + "/" + culprit + ".log | tail -n 1",
              "grep -h 'ERROR' "
                  + directory
                  + "/"
                  + culprit
                  + ".log | sort | tail -n 1 | cut -d' ' -f1,2",
              "grep ' ERROR ' " + directory + "/" + culprit + ".log | sed -n '$p' | cut -c1-19");
      trail.fact(last, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
      question += " When was its last one?";
      answer += "; the last one was at {2}";
    }
    return trail.answer(question.formatted(directory), answer + ".");
  }

  private CodeTask trace() {
    look();
    if (draw.chance(0.4)) {
      trail.run(
          "Which files mention it?",
          "grep -l '" + request + "' " + all(),
          "grep -c '" + request + "' " + all());
    }
    trail.deadEnd(
        "Perhaps it is spelled in capitals.", "grep -c 'REQ-' " + directory + "/gateway.log");
    int step =
        trail.run(
            "The request through all services.",
            "grep -h '" + request + "' " + all() + " | grep ERROR",
            "grep -rh 'ERROR.*" + request + "' " + directory,
            "grep -h '" + request + " ' " + all() + " | grep ' ERROR '");
    int what =
        trail.run(
            "And the lines after it.",
            "grep -A 2 'ERROR .*" + request + "' " + directory + "/" + culprit + ".log",
            "grep -A 1 '" + request + " request failed' " + directory + "/" + culprit + ".log",
            "grep -h -A 3 '"
                + request
                + "' "
                + directory
                + "/"
                + culprit
                + ".log | grep 'Exception'");
    trail
        .fact(step, "\\[(\\w+)\\]")
        .fact(step, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)")
        .fact(what, "java\\.lang\\.(\\w+)");
    return trail.answer(
        draw.one(
                "A customer's request %2$s failed. The logs are under %1$s: in which service did it fail, when, and with which exception?",
                "Trace %2$s through the logs in %1$s. Which service logged an ERROR for it, at what time, and what was the exception?")
            .formatted(directory, request),
        "It failed in {0} at {1} with a {2}.");
  }

  private CodeTask firstOccurrence() {
    look();
    String file = directory + "/" + culprit + ".log";
    int step =
        trail.run(
            "The first one, with the line before.",
            "grep -B 1 '" + frequent + "' " + file + " | head -n 2",
            "grep -n '"
                + frequent
                + "' "
                + file
                + " | head -n 1 && grep -B 1 '"
                + frequent
                + "' "
                + file
                + " | head -n 1",
            "grep -m 1 -B 1 '" + frequent + "' " + file);
    int count =
        trail.run(
            "How many in all?",
            "grep -c '" + frequent + "' " + file,
            "grep '" + frequent + "' " + file + " | wc -l");
    trail
        .fact(step, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)")
        .fact(step, "(req-\\d+)")
        .fact(count, "(\\d+)");
    return trail.answer(
        draw.one(
                "When did the %s service first log a %s (its log is in %s), for which request, and how many are there?",
                "In the log of %s, find the first %s (see %s): its time, the request id, and how many there are altogether.")
            .formatted(culprit, frequent, directory),
        "The first was at {0} for {1}; there are {2}.");
  }

  private CodeTask frames() {
    look();
    boolean python = draw.chance(0.5);
    int step =
        python
            ? trail.python(
                "The first frame follows the exception.",
                """
                from collections import Counter
                from pathlib import Path

                frames = Counter()
                for path in sorted(Path("%s").glob("*.log")):
                    lines = path.read_text(encoding="utf-8").splitlines()
                    for line, following in zip(lines, lines[1:]):
                        if line.startswith("java"):
                            frames[following.split("com.acme.")[1].split("(")[0]] += 1
                for frame, count in sorted(frames.items(), key=lambda item: (-item[1], item[0])):
                    print(count, frame)
                """
                    .formatted(directory))
            : trail.run(
                "The frames below the exceptions, without main.",
                "grep -h '^    at ' "
                    + all()
                    + " | grep -v 'Main' | sed 's/.*acme\\.//' | cut -d'(' -f1 | sort | uniq -c | sort -k1,1nr -k2,2",
                "grep -ohE 'acme\\.[a-z]+\\.[A-Z][a-z]+\\.run' "
                    + all()
                    + " | cut -d. -f2- | sort | uniq -c | sort -k1,1nr -k2,2");
    trail.fact(step, "^\\s*\\d+ (\\S+)").fact(step, "^\\s*(\\d+)");
    return trail.answer(
        draw.one(
                "Which method do the exceptions in the logs under %s come from most often (the first line of each stack trace, as service.Class.method), and how many times? First in the alphabet on a tie.",
                "Count the top frames of the stack traces in %s as service.Class.method: which leads, with how many? On a tie the first by name.")
            .formatted(directory),
        "Most come from {0}, {1} of them.");
  }
}

package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Who did what to a web server, by its access log. */
final class AccessLog {
  private static final List<String> PATHS =
      List.of("/", "/cart", "/search?q=lamp", "/products/14", "/products/88", "/about", "/help");
  private static final List<String> ODD =
      List.of("/wp-login.php", "/.env", "/admin/config", "/backup.zip");
  private static final List<String> AGENTS =
      List.of("Mozilla/5.0", "curl/8.5.0", "Safari/17.4", "python-requests/2.31");
  private static final String TOP = " | sort | uniq -c | sort -rn | head -n ";

  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String log;
  private final String noisy;
  private final String guesser;
  private final String weak;

  private AccessLog(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("logs", "nginx", "var/log");
    log = directory + "/access.log";
    List<Integer> hosts = draw.some(12, hosts());
    noisy = "203.0.113." + hosts.get(0);
    guesser = "198.51.100." + hosts.get(1);
    weak = draw.one("/api/orders", "/api/invoices", "/api/stock");
    write(hosts.subList(2, 12));
  }

  static CodeTask task(Draw draw) {
    AccessLog log = new AccessLog(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> log.notFound();
      case 1 -> log.serverErrors();
      case 2 -> log.guessing();
      case 3 -> log.agents();
      default -> log.hours();
    };
  }

  private static List<Integer> hosts() {
    List<Integer> hosts = new ArrayList<>();
    for (int i = 2; i < 250; i += 3) {
      hosts.add(i);
    }
    return hosts;
  }

  private void write(List<Integer> others) {
    LocalDateTime start = LocalDateTime.of(2024, draw.number(1, 9), draw.number(2, 27), 6, 20);
    List<String> lines = new ArrayList<>();
    int guesses = 0;
    for (LocalDateTime time : Stamp.series(draw, start, 150, 420)) {
      int n = lines.size();
      if (n % 7 == 3) {
        lines.add(line(noisy, time, "GET", draw.one(ODD), 404, AGENTS.get(3)));
      } else if (n > 40 && n % 6 == 1 && guesses < 14) {
        boolean in = ++guesses == 14;
        lines.add(line(guesser, time, "POST", "/login", in ? 302 : 401, AGENTS.get(1)));
      } else {
        String host = "192.0.2." + draw.one(others);
        boolean error = n % 11 == 5;
        int status =
            error ? draw.one(500, 502) : draw.one(200, 200, 200, 304, n % 3 == 0 ? 404 : 200);
        lines.add(
            line(
                host,
                time,
                "GET",
                error && n % 3 > 0 ? weak : draw.one(PATHS),
                status,
                draw.one(AGENTS)));
      }
    }
    trail.file(log, lines);
    List<String> errors = new ArrayList<>();
    for (LocalDateTime time : Stamp.series(draw, start, 30, 900)) {
      errors.add(Stamp.plain(time) + " [warn] upstream response is buffered to a temporary file");
    }
    trail.file(directory + "/error.log", errors);
  }

  private String line(
      String host, LocalDateTime time, String method, String path, int status, String agent) {
    return "%s - - [%s] \"%s %s HTTP/1.1\" %s %s \"-\" \"%s\""
        .formatted(host, Stamp.web(time), method, path, status, draw.number(180, 9200), agent);
  }

  private void look() {
    trail.wrongFile(directory + "/access.txt");
    trail.explore(directory, log);
  }

  private CodeTask notFound() {
    look();
    trail.deadEnd("Does the error log mention them?", "grep -c '404' " + directory + "/error.log");
    boolean path = draw.chance(0.5);
    if (draw.chance(0.5)) {
      trail.run(
          "How many are there at all?",
          "grep -c '\" 404 ' " + log,
          "grep '\" 404 ' " + log + " | wc -l");
    }
    int step =
        trail.run(
            "404s by client.",
            "grep '\" 404 ' " + log + " | cut -d' ' -f1" + TOP + "5",
            "grep -E '\" 404 [0-9]+' " + log + " | cut -d ' ' -f 1" + TOP + "3",
            "grep '\" 404 ' " + log + " | sed 's/ .*//'" + TOP + "5");
    trail.fact(step, "^\\s*\\d+ (\\S+)").fact(step, "^\\s*(\\d+)");
    String request =
        draw.one(
            "Something hammers our web server with requests for pages that do not exist. Which client has the most 404 responses in the access log under %s, and how many?",
            "In %s there is an access log. Who caused most of the 404s, and how many were they?");
    String answer = "{0} has the most 404 responses, {1} of them";
    if (path) {
      int wanted =
          trail.run(
              "How many different paths did it try?",
              "grep '^" + dots(noisy) + " ' " + log + " | cut -d'\"' -f2 | sort -u | wc -l",
              "grep -F '" + noisy + " ' " + log + " | grep -o 'GET [^ ]*' | sort | uniq | wc -l",
              "grep '^" + dots(noisy) + " ' " + log + " | cut -d' ' -f7 | sort -u | wc -l");
      trail.fact(wanted, "(\\d+)");
      request += " And how many different paths did that client ask for in all?";
      answer += "; it asked for {2} different paths";
    }
    return trail.answer(request.formatted(directory), answer + ".");
  }

  private static String dots(String host) {
    return host.replace(".", "\\.");
  }

  private CodeTask serverErrors() {
    look();
    trail.deadEnd("Perhaps the error log names it.", "grep -i 'api' " + directory + "/error.log");
    boolean each = draw.chance(0.5);
    int step =
        trail.run(
            "Paths of the 5xx responses.",
            "grep -E '\" 5[0-9][0-9] ' " + log + " | cut -d' ' -f7" + TOP + "5",
            "grep '\" 50[0-9] ' " + log + " | cut -d '\"' -f 2 | cut -d ' ' -f 2" + TOP + "5",
            "grep -E '\" (500|502) ' "
                + log
                + " | grep -oE '(GET|POST) [^ ]+' | cut -d' ' -f2"
                + TOP
                + "3");
    trail.fact(step, "^\\s*\\d+ (\\S+)").fact(step, "^\\s*(\\d+)");
    String answer = "{0} fails most often, with {1} responses of 5xx";
    String request =
        draw.one(
            "Users report errors on our site. By the access log in %s, which path answers with a 5xx status most often, and how often?",
            "Please check %s/access.log: which path has the most responses in the 500s, and how many?");
    if (each) {
      int first =
          trail.run(
              "When did it begin?",
              "grep -E '\" 5[0-9][0-9] ' " + log + " | head -n 1 | cut -d'[' -f2 | cut -d']' -f1",
              "grep -E '\" 50[02] ' " + log + " | sed -n '1p' | cut -d '[' -f 2 | cut -d ' ' -f 1",
              "grep -m 1 -E '\" 5[0-9][0-9] ' " + log + " | cut -d' ' -f4 | cut -c2-");
      trail.fact(first, "(\\S+:\\d\\d:\\d\\d:\\d\\d)");
      request += " When was the first of these errors?";
      answer += "; the first was at {2}";
    }
    return trail.answer(request.formatted(directory), answer + ".");
  }

  private CodeTask guessing() {
    look();
    trail.deadEnd("Are there 403s on the login?", "grep -c 'POST /login.* 403 ' " + log);
    int step =
        trail.run(
            "Failed logins by client.",
            "grep 'POST /login' " + log + " | grep ' 401 ' | cut -d' ' -f1" + TOP + "3",
            "grep -E 'POST /login .* 401 ' " + log + " | cut -d ' ' -f 1" + TOP + "3",
            "grep '/login' " + log + " | grep '\" 401' | sed 's/ - .*//'" + TOP + "3");
    trail.fact(step, "^\\s*\\d+ (\\S+)").fact(step, "^\\s*(\\d+)");
    if (draw.chance(0.4)) {
      trail.run(
          "What did it do over time?",
          "grep '^" + dots(guesser) + "' " + log + " | cut -d' ' -f4,6,7,9",
          "grep -n '" + dots(guesser) + "' " + log + " | tail -n 5");
    }
    int success =
        trail.run(
            "Did it get in? A login that works answers 302.",
            "grep '^"
                + dots(guesser)
                + " ' "
                + log
                + " | grep ' 302 ' | cut -d'[' -f2 | cut -d']' -f1",
            "grep 'POST /login' " + log + " | grep ' 302 ' | grep '" + dots(guesser) + "'",
            "grep -E '^" + dots(guesser) + " .* 302 ' " + log);
    trail.fact(success, "(\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d)");
    return trail.answer(
        draw.one(
                "I suspect that someone guessed passwords on POST /login (401 means refused, 302 logged in). In the access log in %s: which client, how many refused attempts, and when did it get in?",
                "Check the access log under %s for a client that kept failing at POST /login with 401. Who is it, how many times did it fail, and at what time did it succeed (302)?")
            .formatted(directory),
        "{0} failed {1} times at the login and got in at {2}.");
  }

  private CodeTask agents() {
    look();
    boolean odd = draw.chance(0.5);
    int step =
        odd
            ? trail.run(
                "The user agent is the sixth part between quotes.",
                "grep '\" 404 ' " + log + " | cut -d'\"' -f6" + TOP + "4",
                "grep '\" 404 ' " + log + " | grep -o '\"[^\"]*\"$'" + TOP + "3",
                "grep '\" 404 ' " + log + " | sed 's/.*\"-\" //'" + TOP + "4")
            : trail.run(
                "The user agent is the last part between quotes.",
                "cut -d'\"' -f6 " + log + TOP + "4",
                "grep -o '\"[^\"]*\"$' " + log + TOP + "3",
                "sed 's/.*\"-\" //' " + log + TOP + "4");
    int different =
        trail.run(
            "And how many different ones?",
            "cut -d'\"' -f6 " + log + " | sort -u | wc -l",
            "cut -d '\"' -f 6 " + log + " | sort | uniq | wc -l");
    trail
        .fact(step, "^\\s*\\d+ \"?([^\"\\n]+)")
        .fact(step, "^\\s*(\\d+)")
        .fact(different, "(\\d+)");
    return trail.answer(
        draw.one(
                "By the access log in %1$s, which user agent %2$s most often, and how often? And how many different user agents are there in the whole log?",
                "Which user agent %2$s most in %1$s/access.log, with what count, and how many different agents does the log hold?")
            .formatted(directory, odd ? "gets a 404" : "occurs"),
        "{0} is first with {1}; the log holds {2} different user agents.");
  }

  private CodeTask hours() {
    look();
    String method = draw.one("GET", "POST");
    trail.deadEnd(
        "Does the error log count anything?", "grep -c 'requests' " + directory + "/error.log");
    int step =
        trail.python(
            draw.one("Counted per hour.", "The hour follows the first colon.", ""),
            draw.one(
                    """
                    import re
                    from collections import Counter

                    with open("%1$s", encoding="utf-8") as file:
                        lines = [line for line in file if '"%2$s ' in line]
                    hours = Counter(re.search(r"\\d{4}:(\\d\\d):", line).group(1) for line in lines)
                    hour, count = min(hours.items(), key=lambda item: (-item[1], item[0]))
                    print(f"{hour} {count} of {len(lines)}")
                    """,
                    """
                    from collections import defaultdict
                    from pathlib import Path

                    hours = defaultdict(int)
                    for line in Path("%1$s").read_text(encoding="utf-8").splitlines():
                        if line.split('"')[1].startswith("%2$s "):
                            hours[line.split(":")[1]] += 1
                    for hour, count in sorted(hours.items(), key=lambda item: (-item[1], item[0])):
                        print(f"{hour} {count} of {sum(hours.values())}")
                    """)
                .formatted(log, method));
    trail.fact(step, "^(\\d\\d) \\d+").fact(step, "^\\d\\d (\\d+)").fact(step, "of (\\d+)");
    return trail.answer(
        draw.one(
                "In which hour of the day (00 to 23) does %1$s have the most %2$s requests, how many, and out of how many %2$s requests? If hours tie, the earlier one.",
                "Count the %2$s requests in %1$s per hour: which hour (two digits) is the busiest, the earlier on a tie, with how many of how many?")
            .formatted(log, method),
        "Hour {0} is the busiest: {1} of {2} " + method + " requests.");
  }
}

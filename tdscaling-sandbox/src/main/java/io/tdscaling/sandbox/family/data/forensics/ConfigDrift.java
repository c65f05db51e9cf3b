package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.List;

/** Where the settings of two environments, or of hosts that should be alike, differ. */
final class ConfigDrift {
  private static final List<String> FILES = List.of("cache", "database", "mail", "web");
  private static final List<String> KEYS =
      List.of(
          "timeout_s",
          "retries",
          "pool_size",
          "log_level",
          "region",
          "tls",
          "max_body_kb",
          "batch",
          "queue",
          "threads",
          "keepalive_s",
          "zone",
          "gzip",
          "buffer_kb",
          "owner",
          "dry_run");

  private final Draw draw;
  private final Trail trail;
  private final String root;
  private final String left;
  private final String right;
  private final String file;
  private final String key;
  private final String only;

  private ConfigDrift(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    root = draw.one("config", "deploy", "etc");
    left = root + "/" + draw.one("prod", "blue");
    right = root + "/" + draw.one("staging", "green");
    file = draw.one(FILES) + ".conf";
    key = KEYS.get(draw.number(0, 7));
    only = draw.one("extra", "legacy", "debug") + ".conf";
    write();
  }

  static CodeTask task(Draw draw) {
    ConfigDrift drift = new ConfigDrift(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> drift.oneFile();
      case 1 -> drift.files();
      case 2 -> drift.value();
      case 3 -> drift.keys();
      default -> drift.onlyIn();
    };
  }

  private void write() {
    for (String name : FILES) {
      List<String> lines = new ArrayList<>();
      List<String> others = new ArrayList<>();
      lines.add("# settings of " + name);
      others.add("# settings of " + name);
      for (String each : KEYS) {
        String line = each + "=" + draw.number(2, 90);
        boolean here = (name + ".conf").equals(file);
        boolean differs =
            (here && (each.equals(key) || draw.chance(0.15)))
                || (!here && !each.equals(key) && draw.chance(0.02));
        lines.add(line);
        others.add(differs ? each + "=" + draw.number(100, 400) : line);
      }
      for (int i = 0; i < 14; i++) {
        String line =
            "route." + i + "=/" + draw.one("api", "static", "jobs") + "/" + draw.number(1, 99);
        lines.add(line);
        others.add(line);
      }
      trail.file(left + "/" + name + ".conf", lines).file(right + "/" + name + ".conf", others);
    }
    trail.file(right + "/" + only, List.of("# kept by hand", "enabled=1"));
  }

  private void look() {
    trail.wrongFile(left + "/app.conf");
    trail.explore(root, left + "/" + file);
  }

  private String pair() {
    return left + "/" + file + " " + right + "/" + file;
  }

  private CodeTask oneFile() {
    look();
    if (draw.chance(0.5)) {
      trail.run("Do they differ at all?", "diff -q " + pair(), "wc -l " + pair());
    }
    int step =
        trail.run(
            "The differing lines.",
            "diff " + pair(),
            "diff -u " + pair(),
            "diff " + pair() + " | grep '^[<>]'");
    int count =
        trail.run(
            "How many keys is that?",
            "diff " + pair() + " | grep -c '^<'",
            "diff " + pair() + " | grep '^>' | wc -l");
    trail
        .fact(count, "(\\d+)")
        .fact(step, "(?m)^[<-] ?" + key + "=(\\d+)")
        .fact(step, "(?m)^[>+] ?" + key + "=(\\d+)");
    return trail.answer(
        draw.one(
                "How many settings of %3$s differ between %1$s and %2$s, and what is %4$s in the one and in the other?",
                "Compare %3$s of %1$s with that of %2$s: number of settings that differ, and both values of %4$s.")
            .formatted(left, right, file, key),
        "{0} settings differ; " + key + " is {1} in " + left + " and {2} in " + right + ".");
  }

  private CodeTask files() {
    look();
    trail.deadEnd("Do the sizes tell?", "wc -c " + left + "/*.conf");
    int step =
        trail.run(
            "Which files differ?",
            "diff -rq " + left + " " + right,
            "diff -r -q " + left + " " + right + " | sort",
            "diff -rq " + left + " " + right + " | grep -v '^Only'");
    int count =
        trail.run(
            "Counted:",
            "diff -rq " + left + " " + right + " | grep -c 'differ$'",
            "diff -rq " + left + " " + right + " | grep 'differ' | wc -l");
    int lines =
        trail.run(
            "And lines, over all of them.",
            "diff -r " + left + " " + right + " | grep -c '^<'",
            "diff -r " + left + " " + right + " | grep '^<' | wc -l");
    trail
        .fact(count, "(\\d+)")
        .fact(lines, "(\\d+)")
        .fact(step, "(" + file.replace(".", "\\.") + ")");
    return trail.answer(
        draw.one(
                "How many files that both %1$s and %2$s have differ, and how many lines of %1$s are changed in them altogether? Is %3$s among them?",
                "Has anything drifted between %1$s and %2$s? Number of files in both that differ, number of lines of %1$s that are different, and whether %3$s is one of the files.")
            .formatted(left, right, file),
        "{0} files differ, in {1} lines; {2} is among them.");
  }

  private CodeTask value() {
    look();
    trail.deadEnd("Perhaps written with a blank.", "grep -c '" + key + " = ' " + left + "/" + file);
    int step =
        trail.run(
            "The value everywhere.",
            "grep -r '^" + key + "=' " + right + " | sort -t= -k2 -rn",
            "grep '^" + key + "=' " + right + "/*.conf | sort -t '=' -k 2,2nr",
            "grep -H '^" + key + "=' " + right + "/*.conf | sort -t= -k2,2nr | head -n 2");
    int other =
        trail.run(
            "And in the other environment.",
            "grep '^" + key + "=' " + left + "/" + file,
            "grep '^" + key + "' " + left + "/" + file + " | cut -d= -f2",
            "sed -n '/^" + key + "=/p' " + left + "/" + file);
    trail.fact(step, "/(\\w+\\.conf):").fact(step, "=(\\d+)").fact(other, "(\\d+)$");
    return trail.answer(
        draw.one(
                "In which file of %2$s is %3$s highest, how much is it there, and what does the same file of %1$s say?",
                "Find the largest %3$s in %2$s: file and value. And what is it in that file of %1$s?")
            .formatted(left, right, key),
        "It is highest in {0}, at {1}; in " + left + " that is {2}.");
  }

  private CodeTask keys() {
    look();
    int step =
        trail.python(
            draw.one("Both files as dictionaries.", "A comparison by key, in Python.", ""),
            draw.one(
                    """
                    from pathlib import Path


                    def settings(path):
                        lines = Path(path).read_text(encoding="utf-8").splitlines()
                        return dict(line.split("=", 1) for line in lines if not line.startswith("#"))


                    left = settings("%1$s")
                    right = settings("%2$s")
                    changed = [key for key in left if left[key] != right[key]]
                    print("changed:", len(changed))
                    print("of:", len(left))
                    for key in changed:
                        print(key, left[key], right[key])
                    """,
                    """
                    def read(path):
                        with open(path, encoding="utf-8") as file:
                            return {line.strip() for line in file if "=" in line}


                    left, right = read("%1$s"), read("%2$s")
                    new = {line.split("=")[0]: line.split("=")[1] for line in right - left}
                    print(f"changed: {len(new)}")
                    print(f"of: {len(left)}")
                    for line in sorted(left - right):
                        key, value = line.split("=")
                        print(key, value, new[key])
                    """)
                .formatted(left + "/" + file, right + "/" + file));
    trail
        .fact(step, "changed: (\\d+)")
        .fact(step, "of: (\\d+)")
        .fact(step, "(?m)^" + key + " \\d+ (\\d+)");
    return trail.answer(
        draw.one(
                "Of how many settings in %1$s/%3$s does %2$s have another value, out of how many, and what is %4$s in %2$s?",
                "Compare %3$s in %1$s and %2$s by key: how many of how many settings changed, and what is the new value of %4$s in %2$s?")
            .formatted(left, right, file, key),
        "{0} of {1} settings differ; " + key + " is {2} there.");
  }

  private CodeTask onlyIn() {
    look();
    int step =
        trail.run(
            "Files of one side only.",
            "diff -rq " + left + " " + right + " | grep '^Only'",
            "diff -q -r " + left + " " + right + " | grep 'Only in'",
            "ls " + left + " " + right + " | sort | uniq -u | grep 'conf$'");
    int content =
        trail.run(
            "What is in it?",
            "cat " + right + "/" + only,
            "grep -v '^#' " + right + "/" + only,
            "tail -n 1 " + right + "/" + only);
    int count =
        trail.run(
            "And how many files are there on that side?",
            "ls " + right + " | wc -l",
            "find " + right + " -name '*.conf' | wc -l",
            "find " + right + " -type f | wc -l");
    trail.fact(step, "(\\w+\\.conf)").fact(content, "(\\w+=\\d+)").fact(count, "(\\d+)");
    return trail.answer(
        draw.one(
                "Is there a file in %2$s that %1$s does not have? Which setting does it hold, and how many files does %2$s have?",
                "Which file exists only in %2$s and not in %1$s, what does it set, and how many files are in %2$s altogether?")
            .formatted(left, right),
        "Only {0} is extra; it sets {1}. " + right + " has {2} files.");
  }
}

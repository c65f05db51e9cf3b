package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Who changed what, by an audit trail that knows accounts and a list that knows their names. */
final class AuditTrail {
  private static final List<String> ACTIONS = List.of("view", "edit", "export", "share");

  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String audit;
  private final String users;
  private final String culprit;
  private final String record;

  private AuditTrail(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("audit", "export", "compliance");
    audit = directory + "/" + draw.one("audit.csv", "events.csv");
    users = directory + "/users.csv";
    culprit = "u" + (100 + draw.number(0, 11));
    record = "DOC-" + draw.number(400, 499);
    write();
  }

  static CodeTask task(Draw draw) {
    AuditTrail trail = new AuditTrail(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> trail.deletion();
      case 1 -> trail.grants();
      case 2 -> trail.nights();
      case 3 -> trail.exports();
      default -> trail.history();
    };
  }

  private void write() {
    List<String> people = draw.some(12, Pools.PEOPLE);
    List<String> names = new ArrayList<>(List.of("account,name,team"));
    for (int i = 0; i < people.size(); i++) {
      names.add("u" + (100 + i) + "," + people.get(i) + "," + draw.one("sales", "legal", "it"));
    }
    List<String> lines = new ArrayList<>(List.of("time,account,action,target"));
    LocalDateTime start = LocalDateTime.of(2024, 7, draw.number(1, 20), 8, 0);
    int n = 0;
    for (LocalDateTime time : Stamp.series(draw, start, 140, 1500)) {
      n++;
      String account = "u" + (100 + draw.number(0, 11));
      String target = "DOC-" + draw.number(400, 499);
      String action = draw.one(ACTIONS);
      if (n == 70) {
        account = culprit;
        action = "delete";
        target = record;
      } else if (n == 30 || n == 96) {
        action = "edit";
        target = record;
      } else if (n == 55 || n == 110) {
        action = "grant_admin";
        target = n == 55 ? culprit : "u" + (100 + draw.number(0, 11));
      } else if (n % 9 == 4) {
        account = culprit;
        action = "export";
      }
      lines.add(Stamp.plain(time) + "," + account + "," + action + "," + target);
    }
    trail.file(audit, lines).file(users, names);
  }

  private void look() {
    trail.wrongFile(directory + "/audit.log");
    trail.explore(directory, audit);
  }

  private int name(String account) {
    return trail.run(
        draw.one("Who is " + account + "?", "The account's name:", ""),
        "grep '^" + account + ",' " + users,
        "grep " + account + " " + users + " | cut -d, -f2",
        "grep '" + account + "' " + users + " | cut -d ',' -f 2,3");
  }

  private static final String NAME = "(?:u\\d+,)?([A-Z][^,\\n]+)";

  private CodeTask deletion() {
    look();
    trail.deadEnd("It may be called a removal.", "grep -c 'remove' " + audit);
    int step =
        trail.run(
            "Deletions of that document.",
            "grep 'delete," + record + "' " + audit,
            "grep '" + record + "' " + audit + " | grep delete",
            "grep ',delete,' " + audit + " | grep '" + record + "$'");
    int who = name(culprit);
    trail.fact(who, NAME).fact(step, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
    String question =
        draw.one(
            "%2$s has disappeared. Who deleted it, by name, and when? The audit trail is in %1$s.",
            "In %1$s there is an audit trail. Find out who (full name) deleted %2$s and at what time.");
    String answer = "{0} deleted " + record + " at {1}";
    if (draw.chance(0.6)) {
      int all =
          trail.run(
              "What else did the account do?",
              "grep -c '," + culprit + ",' " + audit,
              "cut -d, -f2 " + audit + " | grep -c '^" + culprit + "$'");
      trail.fact(all, "(\\d+)");
      question += " How many entries does the trail have of that account?";
      answer += "; the trail has {2} entries of that account";
    }
    return trail.answer(question.formatted(directory, record), answer + ".");
  }

  private CodeTask grants() {
    look();
    trail.deadEnd("Perhaps the action is called promote.", "grep -c 'promote' " + audit);
    int step =
        trail.run(
            "Who was made an administrator?",
            "grep 'grant_admin' " + audit + " | head -n 1",
            "grep ',grant_admin,' " + audit + " | sort | head -n 1",
            "grep -m 1 'grant_admin' " + audit);
    int all =
        trail.run(
            "How often in all?",
            "grep -c 'grant_admin' " + audit,
            "cut -d, -f3 " + audit + " | grep -c 'grant_admin'");
    int who = name(culprit);
    trail
        .fact(who, NAME)
        .fact(step, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)")
        .fact(all, "(\\d+)");
    return trail.answer(
        draw.one(
                "Who was the first to be granted admin rights by the audit trail in %s (action grant_admin, the target is the account that gets them)? Name and time, and how many grants there are.",
                "Look for grant_admin in the trail under %s: the name of the account that got the rights first (the target), when, and the number of such grants.")
            .formatted(directory),
        "{0} was the first, at {1}; there are {2} grants.");
  }

  private CodeTask nights() {
    look();
    int from = draw.number(20, 22);
    String hours = " (" + (from == 20 ? "2[0-3]" : from == 21 ? "2[1-3]" : "2[23]") + "|0[0-4]):";
    int step =
        trail.run(
            "Entries of those hours, by account.",
            "grep -E '"
                + hours
                + "' "
                + audit
                + " | cut -d, -f2 | sort | uniq -c | sort -k1,1nr -k2,2",
            "grep -E '^[0-9-]+"
                + hours
                + "' "
                + audit
                + " | cut -d ',' -f 2 | sort | uniq -c | sort -k1,1nr -k2,2 | head -n 5");
    int all =
        trail.run(
            "And how many entries is that?",
            "grep -cE '" + hours + "' " + audit,
            "grep -E '" + hours + "' " + audit + " | wc -l");
    trail.fact(step, "^\\s*\\d+ (u\\d+)").fact(step, "^\\s*(\\d+)").fact(all, "(\\d+)");
    return trail.answer(
        draw.one(
                "Which account was most active at night, from %2$s:00 to 04:59, by the audit trail in %1$s? How many entries, and how many does everyone have then? On a tie the lower account.",
                "Count the entries from %2$s:00 to 04:59 in the trail under %1$s: the account with the most (the lower on a tie), its number, and the number of all.")
            .formatted(directory, from),
        "{0} has the most at night, {1} of {2} entries.");
  }

  private CodeTask exports() {
    look();
    String action = draw.one("export", "export", "share");
    int step =
        draw.chance(0.6)
            ? trail.run(
                "That action by account.",
                "grep ',"
                    + action
                    + ",' "
                    + audit
                    + " | cut -d, -f2 | sort | uniq -c | sort -k1,1nr -k2,2 | head -n 3",
                "cut -d, -f2,3 "
                    + audit
                    + " | grep ',"
                    + action
                    + "$' | sort | uniq -c | sort -k1,1nr -k2,2 | head -n 4")
            : trail.python(
                "Counted in Python, with the names at hand.",
                """
                import csv
                from collections import Counter

                with open("%1$s", newline="", encoding="utf-8") as file:
                    counts = Counter(
                        row["account"] for row in csv.DictReader(file) if row["action"] == "%2$s"
                    )
                for account, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
                    print(count, account)
                """
                    .formatted(audit, action));
    int all =
        trail.run(
            "All of that action:",
            "grep -c '," + action + ",' " + audit,
            "grep '," + action + "," + "' " + audit + " | wc -l");
    trail.fact(step, "^\\s*\\d+ (u\\d+)").fact(step, "^\\s*(\\d+)").fact(all, "(\\d+)");
    return trail.answer(
        draw.one(
                "Which account has the most %2$s actions in the audit trail under %1$s, how many, and out of how many? The lower account on a tie.",
                "By the trail in %1$s, who (account) did %2$s most often, the lower account on a tie? Its number and that of all.")
            .formatted(directory, action),
        "{0} leads with {1} of {2}.");
  }

  private CodeTask history() {
    look();
    int step =
        trail.run(
            "Everything about the document, in order.",
            "grep '" + record + "' " + audit + " | sort",
            "grep ',[a-z_]*," + record + "$' " + audit,
            "grep -n '" + record + "' " + audit + " | cut -d: -f2-");
    int changes =
        trail.run(
            "Changes only.",
            "grep '" + record + "' " + audit + " | grep -vc ',view,'",
            "grep '" + record + "$' " + audit + " | grep -v ',view,' | wc -l");
    int last =
        trail.run(
            "And the last one after its deletion:",
            "grep '" + record + "' " + audit + " | tail -n 1",
            "grep '," + record + "' " + audit + " | sort -r | head -n 1");
    trail
        .fact(step, "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)")
        .fact(changes, "(\\d+)")
        .fact(last, ",(u\\d+),");
    return trail.answer(
        draw.one(
                "Give me the history of %2$s by the audit trail in %1$s: when does it first appear, how many entries are no mere views, and which account made the last entry?",
                "When does %2$s first appear in the trail under %1$s, how many of its entries are other than view, and which account is the last to touch it?")
            .formatted(directory, record),
        record + " first appears at {0}; {1} entries are no views, and the last is by {2}.");
  }
}

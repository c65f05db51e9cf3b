package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What became of payments, by events written as JSON lines. */
final class PaymentEvents {
  private static final List<String> REASONS =
      List.of("insufficient_funds", "expired_card", "limit_exceeded", "do_not_honor");
  private static final String TOP = " | sort | uniq -c | sort -k1,1nr -k2,2 | head -n ";

  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String events;
  private final String twice;

  private PaymentEvents(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("events", "payments", "data");
    events = directory + "/" + draw.one("events.jsonl", "payments.jsonl");
    twice = "pay_" + draw.number(8000, 8999);
    write();
  }

  static CodeTask task(Draw draw) {
    PaymentEvents payments = new PaymentEvents(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> payments.twice();
      case 1 -> payments.reasons();
      case 2 -> payments.unauthorized();
      case 3 -> payments.sums();
      default -> payments.merchants();
    };
  }

  private void write() {
    List<String> lines = new ArrayList<>();
    LocalDateTime start = LocalDateTime.of(2024, draw.number(1, 12), draw.number(2, 26), 7, 10);
    int n = 0;
    for (LocalDateTime time : Stamp.series(draw, start, 70, 240)) {
      n++;
      boolean marked = n == 30;
      String id = marked ? twice : "pay_" + (2000 + n * 13);
      int amount = draw.number(300, 48000);
      String merchant = "m_" + draw.number(1, 6);
      if (n % 17 != 9) {
        lines.add(event(time, id, "authorized", amount, merchant, ""));
      }
      if (n % 5 == 2 && !marked) {
        lines.add(event(time.plusSeconds(2), id, "declined", amount, merchant, draw.one(REASONS)));
      } else if (draw.chance(0.85) || marked || n % 17 == 9) {
        lines.add(event(time.plusSeconds(3), id, "captured", amount, merchant, ""));
        if (marked) {
          lines.add(event(time.plusSeconds(4), id, "captured", amount, merchant, ""));
        }
      }
    }
    trail.file(events, lines);
    List<String> merchants = new ArrayList<>(List.of("id,name,city"));
    List<String> names =
        draw.some(6, List.of("Lark", "Onyx", "Pixel", "Quill", "Rowan", "Sorrel", "Tern"));
    for (int i = 0; i < 6; i++) {
      merchants.add(
          "m_" + (i + 1) + "," + names.get(i) + " Shop," + draw.one("Bern", "Turin", "Lille"));
    }
    trail.file(directory + "/merchants.csv", merchants);
  }

  private static String event(
      LocalDateTime time, String id, String type, int cents, String merchant, String reason) {
    String end = reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"";
    return "{\"at\":\"%s\",\"id\":\"%s\",\"type\":\"%s\",\"cents\":%s,\"merchant\":\"%s\"%s}"
        .formatted(Stamp.plain(time).replace(' ', 'T'), id, type, cents, merchant, end);
  }

  private void look() {
    trail.wrongFile(directory + "/events.json");
    trail.explore(directory, events);
  }

  private static final String READ =
      """
      import json
      from collections import IMPORTED

      with open("%s", encoding="utf-8") as file:
          events = [json.loads(line) for line in file]

      """;

  private CodeTask twice() {
    look();
    trail.deadEnd("Is a duplicate marked as such?", "grep -c 'duplicate' " + events);
    int step =
        draw.chance(0.6)
            ? trail.run(
                "Payments captured more than once.",
                "grep '\"captured\"' " + events + " | cut -d'\"' -f8 | sort | uniq -d",
                "grep 'captured' "
                    + events
                    + " | grep -o 'pay_[0-9]*' | sort | uniq -c | grep -v ' 1 '",
                "grep '\"type\":\"captured\"' "
                    + events
                    + " | grep -oE 'pay_[0-9]+' | sort | uniq -d")
            : trail.python(
                "Captures per payment.",
                (READ
                        + """
                          captures = Counter(event["id"] for event in events if event["type"] == "captured")
                          print([payment for payment, count in captures.items() if count > 1])
                          """)
                    .replace("IMPORTED", "Counter")
                    .formatted(events));
    int when =
        trail.run(
            "Its events.",
            "grep '" + twice + "' " + events,
            "grep '" + twice + "' " + events + " | grep 'captured'",
            "grep -n '\"" + twice + "\"' " + events + " | tail -n 2");
    trail
        .fact(step, "(pay_\\d+)")
        .fact(when, "captured\",\"cents\":(\\d+)")
        .fact(when, "\"at\":\"([^\"]+)\",\"id\":\"\\w+\",\"type\":\"captured\"");
    return trail.answer(
        draw.one(
                "A customer says that a payment was taken twice. Which payment in %s has more than one captured event, over how many cents, and when was it captured first?",
                "Find the payment that was captured twice in %s: its id, the cents, and the time of the first capture.")
            .formatted(events),
        "{0} was captured twice, over {1} cents, first at {2}.");
  }

  private CodeTask reasons() {
    look();
    trail.deadEnd(
        "Is there a list of declined ones?", "grep -c 'declined' " + directory + "/merchants.csv");
    int step =
        trail.run(
            "Reasons, counted.",
            "grep -o '\"reason\":\"[a-z_]*\"' " + events + TOP + "4",
            "grep '\"declined\"' "
                + events
                + " | sed 's/.*reason\":\"//' | cut -d'\"' -f1"
                + TOP
                + "4",
            "grep 'declined' " + events + " | cut -d'\"' -f22" + TOP + "4");
    int all =
        trail.run(
            "All declined ones:",
            "grep -c '\"declined\"' " + events,
            "grep 'declined' " + events + " | wc -l");
    trail
        .fact(step, "(" + String.join("|", REASONS) + ")")
        .fact(step, "^\\s*(\\d+)")
        .fact(all, "(\\d+)");
    return trail.answer(
        draw.one(
                "Why are payments declined most often, by %s? The reason (first in the alphabet on a tie), how often, and out of how many declined ones?",
                "In %s, what is the most frequent reason of declined events, the first in the alphabet if several lead? Its number and that of all declined events.")
            .formatted(events),
        "{0} is the most frequent reason: {1} of {2}.");
  }

  private CodeTask unauthorized() {
    look();
    int step =
        trail.python(
            draw.one("Captured without having been authorized.", "Two sets of ids.", ""),
            draw.one(
                    """
                    import json
                    from pathlib import Path

                    events = [json.loads(line) for line in Path("%s").read_text(encoding="utf-8").splitlines()]
                    authorized = {event["id"] for event in events if event["type"] == "authorized"}
                    captured = {event["id"] for event in events if event["type"] == "captured"}
                    odd = sorted(captured - authorized)
                    print("count:", len(odd))
                    print("first:", odd[0])
                    print("captured:", len(captured))
                    """,
                    """
                    import json

                    seen = set()
                    captured = set()
                    odd = []
                    with open("%s", encoding="utf-8") as file:
                        for line in file:
                            event = json.loads(line)
                            if event["type"] == "authorized":
                                seen.add(event["id"])
                            elif event["type"] == "captured":
                                captured.add(event["id"])
                                if event["id"] not in seen:
                                    odd.append(event["id"])
                    print(f"count: {len(odd)}\\nfirst: {min(odd)}\\ncaptured: {len(captured)}")
                    """)
                .formatted(events));
    int check =
        trail.run(
            "All captured events, for comparison.",
            "grep -c '\"captured\"' " + events,
            "grep '\"type\":\"captured\"' " + events + " | wc -l");
    trail
        .fact(step, "count: (\\d+)")
        .fact(step, "first: (\\w+)")
        .fact(step, "captured: (\\d+)")
        .fact(check, "(\\d+)");
    return trail.answer(
        draw.one(
                "Were any payments in %s captured without being authorized? How many of how many captured payments, which has the lowest id, and how many captured events are there?",
                "Count the payments in %s with a captured but no authorized event: how many, the lowest id, the number of captured payments and that of captured events.")
            .formatted(events),
        "{0} of {2} captured payments were never authorized, {1} being the lowest; there are {3} captured events.");
  }

  private CodeTask sums() {
    look();
    String type = draw.one("captured", "declined", "authorized");
    boolean cents = draw.chance(0.5);
    int step =
        trail.python(
            draw.one("Sums per merchant, from cents.", "Cents add up exactly."),
            draw.one(
                    READ.replace("IMPORTED", "defaultdict")
                        + """
                        totals = defaultdict(int)
                        for event in events:
                            if event["type"] == "%2$s":
                                totals[event["merchant"]] += event["cents"]
                        for merchant, cents in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
                            print(merchant, %3$s)
                        print("sum", %4$s)
                        """,
                    READ.replace("IMPORTED", "Counter")
                        + """
                        totals = Counter()
                        for event in events:
                            if event["type"] != "%2$s":
                                continue
                            totals[event["merchant"]] += event["cents"]
                        for merchant, cents in totals.most_common(3):
                            print(f"{merchant} {%3$s}")
                        cents = sum(totals.values())
                        print(f"sum {%5$s}")
                        """)
                .formatted(
                    events,
                    type,
                    cents ? "cents" : "cents / 100",
                    cents ? "sum(totals.values())" : "sum(totals.values()) / 100",
                    cents ? "cents" : "cents / 100"));
    int name =
        trail.run(
            "The names of the merchants.",
            "cat " + directory + "/merchants.csv",
            "grep '^m_' " + directory + "/merchants.csv",
            "cut -d, -f1,2 " + directory + "/merchants.csv");
    trail
        .fact(step, "^(m_\\d)")
        .fact(step, "^m_\\d (\\S+)")
        .fact(step, "sum (\\S+)")
        .fact(name, "m_1,([^,\\n]+)");
    return trail.answer(
        draw.one(
                "Which merchant id has the highest sum of %2$s events in %1$s (in %3$s), how much, and what do all come to? Also, what is m_1 called?",
                "Add up the %2$s events of %1$s per merchant, in %3$s: the leading id with its sum, the sum of all, and the name of m_1.")
            .formatted(events, type, cents ? "cents" : "units of 100 cents"),
        "{0} leads with {1}, all together come to {2}; m_1 is {3}.");
  }

  private CodeTask merchants() {
    look();
    String type = draw.one("declined", "captured");
    int step =
        trail.run(
            "Events of that type by merchant.",
            "grep '\"" + type + "\"' " + events + " | grep -o 'm_[0-9]'" + TOP + "6",
            "grep '\"type\":\""
                + type
                + "\"' "
                + events
                + " | grep -oE '\"merchant\":\"m_[0-9]+' | cut -d'\"' -f4"
                + TOP
                + "6",
            "grep '"
                + type
                + "' "
                + events
                + " | sed 's/.*merchant\":\"//' | cut -c1-3"
                + TOP
                + "6");
    int last =
        trail.run(
            "The last of them.",
            "grep '\"" + type + "\"' " + events + " | tail -n 1",
            "grep '" + type + "' " + events + " | sed -n '$p' | cut -d'\"' -f4,8");
    trail
        .fact(step, "(m_\\d)")
        .fact(step, "^\\s*(\\d+)")
        .fact(last, "(pay_\\d+)")
        .fact(last, "(\\d{4}-\\d\\d-\\d\\dT[\\d:]+)");
    return trail.answer(
        draw.one(
                "Which merchant has the most %2$s events in %1$s (lower id on a tie), how many, and which payment was the last %2$s one, at what time?",
                "Count the %2$s events per merchant in %1$s: who has the most (the lower id if equal), how many, and which payment comes last in the file, with its time?")
            .formatted(events, type),
        "{0} has the most, {1}; the last is {2} at {3}.");
  }
}

package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where two exports of the same invoices disagree. */
final class ExportComparison {
  private final Draw draw;
  private final Trail trail;
  private final String directory;
  private final String ours;
  private final String theirs;
  private final String changed;

  private ExportComparison(Draw draw) {
    this.draw = draw;
    trail = new Trail(draw);
    directory = draw.one("exports", "ledger", "month-end");
    ours = directory + "/" + draw.one("erp.csv", "books.csv");
    theirs = directory + "/" + draw.one("bank.csv", "portal.csv");
    changed = "INV-" + (1000 + 3 * draw.number(12, 20));
    write();
  }

  static CodeTask task(Draw draw) {
    ExportComparison exports = new ExportComparison(draw);
    return switch (draw.number(0, 4)) {
      case 0 -> exports.missing();
      case 1 -> exports.amounts();
      case 2 -> exports.twice();
      case 3 -> exports.sums();
      default -> exports.customers();
    };
  }

  private void write() {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    List<String> people = draw.some(8, Pools.PEOPLE);
    for (int i = 0; i < 60; i++) {
      String id = "INV-" + (1000 + 3 * i);
      BigDecimal amount = Pools.amount(draw, 1200, 88000, 5);
      String start = id + "," + Pools.day(draw, LocalDate.of(2024, 10, 1), 30) + ",";
      String line = start + draw.one(people) + "," + amount;
      boolean fixed = id.equals(changed);
      if (i < 3 || i > 4 || (i == 3 && draw.chance(0.5))) {
        left.add(line);
      }
      if (fixed || (i != 3 && i % 19 != 8 && i % 23 != 5)) {
        boolean differs = fixed || i % 13 == 7;
        right.add(
            differs
                ? line.replace(
                    "," + amount, "," + amount.add(BigDecimal.valueOf(draw.number(1, 9) * 100L, 2)))
                : line);
      }
      if (i == 30 || i == 44 || i == 51) {
        right.add(right.get(right.size() - 1));
      }
    }
    String head = "invoice,issued_on,customer,amount";
    left.add(0, head);
    List<String> shuffled = new ArrayList<>(draw.shuffled(right));
    shuffled.add(0, head);
    trail.file(ours, left).file(theirs, shuffled);
  }

  private void look() {
    trail.wrongFile(directory + "/invoices.csv");
    trail.explore(directory, draw.one(ours, theirs));
  }

  private CodeTask missing() {
    look();
    boolean files = draw.chance(0.6);
    int step;
    if (files) {
      trail.run(
          "The ids of both, sorted.",
          "cut -d, -f1 %s | sort -u > a.txt && cut -d, -f1 %s | sort -u > b.txt"
              .formatted(ours, theirs),
          "cut -d, -f1 %s | sort > a.txt; cut -d, -f1 %s | sort -u > b.txt"
              .formatted(ours, theirs));
      step =
          trail.run(
              "Ids that only the first has.",
              "diff a.txt b.txt | grep '^<' | cut -c3- | sort",
              "diff a.txt b.txt | grep '^<' | sed 's/< //'",
              "grep -vxFf b.txt a.txt");
    } else {
      step = trail.python(draw.one("A difference of two sets.", ""), ids());
    }
    int count =
        trail.run(
            "Invoices in the first:",
            "grep -c '^INV' " + ours,
            "grep '^INV-' " + ours + " | wc -l",
            "tail -n +2 " + ours + " | wc -l");
    trail.fact(step, "(INV-\\d+)").fact(step, "(INV-\\d+)\\s*$").fact(count, "(\\d+)");
    return trail.answer(
        draw.one(
                "Which invoices of %1$s are not in %2$s? Tell me the lowest and the highest number of these, and how many invoices %1$s has.",
                "Compare the invoice numbers of %1$s and %2$s: lowest and highest of those missing in the second, and the number of invoices in the first.")
            .formatted(ours, theirs),
        "{0} is the lowest and {1} the highest that is missing there, of {2} invoices.");
  }

  private String ids() {
    return draw.one(
            """
            import csv


            def numbers(path):
                with open(path, newline="", encoding="utf-8") as file:
                    return {row["invoice"] for row in csv.DictReader(file)}


            for number in sorted(numbers("%1$s") - numbers("%2$s")):
                print(number)
            """,
            """
            import csv

            with open("%2$s", newline="", encoding="utf-8") as file:
                known = [row["invoice"] for row in csv.DictReader(file)]
            with open("%1$s", newline="", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    if row["invoice"] not in known:
                        print(row["invoice"])
            """)
        .formatted(ours, theirs);
  }

  private CodeTask amounts() {
    look();
    trail.deadEnd(
        "Do the files agree line by line?", "diff " + ours + " " + theirs + " | head -n 4");
    int step =
        trail.python(
            draw.one("Amounts by number, as Decimals.", "Cents have to be exact, hence Decimal."),
            draw.one(
                    """
                    import csv
                    from decimal import Decimal


                    def amounts(path):
                        with open(path, newline="", encoding="utf-8") as file:
                            return {row["invoice"]: Decimal(row["amount"]) for row in csv.DictReader(file)}


                    ours, theirs = amounts("%1$s"), amounts("%2$s")
                    changed = {
                        number: theirs[number] - ours[number]
                        for number in ours.keys() & theirs.keys()
                        if theirs[number] != ours[number]
                    }
                    print("differ:", len(changed))
                    print("together:", sum(changed.values()))
                    for number in sorted(changed):
                        print(number, changed[number])
                    """,
                    """
                    import csv
                    from decimal import Decimal

                    amounts = {}
                    with open("%1$s", newline="", encoding="utf-8") as file:
                        for row in csv.DictReader(file):
                            amounts[row["invoice"]] = Decimal(row["amount"])
                    changed = {}
                    with open("%2$s", newline="", encoding="utf-8") as file:
                        for row in csv.DictReader(file):
                            before = amounts.get(row["invoice"])
                            if before is not None and Decimal(row["amount"]) != before:
                                changed[row["invoice"]] = Decimal(row["amount"]) - before
                    print(f"differ: {len(changed)}\\ntogether: {sum(changed.values())}")
                    """)
                .formatted(ours, theirs));
    int one =
        trail.run(
            "One of them in both files.",
            "grep -h '^" + changed + ",' " + ours + " " + theirs,
            "grep '" + changed + "' " + ours + " && grep '" + changed + "' " + theirs);
    trail
        .fact(step, "differ: (\\d+)")
        .fact(step, "together: (\\S+)")
        .fact(one, changed + ",[^,]*,[^,]*,([\\d.]+)");
    return trail.answer(
        draw.one(
                "For how many invoices that both %1$s and %2$s have do the amounts differ, and by how much in all (second less first)? And what is %3$s in the first?",
                "Match %1$s with %2$s by invoice: how many amounts differ, what do the differences (second less first) add up to, and what does the first say for %3$s?")
            .formatted(ours, theirs, changed),
        "{0} amounts differ, by {1} in all; " + changed + " is {2} in the first.");
  }

  private CodeTask twice() {
    look();
    int step =
        trail.run(
            "Numbers that occur more than once.",
            "cut -d, -f1 " + theirs + " | sort | uniq -d",
            "sort " + theirs + " | uniq -d",
            "cut -d ',' -f 1 " + theirs + " | sort | uniq -c | grep -v ' 1 ' | sort -k2,2");
    int count =
        trail.run(
            "How many is that?",
            "cut -d, -f1 " + theirs + " | sort | uniq -d | wc -l",
            "sort " + theirs + " | uniq -d | grep -c 'INV'");
    int lines =
        trail.run(
            "And how many invoices without the repetitions?",
            "tail -n +2 " + theirs + " | sort -u | wc -l",
            "cut -d, -f1 " + theirs + " | sort -u | grep -c 'INV'");
    trail.fact(count, "(\\d+)").fact(step, "(INV-\\d+)").fact(lines, "(\\d+)");
    return trail.answer(
        draw.one(
                "Does %s hold invoices more than once? How many numbers, which is the lowest of them, and how many different invoices are there?",
                "Count the invoices that %s repeats, name the lowest number of these, and say how many different invoices it has.")
            .formatted(theirs),
        "{0} are repeated, {1} being the lowest; there are {2} different invoices.");
  }

  private CodeTask sums() {
    look();
    boolean month = draw.chance(0.5);
    String file = draw.one(ours, theirs);
    int step =
        trail.python(
            draw.one("A sum per group.", "Each number once, then the sums.", ""),
            draw.one(
                    """
                    import csv
                    from collections import defaultdict
                    from decimal import Decimal

                    with open("%1$s", newline="", encoding="utf-8") as file:
                        rows = {row["invoice"]: row for row in csv.DictReader(file)}
                    totals = defaultdict(Decimal)
                    for row in rows.values():
                        totals[%2$s] += Decimal(row["amount"])
                    for key, total in sorted(totals.items(), key=lambda item: -item[1])[:3]:
                        print(f"{key}: {total}")
                    print(f"all: {sum(totals.values())}")
                    """,
                    """
                    import csv
                    from decimal import Decimal

                    seen = set()
                    totals = {}
                    with open("%1$s", newline="", encoding="utf-8") as file:
                        for row in csv.DictReader(file):
                            if row["invoice"] in seen:
                                continue
                            seen.add(row["invoice"])
                            key = %2$s
                            totals[key] = totals.get(key, 0) + Decimal(row["amount"])
                    top = max(totals, key=totals.get)
                    print(f"{top}: {totals[top]}")
                    print("all:", sum(totals.values()))
                    """)
                .formatted(file, month ? "row[\"issued_on\"]" : "row[\"customer\"]"));
    trail.fact(step, "^(.+?): ").fact(step, "^.+?: (\\S+)").fact(step, "all: (\\S+)");
    return trail.answer(
        draw.one(
                "Which %2$s has the highest sum of amounts in %1$s, how much, and what do all come to? Count an invoice that is repeated once.",
                "Add up the amounts of %1$s per %2$s, repeated invoices only once: who or which leads, with how much, and what is the total?")
            .formatted(file, month ? "day of issue" : "customer"),
        "{0} leads with {1}; all come to {2}.");
  }

  private CodeTask customers() {
    look();
    String file = ours;
    int step =
        trail.run(
            "Invoices per customer.",
            "cut -d, -f3 " + file + " | grep -v 'customer' | sort | uniq -c | sort -k1,1nr -k2,3",
            "grep '^INV' "
                + file
                + " | cut -d ',' -f 3 | sort | uniq -c | sort -k1,1nr -k2 | head -n 3",
            "tail -n +2 "
                + file
                + " | cut -d, -f3 | sort | uniq -c | sort -k 1,1nr -k 2 | head -n 1");
    int different =
        trail.run(
            "Different customers:",
            "tail -n +2 " + file + " | cut -d, -f3 | sort -u | wc -l",
            "cut -d, -f3 " + file + " | sort -u | grep -vc '^customer$'");
    String question =
        draw.one(
            "Who has the most invoices in %s (first by name on a tie), how many, and how many different customers are there?",
            "Count the invoices per customer in %s: the one with the most (the first by name if equal), the number, and how many customers there are.");
    String answer = "{0} has the most, {1}; there are {2} customers";
    trail.fact(step, "^\\s*\\d+ (.+)").fact(step, "^\\s*(\\d+)").fact(different, "(\\d+)");
    if (draw.chance(0.6)) {
      int largest =
          trail.run(
              "The largest amount:",
              "sort -t, -k4,4nr " + file + " | head -n 1",
              "grep '^INV' " + file + " | sort -t ',' -k 4,4n | tail -n 1",
              "cut -d, -f1,4 " + file + " | sort -t, -k2,2nr | head -n 1");
      trail.fact(largest, "(INV-\\d+)");
      question += " And which invoice has the largest amount?";
      answer += ", and the largest invoice is {3}";
    }
    return trail.answer(question.formatted(file), answer + ".");
  }
}

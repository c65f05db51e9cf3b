package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What is worked out of texts: domains of addresses, words of names. */
final class TextIdea {
  private static final List<String> DOMAINS =
      List.of(
          "<<mail>>.split(\"@\")[1].lower()",
          "<<mail>>.rpartition(\"@\")[2].lower()",
          "<<mail>>.lower().split(\"@\", 1)[-1]");

  private TextIdea() {}

  /** Counts e-mail addresses by domain. */
  static Optional<Computation> domains(Frame frame, List<Frame> others, Draw draw) {
    return frame.one(draw, Kind.EMAIL).map(field -> domains(frame, field, draw));
  }

  private static Computation domains(Frame frame, Field mail, Draw draw) {
    Map<String, BigDecimal> counts = new TreeMap<>();
    frame
        .texts(mail)
        .map(text -> text.substring(text.indexOf('@') + 1).toLowerCase(Locale.ROOT))
        .forEach(domain -> counts.merge(domain, BigDecimal.ONE, BigDecimal::add));
    boolean tied = !Frame.hasOneLeader(counts, true);
    String template = draw.one(DOMAINS);
    Function<Access, String> key = access -> access.fill(template, "mail", mail);
    Grouping grouping =
        Grouping.counts(key, draw).then(Leader.draw("counts", "count", true, tied, draw));
    List<Result> results = new ArrayList<>();
    results.add(Result.of("domain", "top"));
    results.add(Result.of("addresses", "count"));
    String question =
        draw.one(
            "which domain do most of the %1$s addresses of <<rows>> have, and how many are there?",
            "group <<rows>> by the domain of %1$s. Which is the most frequent, and how often does"
                + " it occur?");
    question += tied ? " In case of a tie, the first in the alphabet." : "";
    String answer = "Most addresses are at {0}, namely {1}";
    if (draw.chance(0.6)) {
      grouping =
          grouping.then(
              List.of(), draw.one("domains = len(counts)", "domains = len(list(counts))"));
      results.add(Result.of("domains", "domains"));
      question += " How many different domains are there?";
      answer += ", out of {2} different domains";
    }
    if (draw.chance(0.5)) {
      grouping =
          grouping.then(
              List.of(),
              "single = "
                  + draw.one(
                      "sum(n == 1 for n in counts.values())",
                      "len([key for key, n in counts.items() if n == 1])"));
      results.add(Result.of("only once", "single"));
      question += " How many domains occur only once?";
      answer += "; {" + (results.size() - 1) + "} occur only once";
    }
    Code code = grouping.program();
    if (draw.chance(0.5)) {
      code = code.with(access -> "for domain in sorted(counts):\n    print(\"-\", domain)\n");
    }
    return new Computation(
        question.formatted(mail.words()),
        List.of(mail),
        code,
        results,
        answer + ".",
        draw.one("Everything after the @, in lower case.", "I count by what follows the @."));
  }

  /** A figure of texts: how it is asked for, told and worked out. */
  private record Figure(String asked, String told, String code) {}

  /** Works out figures of names or titles. */
  static Optional<Computation> figures(Frame frame, List<Frame> others, Draw draw) {
    return frame
        .one(draw, Kind.LABEL)
        .filter(field -> frame.texts(field).anyMatch(text -> text.contains(" ")))
        .map(field -> figures(frame, field, draw));
  }

  private static Computation figures(Frame frame, Field label, Draw draw) {
    List<Figure> figures = draw.some(draw.number(2, 3), possible(frame, label, draw));
    List<Result> results = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    List<String> told = new ArrayList<>();
    StringBuilder body =
        new StringBuilder(
            draw.one(
                "names = [<<label>> for <<row>> in <<rows>>]\n",
                "names = [<<label>>.strip() for <<row>> in <<rows>>]\n",
                "names = sorted(<<label>> for <<row>> in <<rows>>)\n",
                "names = {<<label>> for <<row>> in <<rows>>}\n"));
    for (Figure figure : figures) {
      body.append(figure.code).append('\n');
      int line = figure.code.lastIndexOf('\n') + 1;
      String name = figure.code.substring(line, figure.code.indexOf(" =", line));
      results.add(Result.of(name, name));
      asked.add(figure.asked);
      told.add(figure.told.replace("FACT", "{" + told.size() + "}"));
    }
    String template = body.toString();
    return new Computation(
        draw.one("look at the %s of <<rows>>: %s?", "about the %s of <<rows>>: %s?")
            .formatted(label.words(), joined(asked)),
        List.of(label),
        new Code(
            template.contains("Counter(") ? List.of("from collections import Counter") : List.of(),
            access -> access.fill(template, "label", label)),
        results,
        Words.capitalized(joined(told)) + ".",
        draw.one("I take the %s values and count.", "The %s values are all it needs.", "")
            .formatted(label.words()));
  }

  private static List<Figure> possible(Frame frame, Field label, Draw draw) {
    List<String> texts = frame.texts(label).toList();
    String letter = texts.get(draw.number(0, texts.size() - 1)).substring(0, 1);
    String initial = PythonLiteral.of(letter.toLowerCase(Locale.ROOT));
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "how many begin with \"" + letter + "\" (upper or lower case)",
            "FACT begin with \"" + letter + "\"",
            draw.one(
                    "starting = sum(name.lower().startswith(%s) for name in names)",
                    "starting = len([name for name in names if name[0].lower() == %s])")
                .formatted(initial)));
    figures.add(
        new Figure(
            "how many words do they have in all, split at white space",
            "they have FACT words in all",
            draw.one(
                "words = sum(len(name.split()) for name in names)",
                "words = len(\" \".join(names).split())")));
    figures.add(
        new Figure(
            "how many have three words or more",
            "FACT have three words or more",
            "long_names = sum(len(name.split()) >= 3 for name in names)"));
    figures.add(
        new Figure(
            "how many characters does the longest have",
            "the longest has FACT characters",
            draw.one(
                "longest = max(len(name) for name in names)", "longest = max(map(len, names))")));
    figures.add(
        new Figure(
            "which comes first in the alphabet, ignoring case",
            "FACT comes first in the alphabet",
            draw.one(
                "leading = min(names, key=str.lower)",
                "leading = sorted(names, key=str.casefold)[0]")));
    figures.add(
        new Figure(
            "how many different first words are there, ignoring case",
            "there are FACT different first words",
            draw.one(
                "first_words = len({name.split()[0].lower() for name in names})",
                "first_counts = Counter(name.split()[0].lower() for name in names)\n"
                    + "first_words = len(first_counts)")));
    return figures;
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + ", and " + parts.get(last);
  }
}

package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import io.tdscaling.sandbox.family.data.compute.Computation.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What records come to when grouped by a field of the records they refer to. */
final class JoinIdea {
  /** Records that refer to others: by which field, to which field, grouped by which. */
  private record Link(Frame from, Field reference, Frame to, Field key, Field group) {
    boolean complete() {
      Set<String> keys = new HashSet<>(to.texts(key).toList());
      return from.texts(reference).allMatch(keys::contains);
    }

    /** Returns values by group, of those records that have all it takes. */
    Map<String, BigDecimal> values(Optional<Field> number) {
      Map<String, String> groups = new HashMap<>();
      to.rows().forEach(row -> groups.put(key.in(row).asText(), group.in(row).asText()));
      List<Field> needed = new ArrayList<>(List.of(reference));
      number.ifPresent(needed::add);
      Map<String, BigDecimal> values = new TreeMap<>();
      from.having(needed)
          .rows()
          .forEach(
              row -> {
                String found = groups.get(reference.in(row).asText());
                if (found != null) {
                  values.merge(
                      found,
                      number.map(field -> field.number(row)).orElse(BigDecimal.ONE),
                      BigDecimal::add);
                }
              });
      return values;
    }
  }

  private JoinIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    List<Link> links = new ArrayList<>();
    for (Field reference : frame.all(Kind.ID)) {
      others.forEach(other -> addLinks(links, frame, reference, other));
    }
    if (links.isEmpty()) {
      return Optional.empty();
    }
    Link link = draw.one(links);
    Optional<Field> number = draw.chance(0.6) ? frame.one(draw, Kind.NUMBER) : Optional.empty();
    Map<String, BigDecimal> values = link.values(number);
    boolean tied = !Frame.hasOneLeader(values, true);
    return values.size() < 2 || (tied && number.isPresent())
        ? Optional.empty()
        : Optional.of(computation(link, number, tied, draw));
  }

  private static void addLinks(List<Link> links, Frame from, Field reference, Frame to) {
    for (Field key : to.all(Kind.ID)) {
      Set<String> keys = new HashSet<>(to.texts(key).toList());
      boolean unique = key.missing() == 0 && keys.size() == to.rows().size();
      long found = from.texts(reference).filter(keys::contains).count();
      boolean sameType =
          from.rows().stream()
              .filter(reference::isIn)
              .allMatch(
                  row -> reference.in(row).isTextual() == key.in(to.rows().get(0)).isTextual());
      boolean textual = to.rows().stream().allMatch(row -> key.in(row).isTextual());
      if (unique && sameType && textual && found * 2 > from.rows().size()) {
        to.all(Kind.CATEGORY, Kind.LABEL).stream()
            .filter(group -> group.missing() == 0)
            .forEach(group -> links.add(new Link(from, reference, to, key, group)));
      }
    }
  }

  private static Computation computation(
      Link link, Optional<Field> number, boolean tied, Draw draw) {
    String others = Words.variable(link.to.name());
    if (others.equals(Words.variable(link.from.name())) || others.equals("records")) {
      others = "others";
    }
    boolean whole = draw.chance(0.4);
    String lookup = lookup(others, whole, draw);
    boolean complete = link.complete();
    Function<Access, String> key =
        access ->
            "lookup[%s]%s"
                .formatted(access.get(link.reference), whole ? access.place(link.group) : "");
    Grouping inner =
        number.isPresent() ? Grouping.totals(key, number.get(), draw) : Grouping.counts(key, draw);
    String value = number.isPresent() ? "total" : "count";
    Grouping grouping =
        new Grouping(
                inner.imports(),
                access ->
                    access.fill(lookup, names(access, link)).strip()
                        + "\n"
                        + matched(access, link, complete, inner))
            .then(Leader.draw(number.isPresent() ? "totals" : "counts", value, true, tied, draw));
    List<Result> results = new ArrayList<>();
    results.add(Result.of("leading", "top"));
    results.add(Result.ofNumber(value, value, number.map(Field::whole).orElse(true)));
    String question =
        number.isPresent()
            ? draw.one(
                "match <<rows>> with the %4$s by %1$s: which %2$s comes to the highest total %3$s,"
                    + " and how much is that?",
                "put <<rows>> together with the %4$s (%1$s) and add up the %3$s per %2$s of the"
                    + " %4$s. Which leads, and with how much?")
            : draw.one(
                "match <<rows>> with the %4$s by %1$s: which %2$s has the most of them, and how"
                    + " many?",
                "look up the %2$s of each of <<rows>> in the %4$s by %1$s. Which occurs most often,"
                    + " and how often?");
    question += tied ? " On a tie, take the first in the alphabet." : "";
    question += complete ? "" : " Leave out what has no match.";
    String answer =
        number.isPresent() ? "{0} has the highest total %3$s, {1}" : "{0} leads with {1}";
    if (draw.chance(0.5)) {
      grouping = grouping.then(List.of(), "groups_found = len(%ss)".formatted(value));
      results.add(Result.of("groups", "groups_found"));
      question += " How many different ones occur?";
      answer += "; {2} different ones occur";
    }
    Object[] words = {
      link.reference.words(),
      link.group.words(),
      number.map(Field::words).orElse(""),
      link.to.words()
    };
    List<Field> fields = new ArrayList<>(List.of(link.reference));
    number.ifPresent(fields::add);
    return new Computation(
        question.formatted(words),
        fields,
        number.isPresent() ? grouping.program().adding() : grouping.program(),
        results,
        answer.formatted(words) + ".",
        draw.one("A dictionary of the %4$s by %1$s joins the two.", "I join the two by %1$s.")
            .formatted(words),
        new Side(link.to, List.of(link.key, link.group), others));
  }

  private static Object[] names(Access access, Link link) {
    Access other = access.over("", "other");
    return new Object[] {"key", other.get(link.key), "group", other.get(link.group)};
  }

  private static String matched(Access access, Link link, boolean complete, Grouping inner) {
    if (complete) {
      return inner.code().apply(access);
    }
    return "matched = [%s for %s in %s if %s in lookup]\n"
            .formatted(access.row(), access.row(), access.rows(), access.get(link.reference))
        + inner.code().apply(access.over("matched", access.row()));
  }

  private static String lookup(String others, boolean whole, Draw draw) {
    String value = whole ? "other" : "<<group>>";
    return draw.one(
        "lookup = {<<key>>: %s for other in %s}\n".formatted(value, others),
        "lookup = {}\nfor other in %s:\n    lookup[<<key>>] = %s\n".formatted(others, value),
        "lookup = dict((<<key>>, %s) for other in %s)\n".formatted(value, others));
  }
}

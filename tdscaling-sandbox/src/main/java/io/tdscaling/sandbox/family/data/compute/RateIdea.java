package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rate on each amount, rounded to cents record by record. */
final class RateIdea {
  private static final String LOOP =
      """
      cent = Decimal("0.01")
      rate = Decimal("<<rate>>")
      total = Decimal("0.00")
      for <<row>> in <<rows>>:
          amount = Decimal(str(<<num>>)) * rate
          total += amount.quantize(cent, rounding=ROUND_HALF_UP)
      """;
  private static final String FUNCTION =
      """
      def to_cents(amount):
          return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


      rate = Decimal("<<rate>>")
      total = sum(to_cents(Decimal(str(<<num>>)) * rate) for <<row>> in <<rows>>)
      """;
  private static final String LIST =
      """
      rate = Decimal("<<rate>>")
      cent = Decimal("0.01")
      rounded = [
          (Decimal(str(<<num>>)) * rate).quantize(cent, ROUND_HALF_UP) for <<row>> in <<rows>>
      ]
      total = sum(rounded)
      """;
  private static final String EXACT =
      "exact = sum(Decimal(str(<<num>>)) for <<row>> in <<rows>>) * rate\n";

  private RateIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    return frame
        .one(draw, Kind.NUMBER)
        .filter(field -> !field.whole())
        .map(field -> computation(field, draw));
  }

  private static Computation computation(Field number, Draw draw) {
    int percent = draw.number(2, 25);
    boolean half = draw.chance(0.4);
    String shown = percent + (half ? ".5" : "");
    boolean added = draw.chance(0.5);
    String rate = rate(percent, half, added);
    List<Result> results = new ArrayList<>(List.of(Result.of("total", "total")));
    String template = draw.one(LOOP, FUNCTION, LIST);
    String question =
        added
            ? draw.one(
                "add %2$s %% to the %1$s of each of <<rows>>, round every result half up to two"
                    + " decimals, and tell me the sum.",
                "if each %1$s of <<rows>> goes up by %2$s %%, each rounded half up to cents, what"
                    + " is the new sum?")
            : draw.one(
                "take %2$s %% of the %1$s of each of <<rows>>, rounded half up to two decimals"
                    + " each time: what do they add up to?",
                "we charge a fee of %2$s %% on each %1$s of <<rows>>, each rounded half up to"
                    + " cents. What is the fee in all?");
    String answer = "Rounded one by one, it comes to {0}";
    String more = "";
    if (draw.chance(0.55)) {
      more += EXACT + "once = exact.quantize(Decimal(\"0.01\"), rounding=ROUND_HALF_UP)\n";
      results.add(Result.of("rounded once", "once"));
      question += " And what if only the sum is rounded?";
      answer += "; rounding only the sum gives {1}";
    }
    if (draw.chance(0.5)) {
      more += "count = len(<<rows>>)\n";
      results.add(Result.of("records", "count"));
      question += " Say how many amounts that were.";
      answer += ". That is over {" + (results.size() - 1) + "} amounts";
    }
    String whole = template + more;
    String wrong = wrong(template);
    Code code =
        new Code(
            List.of("from decimal import ROUND_HALF_UP, Decimal"),
            access -> fill(access, whole, number, rate));
    if (!number.text()) {
      code =
          code.slipping(
              "Decimals and floats do not mix: each amount becomes a Decimal by way of its text.",
              access -> fill(access, wrong, number, rate));
    }
    return new Computation(
        question.formatted(number.words(), shown),
        List.of(number),
        code,
        results,
        answer + ".",
        draw.one("Decimal, since cents have to be exact.", "I round each amount as a Decimal."));
  }

  /** Amounts that are texts become decimals as they are. */
  private static String fill(Access access, String template, Field number, String rate) {
    boolean text = number.text() && access.style() != Access.Style.FLAT;
    String code = text ? template.replace("Decimal(str(<<num>>))", "Decimal(<<num>>)") : template;
    return access.fill(code, "num", access.get(number), "rate", rate);
  }

  /** Returns the code with floats left as they are, which raises. */
  private static String wrong(String template) {
    return template.replace("Decimal(str(<<num>>))", "<<num>>");
  }

  private static String rate(int percent, boolean half, boolean added) {
    int thousandths = percent * 10 + (half ? 5 : 0) + (added ? 1000 : 0);
    return BigDecimal.valueOf(thousandths, 3).toString();
  }
}

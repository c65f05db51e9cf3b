package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Template;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words what the user asks. */
final class Asking {
  private Asking() {}

  /** Returns what the records are called, with the condition. */
  static String noun(Frame frame, @Nullable Filter filter) {
    return filter == null ? frame.words() : frame.words() + " " + filter.words();
  }

  static String request(
      Frame frame,
      @Nullable Filter filter,
      Computation computation,
      List<Field> lacking,
      Draw draw) {
    String rows = draw.one("those ", "these ", "the ") + noun(frame, filter);
    String question = Template.fill(computation.question(), "rows", rows);
    String left = lacking.stream().map(Field::words).collect(Collectors.joining(" or "));
    String leave =
        draw.one(
                "Leave out any without %s.",
                "Ignore records that have no %s.", "Where there is no %s, skip the record.")
            .formatted(left);
    String start =
        draw.one(
            "", "", "", "One more thing: ", "Next question: ", "Can you work this out in Python? ");
    return sentence(start, question) + (lacking.isEmpty() ? "" : " " + leave);
  }

  private static String sentence(String start, String question) {
    if (start.isEmpty() || start.endsWith("? ")) {
      return start + Words.capitalized(question);
    }
    return start + question;
  }
}

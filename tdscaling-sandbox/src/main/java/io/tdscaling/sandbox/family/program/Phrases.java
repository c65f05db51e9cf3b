package io.tdscaling.sandbox.family.program;

import io.tdscaling.sandbox.family.Draw;
import java.util.List;
import java.util.Map;

/** Fills what is known of a task into sentences: {@code {name}}, or {@code {Name}} to begin one. */
final class Phrases {
  private Phrases() {}

  /** Draws one of the sentences and fills it. */
  static String one(Draw draw, List<String> sentences, Map<String, String> known) {
    return fill(draw.one(sentences), known);
  }

  /** Draws one of the sentences, or none in a share of draws, and fills it. */
  static String oneOrNone(
      Draw draw, double share, List<String> sentences, Map<String, String> known) {
    String sentence = draw.one(sentences);
    return draw.chance(share) ? fill(sentence, known) : "";
  }

  private static String fill(String sentence, Map<String, String> known) {
    String filled = sentence;
    for (Map.Entry<String, String> entry : known.entrySet()) {
      String value = entry.getValue();
      filled =
          filled
              .replace("{" + entry.getKey() + "}", value)
              .replace("{" + capital(entry.getKey()) + "}", capital(value));
    }
    return filled;
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

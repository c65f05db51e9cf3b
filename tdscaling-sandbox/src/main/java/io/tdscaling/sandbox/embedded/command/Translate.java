package io.tdscaling.sandbox.embedded.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.PrimitiveIterator;

/** {@code tr}. */
final class Translate {
  private Translate() {}

  static int run(Invocation in) throws CommandFailure {
    Options options =
        Options.parse(
            in, 1, "d=delete s=squeeze-repeats c=complement C=complement t=truncate-set1");
    List<String> sets = options.operands();
    boolean delete = options.has("d");
    boolean squeeze = options.has("s");
    if (sets.isEmpty() || sets.size() > 2) {
      throw in.usage(1, sets.isEmpty() ? "missing operand" : "extra operand '" + sets.get(2) + "'");
    }
    if (sets.size() == 1 && !delete && !squeeze) {
      throw in.usage(
          1,
          "missing operand after '"
              + sets.get(0)
              + "'\nTwo strings must be given when translating.");
    }
    CharacterSet first = CharacterSet.parse(bytes(sets.get(0)), options.hasAny("c", "C"));
    CharacterSet second = sets.size() < 2 ? first : CharacterSet.parse(bytes(sets.get(1)), false);
    boolean translate = !delete && sets.size() == 2;
    if (translate && second.isEmpty()) {
      throw new CommandFailure(1, "when not truncating set1, string2 must be non-empty");
    }
    StringBuilder result = new StringBuilder();
    int previous = -1;
    for (PrimitiveIterator.OfInt chars = bytes(in.stdin()).chars().iterator(); chars.hasNext(); ) {
      int c = chars.nextInt();
      in.budget().work();
      if (delete && first.contains(c)) {
        continue;
      }
      int translated = translate ? first.translate(c, second) : c;
      if (!(squeeze && translated == previous && second.contains(translated))) {
        result.append((char) translated);
      }
      previous = translated;
    }
    in.out().write(TextCodec.decode(result.toString().getBytes(StandardCharsets.ISO_8859_1)));
    return 0;
  }

  /** Characters are bytes to GNU's tr. */
  private static String bytes(String text) {
    return new String(TextCodec.encode(text), StandardCharsets.ISO_8859_1);
  }
}

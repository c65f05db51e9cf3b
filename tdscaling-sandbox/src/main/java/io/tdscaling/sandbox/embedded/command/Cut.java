package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** {@code cut}. */
final class Cut {
  /** Positions further out than any line is long. */
  private static final int MAX_POSITION = 1 << 20;

  private final Invocation in;
  private final Options options;
  private final BitSet positions;
  private final String delimiter;
  private final String outputDelimiter;

  private Cut(Invocation in, Options options, String list, boolean fields) throws CommandFailure {
    this.in = in;
    this.options = options;
    this.positions = positions(list, fields);
    this.delimiter = options.value("d").orElse("\t");
    if (delimiter.codePointCount(0, delimiter.length()) != 1) {
      throw in.usage(1, "the delimiter must be a single character");
    }
    this.outputDelimiter = options.value("output-delimiter").orElse(fields ? delimiter : "");
  }

  static int run(Invocation in) throws CommandFailure {
    Options options =
        Options.parse(
            in,
            1,
            "b=bytes: c=characters: f=fields: d=delimiter: s=only-delimited complement"
                + " output-delimiter: n");
    String kind = options.lastOf("b", "c", "f");
    if (kind.isEmpty()) {
      throw in.usage(1, "you must specify a list of bytes, characters, or fields");
    }
    Cut cut = new Cut(in, options, options.value(kind).orElse(""), kind.equals("f"));
    Inputs inputs = Inputs.of(in);
    inputs.each(
        options.operands(),
        (name, text) -> {
          for (TextLines lines = in.lines(text); lines.hasNext(); ) {
            cut.line(lines.next(), kind.equals("f"));
          }
        });
    return inputs.failed() ? 1 : 0;
  }

  private void line(String line, boolean fields) {
    if (!fields) {
      bytes(line);
    } else if (line.contains(delimiter)) {
      in.out().line(String.join(outputDelimiter, chosen(Splitter.on(delimiter).splitToList(line))));
    } else if (!options.has("s")) {
      in.out().line(line);
    }
  }

  private List<String> chosen(List<String> parts) {
    in.budget().hold(0);
    in.budget().work(parts.size());
    List<String> result = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (positions.get(Math.min(i + 1, MAX_POSITION))) {
        result.add(parts.get(i));
      }
    }
    return result;
  }

  /** Characters are bytes to GNU's cut. */
  private void bytes(String line) {
    byte[] all = TextCodec.encode(line);
    in.budget().work(all.length);
    byte[] kept = new byte[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (positions.get(Math.min(i + 1, MAX_POSITION))) {
        kept[count++] = all[i];
      }
    }
    byte[] exact = new byte[count];
    System.arraycopy(kept, 0, exact, 0, count);
    in.out().line(TextCodec.decode(exact));
  }

  private BitSet positions(String list, boolean fields) throws CommandFailure {
    String invalid = fields ? "invalid field value" : "invalid byte or character position";
    BitSet result = new BitSet();
    for (String part : Splitter.onPattern("[, ]").split(list)) {
      int dash = part.indexOf('-');
      String from = dash < 0 ? part : part.substring(0, dash);
      String to = dash < 0 ? part : part.substring(dash + 1);
      if (part.equals("-") || part.isEmpty()) {
        throw in.usage(1, "invalid range with no endpoint: " + part);
      }
      int first = from.isEmpty() ? 1 : Options.number(from, 1, invalid);
      int last = to.isEmpty() ? MAX_POSITION : Options.number(to, 1, invalid);
      if (first == 0 || last == 0) {
        throw in.usage(
            1, (fields ? "fields" : "byte/character positions") + " are numbered from 1");
      }
      if (last < first) {
        throw in.usage(1, "invalid decreasing range");
      }
      result.set(Math.min(first, MAX_POSITION), Math.min(last, MAX_POSITION) + 1);
    }
    if (options.has("complement")) {
      result.flip(1, MAX_POSITION + 1);
    }
    return result;
  }
}

package io.tdscaling.core.phrasing;

import java.util.ArrayList;
import java.util.List;

/** One form of a part of a {@link Grammar}: its pieces, in order. */
record GrammarForm(List<Piece> pieces) {
  /** What forms are made of. */
  sealed interface Piece permits Text, Reference, Choice {}

  /** Words that stand as they are. */
  record Text(String text) implements Piece {}

  /** A part or value named elsewhere. */
  record Reference(String part, boolean capital) implements Piece {}

  /** One of several forms. */
  record Choice(List<GrammarForm> forms) implements Piece {}

  /** Reads a form. */
  static GrammarForm parse(String source) {
    Reader reader = new Reader(source.replace("\\n", "\n"));
    GrammarForm form = reader.form("");
    if (reader.at < reader.source.length()) {
      throw new IllegalArgumentException("unexpected ')' or '|' in form: " + source);
    }
    return form;
  }

  private static final class Reader {
    private final String source;
    private int at;

    Reader(String source) {
      this.source = source;
    }

    /** Reads up to one of the closing characters, or to the end. */
    GrammarForm form(String closing) {
      List<Piece> pieces = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (at < source.length() && closing.indexOf(source.charAt(at)) < 0) {
        char next = source.charAt(at++);
        if (next != '{' && next != '(') {
          text.append(next);
          continue;
        }
        flush(text, pieces);
        pieces.add(next == '{' ? reference() : choice());
      }
      flush(text, pieces);
      return new GrammarForm(List.copyOf(pieces));
    }

    private static void flush(StringBuilder text, List<Piece> pieces) {
      if (!text.isEmpty()) {
        pieces.add(new Text(text.toString()));
        text.setLength(0);
      }
    }

    private Reference reference() {
      int end = source.indexOf('}', at);
      if (end < 0) {
        throw new IllegalArgumentException("'{' is not closed in form: " + source);
      }
      String name = source.substring(at, end);
      at = end + 1;
      boolean capital = name.startsWith("^");
      return new Reference(capital ? name.substring(1) : name, capital);
    }

    private Choice choice() {
      List<GrammarForm> forms = new ArrayList<>();
      do {
        forms.add(form("|)"));
        if (at == source.length()) {
          throw new IllegalArgumentException("'(' is not closed in form: " + source);
        }
      } while (source.charAt(at++) == '|');
      return new Choice(List.copyOf(forms));
    }
  }
}

package io.tdscaling.core.phrasing;

import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.ResourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentences that are put together from parts, as a file lists them.
 *
 * <p>A line {@code [name]} begins the forms of a part, one a line; {@code -} is the empty form. In
 * a form, {@code {name}} stands for another part or for a value that is given when it is said,
 * {@code {^name}} for the same with a capital where a sentence begins, {@code (a|b|)} for one of
 * several wordings, and {@code \n} for a new line. Values are never read as forms.
 */
public final class Grammar {
  private static final String EMPTY = "-";

  private final String name;
  private final Map<String, List<GrammarForm>> parts;

  private Grammar(String name, Map<String, List<GrammarForm>> parts) {
    this.name = name;
    this.parts = parts;
  }

  /**
   * Reads files, each beside a class; the parts of a later file replace those of the same name in
   * an earlier one.
   */
  public static Grammar of(Class<?> beside, String... files) {
    Map<String, List<GrammarForm>> parts = new LinkedHashMap<>();
    for (String file : files) {
      parts.putAll(read(file, ResourceFiles.lines(beside, file)));
    }
    return new Grammar(String.join("+", files), parts);
  }

  static Grammar of(String name, List<String> lines) {
    return new Grammar(name, read(name, lines));
  }

  private static Map<String, List<GrammarForm>> read(String file, List<String> lines) {
    Map<String, List<GrammarForm>> parts = new LinkedHashMap<>();
    List<GrammarForm> forms = null;
    for (String line : lines) {
      if (line.startsWith("[") && line.endsWith("]")) {
        forms = new ArrayList<>();
        parts.put(line.substring(1, line.length() - 1), forms);
      } else if (forms == null) {
        throw new IllegalArgumentException(file + ": a form stands before any part: " + line);
      } else {
        forms.add(GrammarForm.parse(line.equals(EMPTY) ? "" : line));
      }
    }
    return parts;
  }

  /** Returns the names of the parts. */
  Set<String> names() {
    return parts.keySet();
  }

  /** Returns whether there is such a part. */
  public boolean has(String part) {
    return parts.containsKey(part);
  }

  /** Returns a wording of a part that needs no values. */
  public String say(String part, SeededRandom random) {
    return say(part, Map.of(), random);
  }

  /** Returns a wording of a part, with these values in their places. */
  public String say(String part, Map<String, String> values, SeededRandom random) {
    Wording wording = new Wording();
    say(random.pick(forms(part)), values, wording, random);
    return wording.toString();
  }

  /** Returns a wording of a part that goes on a sentence, so that it begins as it is written. */
  public String fragment(String part, Map<String, String> values, SeededRandom random) {
    Wording wording = Wording.within();
    say(random.pick(forms(part)), values, wording, random);
    return wording.toString();
  }

  private void say(
      String part, boolean capital, Map<String, String> values, Wording into, SeededRandom random) {
    String value = values.get(part);
    if (value != null) {
      into.value(value, capital);
      return;
    }
    say(random.pick(forms(part)), values, into, random);
  }

  private List<GrammarForm> forms(String part) {
    List<GrammarForm> forms = parts.get(part);
    if (forms == null) {
      throw new IllegalArgumentException(name + ": there is no part or value named " + part);
    }
    return forms;
  }

  private void say(
      GrammarForm form, Map<String, String> values, Wording into, SeededRandom random) {
    for (GrammarForm.Piece piece : form.pieces()) {
      if (piece instanceof GrammarForm.Text text) {
        into.text(text.text());
      } else if (piece instanceof GrammarForm.Reference reference) {
        say(reference.part(), reference.capital(), values, into, random);
      } else if (piece instanceof GrammarForm.Choice choice) {
        say(random.pick(choice.forms()), values, into, random);
      }
    }
  }
}

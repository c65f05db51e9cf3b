package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What things are made of, by noun. Immutable. */
final class Lexicon {
  private static final String FALLBACK = "status={active|archived} updated_at=past";

  private final Map<String, List<Field>> nouns;
  private final List<Field> fallback;
  private final Makers makers;

  /**
   * One field of a noun.
   *
   * @param name its name
   * @param maker makes its value
   * @param choices the values there are, the one of a new thing first; empty where there are too
   *     many
   */
  record Field(String name, Maker maker, List<String> choices) {
    Field {
      choices = List.copyOf(choices);
    }
  }

  private Lexicon(Map<String, List<Field>> nouns, List<Field> fallback, Makers makers) {
    this.nouns = nouns;
    this.fallback = fallback;
    this.makers = makers;
  }

  static Lexicon load() {
    Makers makers = new Makers(Pools.load());
    Map<String, List<Field>> nouns = new LinkedHashMap<>();
    for (String line : Resources.lines("nouns.txt")) {
      int at = line.indexOf(':');
      List<Field> fields = fields(line.substring(at + 1).strip(), makers);
      for (String noun : line.substring(0, at).split(",", -1)) {
        nouns.putIfAbsent(noun.strip(), fields);
      }
    }
    return new Lexicon(nouns, fields(FALLBACK, makers), makers);
  }

  /** Returns the fields of a noun phrase, those of its last words where the whole is not known. */
  List<Field> fields(String entity) {
    return known(entity).orElseGet(() -> plain(entity));
  }

  /**
   * Of an unknown noun we only say what is true of anything: it has a name, a status and an age.
   */
  private List<Field> plain(String entity) {
    String noun = Character.toUpperCase(entity.charAt(0)) + entity.substring(1);
    Maker proper = makers.parse("proper");
    Maker name =
        (random, made) -> TextNode.valueOf(noun + " " + proper.make(random, made).textValue());
    List<Field> fields = new ArrayList<>(List.of(new Field("name", name, List.of())));
    fields.addAll(fallback);
    return List.copyOf(fields);
  }

  /** Returns the maker of a kind of value, such as {@code path}. */
  Maker maker(String kind) {
    return makers.parse(kind);
  }

  private Optional<List<Field>> known(String entity) {
    for (String phrase = entity; !phrase.isEmpty(); phrase = withoutFirstWord(phrase)) {
      @Nullable List<Field> fields = nouns.get(phrase);
      if (fields != null) {
        return Optional.of(fields);
      }
    }
    return Optional.empty();
  }

  private static String withoutFirstWord(String phrase) {
    int space = phrase.indexOf(' ');
    return space < 0 ? "" : phrase.substring(space + 1);
  }

  private static List<Field> fields(String specification, Makers makers) {
    List<Field> fields = new ArrayList<>();
    for (String part : outsideBraces(specification)) {
      int at = part.indexOf('=');
      String made = part.substring(at + 1);
      fields.add(new Field(part.substring(0, at), makers.parse(made), Makers.choices(made)));
    }
    return List.copyOf(fields);
  }

  /** Splits at spaces, but not at those inside a choice: {@code {light rain|snow}}. */
  private static List<String> outsideBraces(String text) {
    return Arrays.asList(text.split(" +(?![^{]*\\})", -1));
  }
}

package io.tdscaling.core.llm.prompt;

import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.text.PromptTemplate;
import io.tdscaling.core.text.ResourceFiles;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One prompt of the library and the places that a text of its kind may have.
 *
 * @param name what it is called
 * @param version version of the library's own text
 * @param required places that every text must have
 * @param optional places that a text may have
 */
record PromptKind(String name, int version, List<String> required, List<String> optional) {
  private static final int LONGEST = 65_536;

  private static final List<PromptKind> ALL =
      List.of(
          new PromptKind(
              Prompts.USER,
              2,
              List.of("requests", "disclosures", "corrections", "done"),
              List.of("name", "manner", "goal")),
          new PromptKind(
              Prompts.TOOL,
              1,
              List.of("tool", "input"),
              List.of(
                  "service", "effect", "description", "output", "others", "scenario", "effects")),
          new PromptKind(
              Prompts.BLUEPRINT, 1, List.of(), List.of("domain", "mode", "complexity", "change")),
          new PromptKind(Prompts.JUDGE, 1, List.of("criteria"), List.of("lowest", "highest")));

  static List<PromptKind> all() {
    return ALL;
  }

  /** Returns the kind of a name. */
  static PromptKind of(String name) {
    return ALL.stream()
        .filter(kind -> kind.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no prompt %s; there are %s"
                        .formatted(
                            Excerpt.quoted(name),
                            ALL.stream().map(PromptKind::name).collect(Collectors.joining(", ")))));
  }

  /** Returns the library's own text. */
  String standardText() {
    return ResourceFiles.text(PromptKind.class, name + ".txt");
  }

  /** Returns the template that a text is, if it has the places it needs and no others. */
  PromptTemplate template(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "prompt %s must have at most %d characters, got %d"
              .formatted(name, LONGEST, text.length()));
    }
    PromptTemplate template = PromptTemplate.of(text);
    List<String> places = template.places();
    for (String place : required) {
      if (!places.contains(place)) {
        throw new IllegalArgumentException(
            "prompt %s lacks the place {{%s}}".formatted(name, place));
      }
    }
    for (String place : places) {
      if (!required.contains(place) && !optional.contains(place)) {
        throw new IllegalArgumentException(
            "prompt %s has an unknown place {{%s}}; known are %s"
                .formatted(name, Excerpt.of(place), known()));
      }
    }
    return template;
  }

  private String known() {
    return Stream.concat(required.stream(), optional.stream())
        .map(place -> "{{" + place + "}}")
        .collect(Collectors.joining(", "));
  }
}

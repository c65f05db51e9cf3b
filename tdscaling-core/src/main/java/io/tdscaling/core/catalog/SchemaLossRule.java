package io.tdscaling.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a tool without parameters has lost its schema: its name or description names inputs
 * that the schema lacks. Registries lose schemas, and calling such a tool as {@code {}} would teach
 * to leave arguments out; so a tool that creates, changes, deletes or looks up is held to be lost
 * unless its text says that the thing is known ("the current page", "all"). The rules are this
 * library's own; their measured error is in {@code docs/schema-lost.md}.
 */
final class SchemaLossRule {
  private static final List<String> OTHER_WAYS_TO_TAKE_INPUT =
      List.of("$ref", "anyOf", "oneOf", "allOf", "patternProperties", "if", "required");
  private static final Set<String> PREPOSITIONS =
      Set.of("of", "on", "from", "in", "for", "to", "into", "about", "between");
  private static final Set<String> INDEFINITE = Set.of("a", "an", "one");
  private static final Pattern ROMANCE_INDEFINITE =
      Pattern.compile(
          "\\b(de|en|del|para|a|à|dans|pour|sur|num|em) (un|una|um|uma|une)\\b|\\bd'une?\\b");

  private static final int LOST_IN_A_LOSSY_SERVICE = 3;

  private final Set<String> listed = new LinkedHashSet<>();
  private final boolean lossy;

  /** Makes the rule for the tools of one service. */
  SchemaLossRule(ServiceSpec service) {
    for (ToolSpec tool : service.tools()) {
      List<String> words = Words.split(tool.ref().name());
      if (words.size() > 1) {
        listed.add(words.get(words.size() - 1));
      }
    }
    this.lossy =
        service.tools().stream().allMatch(tool -> isParameterless(tool.inputSchema()))
            && service.tools().stream().filter(tool -> byText(tool).isPresent()).count()
                >= LOST_IN_A_LOSSY_SERVICE;
  }

  /** Returns whether a tool takes no parameters. */
  static boolean isParameterless(JsonNode inputSchema) {
    return inputSchema.path("properties").isEmpty()
        && OTHER_WAYS_TO_TAKE_INPUT.stream()
            .map(inputSchema::path)
            .allMatch(SchemaLossRule::isVoid);
  }

  private static boolean isVoid(JsonNode keyword) {
    return keyword.isMissingNode() || (keyword.isContainerNode() && keyword.isEmpty());
  }

  /** Returns why a tool of the service has lost its schema, or empty if it has not. */
  Optional<String> lost(ToolSpec tool) {
    if (!isParameterless(tool.inputSchema())) {
      return Optional.empty();
    }
    return byText(tool).or(() -> lossy ? readsOne(ToolText.of(tool)) : Optional.empty());
  }

  private Optional<String> byText(ToolSpec tool) {
    String description = tool.description();
    if (LossPhrases.documentsInput(description)) {
      return Optional.of("the description documents arguments");
    }
    if (LossPhrases.saysNoInput(description) || LossPhrases.hasArgumentSection(description)) {
      return Optional.empty();
    }
    ToolText text = ToolText.of(tool);
    return picked(text).or(() -> indefinite(text)).or(() -> acted(text)).or(() -> oneOfMany(text));
  }

  private static Optional<String> picked(ToolText text) {
    List<String> name = text.name();
    int by = name.indexOf("by");
    boolean inName = name.contains("specific") || (by > 0 && by < name.size() - 1);
    return inName || LossPhrases.namesPick(text.lead())
        ? Optional.of("the text names something that the caller picks")
        : Optional.empty();
  }

  /** "The comments on a file" needs to know on which file. */
  private static Optional<String> indefinite(ToolText text) {
    List<String> words = text.words();
    for (int i = 0; i + 2 < words.size(); i++) {
      if (PREPOSITIONS.contains(words.get(i))
          && INDEFINITE.contains(words.get(i + 1))
          && isInput(words.subList(i + 2, Math.min(i + 4, words.size())))
          && !isKnown(words.subList(Math.max(0, i - 2), i))) {
        return Optional.of("the description is about a " + words.get(i + 2) + " that is not named");
      }
    }
    return ROMANCE_INDEFINITE.matcher(text.lead()).find()
        ? Optional.of("the description is about a thing that is not named")
        : Optional.empty();
  }

  private static boolean isInput(List<String> noun) {
    return noun.stream().noneMatch(LossLexicon.NOT_INPUTS::contains);
  }

  private static boolean isKnown(List<String> owner) {
    return owner.stream().anyMatch(Set.of("current", "selected", "active")::contains);
  }

  private static Optional<String> acted(ToolText text) {
    String verb = text.verb();
    boolean known = text.isImplied();
    if (!known && (LossLexicon.WRITES.contains(verb) || LossLexicon.WORKS.contains(verb))) {
      return Optional.of("\"" + verb + "\" needs to be told what");
    }
    if (!known && LossLexicon.MAKES.contains(verb) && (text.lead().isEmpty() || text.makes())) {
      return Optional.of("\"" + verb + "\" needs to be told what");
    }
    boolean onOne = text.actsOnIndefinite() && LossLexicon.WRITES.contains(text.leadVerb());
    boolean looksUp = !known && LossLexicon.WORKS.contains(text.leadVerb());
    return onOne || looksUp || LossPhrases.actsInCjk(text.lead())
        ? Optional.of("the action needs to be told on what")
        : Optional.empty();
  }

  /** In a service that lost every schema, a tool that reads one thing has lost its own. */
  private static Optional<String> readsOne(ToolText text) {
    List<String> name = text.name();
    String last = name.isEmpty() ? "" : name.get(name.size() - 1);
    boolean one = Words.singular(last).equals(last) && !LossLexicon.STATES.contains(last);
    return one && !text.isImplied() && LossLexicon.READS.contains(text.verb())
        ? Optional.of("the service has lost its schemas; which " + last + " is not named")
        : Optional.empty();
  }

  /** Where a service lists routes, "retrieve a route" needs to know which. */
  private Optional<String> oneOfMany(ToolText text) {
    List<String> name = text.name();
    String last = name.isEmpty() ? "" : name.get(name.size() - 1);
    boolean singular = last.length() > 2 && !Words.plural(last).equals(last) && !last.endsWith("s");
    if (LossLexicon.READS.contains(text.verb())
        && !text.isImplied()
        && name.size() == 2
        && singular
        && listed.contains(Words.plural(last))) {
      return Optional.of("the service has many; which " + last + " is not named");
    }
    return Optional.empty();
  }
}

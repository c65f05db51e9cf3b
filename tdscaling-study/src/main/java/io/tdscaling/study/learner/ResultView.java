package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a result shows of itself: the names of its fields and whether it failed or holds nothing.
 *
 * @param tool the tool that answered
 * @param ordinal position of the call among the calls of the conversation, from 0
 * @param names the fields' names, as stems joined by spaces
 * @param lastStems the last stem of each name
 * @param things what the fields that point at things point at
 * @param failed whether it reports a failure
 * @param empty whether it holds an empty list
 * @param stems the first stems of a failure's text; empty without one
 */
record ResultView(
    ToolView tool,
    int ordinal,
    Set<String> names,
    Set<String> lastStems,
    Set<String> things,
    boolean failed,
    boolean empty,
    List<String> stems) {
  private static final Pattern FAILURE =
      Pattern.compile(
          "\\s*(error|failed to|traceback)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int MOST_FIELDS = 200;
  private static final int DEEPEST = 12;
  private static final int MOST_STEMS = 8;

  /** How a result answers to a parameter. */
  enum Match {
    /** It has a field of that name. */
    NAME,
    /** It has a field that points at the thing that the parameter points at. */
    THING,
    /** It has a field whose name ends in the same word. */
    LAST_WORD,
    NONE
  }

  static ResultView of(ToolView tool, int ordinal, String text) {
    JsonNode json = Json.parseOrText(text);
    boolean failed = failed(json);
    Fields fields = new Fields(tool.entity());
    fields.collect(json, tool.entity(), 0);
    List<String> stems = failed ? Stems.of(text) : List.of();
    return new ResultView(
        tool,
        ordinal,
        fields.names,
        fields.lastStems,
        fields.things,
        failed,
        fields.emptyList || (json.isEmpty() && json.isContainerNode()),
        List.copyOf(stems.subList(0, Math.min(MOST_STEMS, stems.size()))));
  }

  Match match(Parameter parameter) {
    if (names.contains(String.join(" ", parameter.stems()))) {
      return Match.NAME;
    }
    if (!parameter.entity().isEmpty() && things.contains(parameter.entity())) {
      return Match.THING;
    }
    return lastStems.contains(parameter.lastStem()) ? Match.LAST_WORD : Match.NONE;
  }

  private static boolean failed(JsonNode json) {
    if (json.isTextual()) {
      return FAILURE.matcher(json.textValue()).matches();
    }
    JsonNode error = json.path("error");
    boolean says =
        error.isContainerNode()
            ? !error.isEmpty()
            : error.asBoolean(false) || (error.isTextual() && !error.textValue().isBlank());
    return says || json.path("isError").asBoolean(false);
  }

  private static final class Fields {
    private final Set<String> names = new HashSet<>();
    private final Set<String> lastStems = new HashSet<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final String about;
    private boolean emptyList;

    Fields(String about) {
      this.about = about;
    }

    void collect(JsonNode node, String owner, int depth) {
      if (depth > DEEPEST || seen.size() > MOST_FIELDS) {
        return;
      }
      emptyList |= node.isArray() && node.isEmpty();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = member.getKey();
        boolean nests = member.getValue().isContainerNode();
        field(name, owner);
        list(name, member.getValue());
        collect(member.getValue(), nests ? thing(name) : owner, depth + 1);
      }
      if (node.isArray()) {
        node.forEach(element -> collect(element, owner, depth + 1));
      }
    }

    private void field(String name, String owner) {
      if (!seen.add(owner + '\n' + name)) {
        return;
      }
      List<String> stems = Stems.ofName(name);
      if (!stems.isEmpty()) {
        names.add(String.join(" ", stems));
        lastStems.add(stems.get(stems.size() - 1));
      }
      ToolSemantics.entityNamed(name, owner).ifPresent(things::add);
    }

    /** A plain list of values under the name of things points at these: {@code reservations}. */
    private void list(String name, JsonNode value) {
      if (value.isArray() && value.path(0).isValueNode()) {
        things.add(thing(name));
      }
    }

    private String thing(String name) {
      List<String> words = Words.split(name).stream().map(Words::singular).toList();
      String phrase = String.join(" ", words);
      // A list of "orders" of "customer orders" is of the tool's own thing.
      return about.equals(phrase) || about.endsWith(" " + phrase) ? about : phrase;
    }
  }
}

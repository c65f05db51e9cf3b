package io.tdscaling.core.verification;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.verification.Script.CallSpot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Breaks the arguments of calls, against their schemas and against where their values come from.
 */
final class ArgumentCorruptions {
  private static final SchemaValidator VALIDATOR = new SchemaValidator();
  private static final String UNGROUNDED =
      "grounding.invented-identifier schema.bad-value schema.wrong-type";
  private static final String ASTRAY =
      "plan.wrong-argument end-state.differs facts.missing grounding.invented-identifier"
          + " grounding.dependency-order facts.unfounded plan.change-not-made";

  private ArgumentCorruptions() {}

  /** Ways to change a call's arguments; empty where the call does not offer any. */
  @FunctionalInterface
  private interface Change {
    List<JsonNode> of(ToolCall call, ToolSpec tool, Case right);
  }

  static List<Corruption> all() {
    return List.of(
        recorded(
            "required argument missing", "schema.missing-argument", (c, t, r) -> missing(c, t)),
        recorded("argument of wrong type", "schema.wrong-type", (c, t, r) -> wrongType(c, t)),
        recorded(
            "argument the tool does not have",
            "schema.unknown-argument",
            (c, t, r) -> unknown(c, t)),
        recorded(
            "value outside enumeration or range", "schema.bad-value", (c, t, r) -> outside(c, t)),
        recorded(
            "identifier invented",
            UNGROUNDED,
            (c, t, r) -> identifiers(c, r, text -> Operators.shifted(text, 0))),
        recorded(
            "identifier one character off",
            UNGROUNDED,
            (c, t, r) -> identifiers(c, r, Operators::oneCharacterOff)),
        made("another thing's real id", ASTRAY, ArgumentCorruptions::otherThings),
        made("other value than the user said", ASTRAY, (c, t, r) -> otherSaid(c, t, r)));
  }

  /** The call is changed in the record only. */
  private static Corruption recorded(String name, String rules, Change change) {
    return Corruption.of(name, rules, (right, random) -> changed(right, random, change, false));
  }

  /** The changed call is really made. */
  private static Corruption made(String name, String rules, Change change) {
    return Corruption.of(name, rules, (right, random) -> changed(right, random, change, true));
  }

  private static Optional<Case> changed(
      Case right, SeededRandom random, Change change, boolean rerun) {
    Script script = new Script(right);
    for (CallSpot spot : random.shuffled(script.spots(call -> true))) {
      ToolCall call = script.call(spot);
      if (rerun && script.line(spot.line()).callNotes().get(spot.index()).error()) {
        continue; // Nothing came of that call whatever it was about.
      }
      ToolSpec tool = right.trajectory().tool(call.name()).orElseThrow().spec();
      List<JsonNode> changes = change.of(call, tool, right);
      if (!changes.isEmpty()) {
        script.call(spot, old -> new ToolCall(old.id(), old.name(), random.pick(changes)));
        return Optional.of(right.with((rerun ? script.rerun() : script).done()));
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> missing(ToolCall call, ToolSpec tool) {
    List<JsonNode> changes = new ArrayList<>();
    for (JsonNode name : tool.inputSchema().path("required")) {
      ObjectNode arguments = call.arguments().deepCopy();
      if (arguments.remove(name.asText()) != null) {
        changes.add(arguments);
      }
    }
    return changes;
  }

  private static List<JsonNode> wrongType(ToolCall call, ToolSpec tool) {
    List<JsonNode> changes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> argument : call.arguments().properties()) {
      JsonNode type = property(tool, argument.getKey()).path("type");
      if (type.isTextual()) {
        JsonNode wrong = type.asText().equals("object") ? Json.array() : Json.object();
        changes.add(with(call, argument.getKey(), wrong));
      }
    }
    return changes;
  }

  private static List<JsonNode> unknown(ToolCall call, ToolSpec tool) {
    boolean closed =
        !tool.inputSchema().has("additionalProperties")
            || tool.inputSchema().path("additionalProperties").equals(Json.tree(false));
    return closed ? List.of(with(call, "verbosity_level", Json.tree("high"))) : List.of();
  }

  private static List<JsonNode> outside(ToolCall call, ToolSpec tool) {
    List<JsonNode> changes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property :
        tool.inputSchema().path("properties").properties()) {
      JsonNode schema = property.getValue();
      JsonNode wrong =
          schema.has("enum") && schema.path("type").asText().equals("string")
              ? TextNode.valueOf("none of these")
              : schema.path("maximum").isIntegralNumber()
                  ? Json.tree(schema.path("maximum").longValue() + 1)
                  : schema.path("minimum").isIntegralNumber()
                      ? Json.tree(schema.path("minimum").longValue() - 1)
                      : Json.tree(false);
      if (!wrong.isBoolean()) {
        changes.add(with(call, property.getKey(), wrong));
      }
    }
    return changes;
  }

  private static List<JsonNode> identifiers(
      ToolCall call, Case right, UnaryOperator<String> change) {
    List<JsonNode> changes = new ArrayList<>();
    String everything = right.everything();
    for (JsonPointer place : Operators.scalars(call.arguments())) {
      JsonNode old = call.arguments().at(place);
      JsonNode invented = Operators.changed(old, change);
      if (Identifiers.isIdentifierLike(old)
          && Identifiers.isIdentifierLike(invented)
          && !everything.contains(invented.asText())) {
        changes.add(Operators.with(call.arguments(), place, invented));
      }
    }
    return changes;
  }

  /** Replaces an identifier by one of another thing of the conversation, or else of the service. */
  private static List<JsonNode> otherThings(ToolCall call, ToolSpec tool, Case right) {
    List<JsonNode> changes = new ArrayList<>();
    List<ToolSpec> tools = right.trajectory().tools().stream().map(OfferedTool::spec).toList();
    long seed = right.blueprint().environmentSeed();
    try (var environment = right.environments().open(new EnvironmentRequest(tools, seed))) {
      for (Map.Entry<String, JsonNode> argument : call.arguments().properties()) {
        JsonNode old = argument.getValue();
        if (old.isValueNode() && Identifiers.isIdentifierLike(old)) {
          List<JsonNode> known = new ArrayList<>(siblings(old, right));
          if (known.stream().allMatch(old::equals)) {
            known.addAll(environment.knownValues(tool.ref(), argument.getKey()));
          }
          known.stream()
              .filter(other -> other.getNodeType() == old.getNodeType() && !other.equals(old))
              .map(other -> with(call, argument.getKey(), other))
              .filter(arguments -> fits(tool, arguments))
              .forEach(changes::add);
        }
      }
    }
    return changes;
  }

  /** Returns what results hold under the same member names as a value. */
  private static List<JsonNode> siblings(JsonNode value, Case right) {
    List<JsonNode> siblings = new ArrayList<>();
    int end = right.trajectory().messages().size();
    for (String text : right.resultsBefore(end)) {
      JsonNode result = Operators.parsed(text);
      List<JsonPointer> places = Operators.scalars(result);
      List<String> names =
          places.stream().filter(p -> result.at(p).equals(value)).map(p -> name(p)).toList();
      places.stream().filter(p -> names.contains(name(p))).map(result::at).forEach(siblings::add);
    }
    return siblings;
  }

  private static String name(JsonPointer place) {
    return place.last() == null ? "" : place.last().getMatchingProperty();
  }

  private static List<JsonNode> otherSaid(ToolCall call, ToolSpec tool, Case right) {
    PlanMatch match = right.match();
    List<JsonNode> changes = new ArrayList<>();
    for (PlannedCall planned : right.blueprint().calls()) {
      if (match.of(planned).filter(made -> made.call().equals(call)).isPresent()) {
        planned
            .arguments()
            .forEach(
                (name, source) -> {
                  if (source instanceof Said said && isWord(said.said())) {
                    JsonNode schema = property(tool, name);
                    List<JsonNode> others = new ArrayList<>();
                    schema.path("enum").forEach(others::add);
                    others.add(Operators.changed(said.said(), t -> Operators.shifted(t, 0)));
                    others.stream()
                        .filter(other -> !other.equals(said.said()) && isWord(other))
                        .map(other -> with(call, name, other))
                        .filter(arguments -> fits(tool, arguments))
                        .findFirst()
                        .ifPresent(changes::add);
                  }
                });
      }
    }
    return changes;
  }

  /** Returns whether a scalar is neither an identifier nor prose. */
  private static boolean isWord(JsonNode value) {
    return value.isValueNode()
        && !Identifiers.isIdentifierLike(value)
        && value.asText().chars().noneMatch(Character::isWhitespace);
  }

  private static boolean fits(ToolSpec tool, JsonNode arguments) {
    return VALIDATOR.accepts(tool.inputSchema(), arguments);
  }

  private static JsonNode property(ToolSpec tool, String name) {
    return tool.inputSchema().path("properties").path(name);
  }

  private static JsonNode with(ToolCall call, String name, JsonNode value) {
    ObjectNode arguments = call.arguments().deepCopy();
    return arguments.set(name, value);
  }
}

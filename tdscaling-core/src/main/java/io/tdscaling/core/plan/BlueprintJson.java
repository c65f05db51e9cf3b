package io.tdscaling.core.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads blueprints as they stand in files. */
public final class BlueprintJson {
  /** What has no condition or no programming has null there; other nulls are found before. */
  private static final ObjectReader BLUEPRINT =
      Json.MAPPER
          .readerFor(Blueprint.class)
          .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .without(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /** Members that hold a value of a tool's, which may be null. */
  private static final Set<String> VALUES =
      Set.of("said", "known", "written", "value", "before", "code");

  private BlueprintJson() {}

  /**
   * Returns the blueprint that a document is. What is absent where nothing is meant is filled in:
   * programming, corrections and the answer of a phase, the condition of a step and what is said
   * beside it, whether a call fails.
   *
   * @throws JsonProcessingException if it is not one
   */
  public static Blueprint read(JsonNode document) throws JsonProcessingException {
    Optional<String> nothing = findNull("", document);
    if (nothing.isPresent()) {
      String problem = "Unexpected null at \"" + nothing.get() + "\"";
      throw MismatchedInputException.from((JsonParser) null, Blueprint.class, problem);
    }
    JsonNode complete = document.deepCopy();
    fill(complete, "code", Json.MAPPER.nullNode());
    for (JsonNode phase : complete.path("phases")) {
      fill(phase, "answer", Json.MAPPER.getNodeFactory().textNode(""));
      fill(phase, "corrections", Json.MAPPER.createArrayNode());
      for (JsonNode step : phase.path("steps")) {
        fill(step, "when", Json.MAPPER.nullNode());
        fill(step, "remark", Json.MAPPER.getNodeFactory().textNode(""));
        for (JsonNode call : step.path("calls")) {
          fill(call, "fails", Json.MAPPER.getNodeFactory().booleanNode(false));
        }
      }
    }
    return BLUEPRINT.treeToValue(complete, Blueprint.class);
  }

  private static Optional<String> findNull(String path, JsonNode node) {
    if (node.isNull()) {
      return Optional.of(path);
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      Optional<String> found = findNull(path + "/" + i, node.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = path + "/" + Json.pointerToken(member.getKey());
      Optional<String> found =
          VALUES.contains(member.getKey()) ? Optional.empty() : findNull(at, member.getValue());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void fill(JsonNode owner, String member, JsonNode value) {
    if (owner instanceof ObjectNode object && !object.has(member)) {
      object.set(member, value);
    }
  }
}

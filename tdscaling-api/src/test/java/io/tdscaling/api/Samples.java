package io.tdscaling.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small valid values for tests to start from. */
public final class Samples {
  public static final JsonMapper MAPPER = new JsonMapper();

  private Samples() {}

  /** Reads JSON written with single quotes. */
  public static JsonNode json(String text) {
    return read(text, JsonNode.class);
  }

  /** Reads a value of {@code type} from JSON written with single quotes. */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text.replace('\'', '"'), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static ToolSpec tool(String service, String name) {
    return new ToolSpec(
        new ToolRef(service, name), "", json("{'type': 'object'}"), null, ToolAnnotations.NONE);
  }

  public static Phase phase() {
    return new Phase("Please.", List.of(), List.of(), List.of(), DialogueAct.REFUSE);
  }

  public static Blueprint blueprint() {
    return new Blueprint(
        "b0",
        "k0",
        "goal",
        new Persona("Ada", "terse"),
        ReasoningMode.REFUSING,
        1,
        Map.of(),
        List.of(),
        List.of(phase()),
        List.of(),
        "digest");
  }

  public static Trajectory trajectory() {
    return new Trajectory(
        "t0", List.of(), List.of(), List.of(), new TreeMap<>(), "digest", provenance());
  }

  public static Provenance provenance() {
    return new Provenance(7, 0, "b0", "k0", 1, new TreeMap<>(), TokenUsage.NONE);
  }
}

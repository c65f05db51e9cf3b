package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs inferred effects on the things of one trajectory. */
final class InferredEnvironment implements ToolEnvironment {
  private final long seed;
  private final Map<ToolRef, BoundTool> tools;
  private final SchemaValidator validator;
  private final EntityStore store;
  private final References references;
  private final Reading reading;
  private final Writing writing;
  private final KnownValues known;
  private final OutputShaper shaper;

  InferredEnvironment(long seed, Worlds.World world, Workshop workshop) {
    this.seed = seed;
    this.tools = world.tools();
    this.validator = workshop.validator();
    Population population = world.population();
    this.store = new EntityStore(population);
    this.references = new References(store);
    this.reading = new Reading(store, population);
    this.writing = new Writing(store, reading, references, new Drafts(store, workshop.lexicon()));
    this.known = new KnownValues(store, validator);
    this.shaper = workshop.shaper();
  }

  @Override
  public ToolResult call(ToolRef ref, JsonNode arguments) {
    @Nullable BoundTool tool = tools.get(ref);
    if (tool == null) {
      return ToolResult.error("unknown_tool", "There is no tool " + ref.name() + ".");
    }
    Optional<String> reason = Support.reason(tool.model(), shaper);
    if (reason.isPresent()) {
      return ToolResult.error("unsupported", reason.get() + ".");
    }
    List<SchemaProblem> problems = validator.validate(tool.model().spec().inputSchema(), arguments);
    if (!problems.isEmpty()) {
      return ToolResult.error("invalid_arguments", problems.get(0).toString());
    }
    Call call = new Call(tool, tool.model().envelopes().unwrapped(arguments));
    ToolResult result = references.missing(call).orElseGet(() -> execute(call));
    return result.error() ? result : shaper.shaped(call, result, seed);
  }

  @Override
  public EffectClass effect(ToolRef ref) {
    @Nullable BoundTool tool = tools.get(ref);
    if (tool == null) {
      throw new IllegalArgumentException("no such tool: " + ref);
    }
    return tool.model().effect();
  }

  @Override
  public String stateDigest() {
    ObjectNode state = Json.object();
    state.put("seed", seed);
    state.set("changes", store.changes());
    return Json.digest(state);
  }

  @Override
  public List<JsonNode> knownValues(ToolRef ref, String parameter) {
    @Nullable BoundTool tool = tools.get(ref);
    if (tool == null) {
      return List.of();
    }
    return tool.model().params().stream()
        .filter(param -> param.name().equals(parameter))
        .findFirst()
        .map(param -> known.of(tool, param))
        .orElse(List.of());
  }

  private ToolResult execute(Call call) {
    return switch (call.tool().model().effect()) {
      case READ -> reading.read(call);
      case SEARCH -> reading.search(call);
      case CREATE -> writing.create(call);
      case UPDATE -> writing.update(call);
      case DELETE -> writing.delete(call);
      case NOTIFY -> writing.send(call);
      case COMPUTE, CODE -> throw new IllegalStateException("screened out before");
    };
  }
}

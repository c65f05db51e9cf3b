package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.schema.SchemaProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a model play the tools of one trajectory. */
final class SimulatedEnvironment implements ToolEnvironment {
  private final Map<ToolRef, PlayedTool> tools;
  private final Theatre theatre;
  private final Session session;

  SimulatedEnvironment(long seed, Map<ToolRef, PlayedTool> tools, Theatre theatre) {
    this.tools = tools;
    this.theatre = theatre;
    this.session = new Session(seed, tools.values());
  }

  @Override
  public ToolResult call(ToolRef ref, JsonNode arguments) {
    @Nullable PlayedTool tool = tools.get(ref);
    if (tool == null) {
      return ToolResult.error("unknown_tool", "There is no tool " + ref.name() + ".");
    }
    Optional<String> defect = theatre.defect(tool.spec());
    if (defect.isPresent()) {
      return ToolResult.error("unsupported", defect.get() + ".");
    }
    List<SchemaProblem> problems =
        theatre.validator().validate(tool.spec().inputSchema(), arguments);
    if (!problems.isEmpty()) {
      return ToolResult.error("invalid_arguments", problems.get(0).toString());
    }
    return play(tool, arguments.deepCopy());
  }

  private ToolResult play(PlayedTool tool, JsonNode arguments) {
    ToolResult result = answer(tool, arguments);
    if (!result.error()) {
      // Another copy than the caller's, who may change what it was given.
      session.add(new Exchange(tool, arguments, result.content().deepCopy()));
    }
    return result;
  }

  private ToolResult answer(PlayedTool tool, JsonNode arguments) {
    String call = tool.spec().ref().toString();
    try {
      return theatre
          .memory()
          .get(
              session.key(tool, arguments),
              () -> theatre.player().answer(session, tools.values(), tool, arguments));
    } catch (IOException unreachable) {
      throw new UnreachableModelException(
          call + " could not be simulated: " + unreachable.getMessage(), unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      IOException cause = new InterruptedIOException("interrupted");
      throw new UnreachableModelException(call + " was interrupted", cause);
    }
  }

  @Override
  public EffectClass effect(ToolRef ref) {
    @Nullable PlayedTool tool = tools.get(ref);
    if (tool == null) {
      throw new IllegalArgumentException("no such tool: " + ref);
    }
    return tool.semantics().effect();
  }

  @Override
  public String stateDigest() {
    return session.stateDigest();
  }

  @Override
  public List<JsonNode> knownValues(ToolRef ref, String parameter) {
    @Nullable PlayedTool tool = tools.get(ref);
    return tool == null ? List.of() : theatre.known().of(session, tool, parameter);
  }
}

package io.tdscaling.api.environment;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.util.List;

/**
 * The world one trajectory acts on. It can be replayed: the same calls in the same order give the
 * same results and the same end state. Used by one thread at a time.
 */
public interface ToolEnvironment extends AutoCloseable {
  /**
   * Executes a call. The arguments come from a model and are untrusted; what is wrong with them is
   * an error result, not an exception.
   */
  ToolResult call(ToolRef tool, JsonNode arguments);

  /** Returns what a call of this tool does. */
  EffectClass effect(ToolRef tool);

  /** Returns a digest of the whole state: equal states have equal digests, on every machine. */
  String stateDigest();

  /**
   * Returns a digest of what a plan decides of the state. The default is {@link #stateDigest()}. An
   * environment in which one outcome can be reached in many ways, such as a workspace of programs,
   * leaves out what differs between them.
   */
  default String outcomeDigest() {
    return stateDigest();
  }

  /**
   * Ends what calls left running or in memory, as a restart would; what is stored stays. The
   * default does nothing.
   */
  default void restart() {}

  /**
   * Returns values for a parameter that the current state knows and that a user of the service
   * could know too, such as ids of things that exist; empty where any value will do. The default is
   * empty.
   */
  default List<JsonNode> knownValues(ToolRef tool, String parameter) {
    return List.of();
  }

  /** Releases what the environment holds. The default does nothing. */
  @Override
  default void close() {}
}

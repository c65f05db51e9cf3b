package io.tdscaling.api.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/**
 * A workspace in which an agent works with files and code. Isolated, replayable, used by one thread
 * at a time.
 */
public interface CodeTool extends AutoCloseable {
  /** Returns the tools that agents see. */
  List<ToolSpec> tools();

  /**
   * Executes a call. The arguments are untrusted; what is wrong with them is an error result.
   *
   * @param name name of one of {@link #tools()}
   * @throws InterruptedException if interrupted while code was running
   */
  ToolResult call(String name, JsonNode arguments) throws InterruptedException;

  /**
   * Returns what a call of a tool does.
   *
   * @param name name of one of {@link #tools()}
   */
  EffectClass effect(String name);

  /**
   * Ends what programs left running or in memory, such as variables; the files stay. The default
   * does nothing, which is right where nothing is executed.
   */
  default void restart() {}

  /** Returns a digest of the workspace: equal workspaces have equal digests, on every machine. */
  String stateDigest();

  /** Releases the workspace. */
  @Override
  void close();
}

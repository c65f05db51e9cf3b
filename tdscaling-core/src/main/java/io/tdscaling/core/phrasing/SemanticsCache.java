package io.tdscaling.core.phrasing;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.semantics.ToolSemantics;

/** Remembers what tools mean. Thread-safe. */
public final class SemanticsCache {
  private static final int MAX_CACHED = 100_000;

  private final IdentityCache<ToolSpec, ToolSemantics> byTool =
      new IdentityCache<>(MAX_CACHED, ToolSemantics::infer);

  /** Returns what a tool means. */
  public ToolSemantics of(ToolSpec tool) {
    return byTool.get(tool);
  }
}

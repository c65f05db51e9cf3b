package io.tdscaling.core.phrasing;

import com.google.common.collect.MapMaker;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.concurrent.ConcurrentMap;

/** Remembers what tools mean for as long as the tools themselves are in use. Thread-safe. */
public final class SemanticsCache {
  private final ConcurrentMap<ToolSpec, ToolSemantics> byTool = new MapMaker().weakKeys().makeMap();

  /** Returns what a tool means. */
  public ToolSemantics of(ToolSpec tool) {
    return byTool.computeIfAbsent(tool, ToolSemantics::infer);
  }
}

package io.tdscaling.core.catalog;

import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.Usability;

/**
 * Whether one tool can be synthesized with.
 *
 * @param tool the tool
 * @param usability whether it can be used, and if not, the rule it fails first
 * @param reason why it cannot be used, in one sentence; empty where it can
 */
public record ScreenedTool(ToolRef tool, Usability usability, String reason) {
  /** Returns whether the tool can be used. */
  public boolean usable() {
    return usability == Usability.USABLE;
  }
}

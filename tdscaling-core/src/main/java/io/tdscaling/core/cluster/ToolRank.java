package io.tdscaling.core.cluster;

import java.util.Comparator;

/** Orders of tools. */
final class ToolRank {
  /** Searches first, for they need the least to be known; then creations, then reads. */
  static final Comparator<ToolNode> BY_USE_AS_SOURCE =
      Comparator.comparingInt(ToolRank::rank).thenComparingInt(ToolNode::order);

  private ToolRank() {}

  private static int rank(ToolNode tool) {
    int known = tool.asksForItsOwn() ? 3 : 0;
    return known
        + switch (tool.semantics().effect()) {
          case SEARCH -> 0;
          case CREATE -> 1;
          default -> 2;
        };
  }
}

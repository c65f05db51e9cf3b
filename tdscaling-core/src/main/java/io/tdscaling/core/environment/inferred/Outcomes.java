package io.tdscaling.core.environment.inferred;

import io.tdscaling.core.text.Words;
import java.util.Map;

/** The status that a verb leaves a thing in. */
final class Outcomes {
  private static final Map<String, String> BY_VERB =
      Map.ofEntries(
          Map.entry("close", "closed"),
          Map.entry("done", "done"),
          Map.entry("open", "open"),
          Map.entry("reopen", "open"),
          Map.entry("archive", "archived"),
          Map.entry("unarchive", "active"),
          Map.entry("approve", "approved"),
          Map.entry("reject", "rejected"),
          Map.entry("decline", "declined"),
          Map.entry("accept", "accepted"),
          Map.entry("complete", "completed"),
          Map.entry("finish", "completed"),
          Map.entry("start", "running"),
          Map.entry("restart", "running"),
          Map.entry("stop", "stopped"),
          Map.entry("pause", "paused"),
          Map.entry("resume", "active"),
          Map.entry("activate", "active"),
          Map.entry("deactivate", "inactive"),
          Map.entry("enable", "enabled"),
          Map.entry("disable", "disabled"),
          Map.entry("lock", "locked"),
          Map.entry("unlock", "unlocked"),
          Map.entry("pin", "pinned"),
          Map.entry("unpin", "unpinned"),
          Map.entry("publish", "published"),
          Map.entry("unpublish", "draft"),
          Map.entry("merge", "merged"),
          Map.entry("resolve", "resolved"),
          Map.entry("block", "blocked"),
          Map.entry("unblock", "active"),
          Map.entry("mute", "muted"),
          Map.entry("follow", "followed"),
          Map.entry("unfollow", "unfollowed"),
          Map.entry("star", "starred"),
          Map.entry("unstar", "unstarred"),
          Map.entry("restore", "active"),
          Map.entry("cancel", "cancelled"));

  private Outcomes() {}

  /** Returns the status, or an empty string where the name says none. */
  static String of(String toolName) {
    return Words.split(toolName).stream()
        .filter(BY_VERB::containsKey)
        .findFirst()
        .map(BY_VERB::get)
        .orElse("");
  }
}

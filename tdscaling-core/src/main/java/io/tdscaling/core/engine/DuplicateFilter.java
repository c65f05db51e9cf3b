package io.tdscaling.core.engine;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Recognises a trajectory that was there before: the same tools offered, the same words of the user
 * and the same calls. It remembers 64-bit fingerprints of the latest trajectories up to a fixed
 * number, so a repetition further back goes unnoticed.
 */
final class DuplicateFilter {
  private final int capacity;
  private final Set<Long> seen = new LinkedHashSet<>();

  DuplicateFilter(int capacity) {
    this.capacity = capacity;
  }

  /** Remembers a trajectory, and returns whether it was there before. */
  boolean repeats(Trajectory trajectory) {
    if (!seen.add(fingerprint(trajectory))) {
      return true;
    }
    if (seen.size() > capacity) {
      Iterator<Long> oldest = seen.iterator();
      oldest.next();
      oldest.remove();
    }
    return false;
  }

  private static long fingerprint(Trajectory trajectory) {
    Hasher hasher = Hashing.murmur3_128().newHasher();
    trajectory.tools().forEach(tool -> put(hasher, tool.spec().ref().toString()));
    for (Message message : trajectory.messages()) {
      if (message instanceof UserMessage user) {
        put(hasher, user.text());
      } else if (message instanceof AssistantMessage assistant) {
        assistant.toolCalls().forEach(call -> put(hasher, call));
      }
    }
    return hasher.hash().asLong();
  }

  private static void put(Hasher hasher, ToolCall call) {
    put(hasher, call.name());
    put(hasher, Json.canonical(call.arguments()));
  }

  private static void put(Hasher hasher, String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }
}

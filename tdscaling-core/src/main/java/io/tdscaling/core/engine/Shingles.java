package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Ints;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two trajectories are compared by, as a set of hashes: every three words in a row of what the
 * user says, every call's tool with the one called before it, and every argument. Where nothing is
 * called the offered tools count instead, since it is they that make a refusal right. Of a long
 * trajectory only the {@value #MOST} smallest hashes are kept, a fair sample.
 */
final class Shingles {
  private static final int WORDS = 3;
  private static final int MOST = 256;
  private static final HashFunction HASH = Hashing.murmur3_32_fixed();

  private final int[] sorted;

  private Shingles(int[] sorted) {
    this.sorted = sorted;
  }

  static Shingles of(Trajectory trajectory) {
    Set<Integer> hashes = new HashSet<>();
    String previous = "";
    for (Message message : trajectory.messages()) {
      if (message instanceof UserMessage user) {
        words(user.text(), hashes);
      } else if (message instanceof AssistantMessage assistant) {
        for (ToolCall call : assistant.toolCalls()) {
          hashes.add(hash("call", previous, call.name()));
          arguments(call, hashes);
          previous = call.name();
        }
      }
    }
    if (previous.isEmpty()) {
      trajectory
          .tools()
          .forEach(tool -> hashes.add(hash("offered", tool.spec().ref().toString(), "")));
    }
    int[] sorted = Ints.toArray(hashes);
    Arrays.sort(sorted);
    return new Shingles(sorted.length <= MOST ? sorted : Arrays.copyOf(sorted, MOST));
  }

  private static void words(String text, Set<Integer> into) {
    List<String> words = Words.split(text);
    for (int i = 0; i == 0 || i + WORDS <= words.size(); i++) {
      List<String> shingle = words.subList(i, Math.min(i + WORDS, words.size()));
      into.add(hash("said", String.join(" ", shingle), ""));
    }
  }

  private static void arguments(ToolCall call, Set<Integer> into) {
    for (Map.Entry<String, JsonNode> argument : call.arguments().properties()) {
      String value = Json.canonical(argument.getValue());
      into.add(hash(call.name(), argument.getKey(), value));
    }
  }

  private static int hash(String kind, String one, String other) {
    return HASH.hashString(kind + '\0' + one + '\0' + other, StandardCharsets.UTF_8).asInt();
  }

  int size() {
    return sorted.length;
  }

  /** Returns one of the hashes, spread over 64 bits. */
  long hash(int index) {
    long hash = sorted[index] * 0x9E3779B97F4A7C15L;
    return (hash ^ (hash >>> 31)) * 0xBF58476D1CE4E5B9L;
  }

  /** Returns the Jaccard similarity, estimated where a set is only a sample. */
  double similarity(Shingles other) {
    int shared = 0;
    int union = 0;
    int i = 0;
    int j = 0;
    while (union < MOST && (i < sorted.length || j < other.sorted.length)) {
      int order = compare(other, i, j);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
      union++;
    }
    return union == 0 ? 1 : (double) shared / union;
  }

  private int compare(Shingles other, int i, int j) {
    if (i == sorted.length) {
      return 1;
    }
    return j == other.sorted.length ? -1 : Integer.compare(sorted[i], other.sorted[j]);
  }
}

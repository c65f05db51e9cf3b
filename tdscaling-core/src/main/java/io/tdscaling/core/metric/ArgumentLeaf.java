package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One scalar in the arguments of a call.
 *
 * @param path member names down to the scalar, such as {@code flights[].number}; positions in
 *     arrays are left out, so that the order of a list does not matter
 * @param value the scalar
 */
record ArgumentLeaf(String path, JsonNode value) {
  /** Arguments are untrusted: what lies beyond these bounds is not looked at. */
  private static final int MOST_LEAVES = 256;

  private static final int DEEPEST = 64;

  /** Returns the scalars in order, the first 256 of them; null is left out. */
  static List<ArgumentLeaf> of(JsonNode arguments) {
    List<ArgumentLeaf> leaves = new ArrayList<>();
    collect("", arguments, 0, leaves);
    return List.copyOf(leaves);
  }

  String text() {
    return value.asText();
  }

  /** Returns path and value as one key. */
  String key() {
    return path + '=' + text();
  }

  /** Returns the first name in the path: the tool's own parameter. */
  String parameter() {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return path.substring(0, end);
  }

  private static void collect(String path, JsonNode node, int depth, List<ArgumentLeaf> into) {
    if (into.size() >= MOST_LEAVES || depth > DEEPEST) {
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = member.getKey();
        collect(path.isEmpty() ? name : path + '.' + name, member.getValue(), depth + 1, into);
      }
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        collect(path + "[]", element, depth + 1, into);
      }
    } else if (!node.isNull() && !node.isMissingNode()) {
      into.add(new ArgumentLeaf(path, node));
    }
  }
}

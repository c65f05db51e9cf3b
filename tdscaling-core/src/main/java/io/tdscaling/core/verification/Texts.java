package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What makes text and JSON unfit to be stored. */
final class Texts {
  private Texts() {}

  /** Returns whether the text is not Unicode, so that UTF-8 would lose part of it. */
  static boolean hasUnpairedSurrogate(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
          return true;
        }
        at++;
      }
    }
    return false;
  }

  /** Returns whether a member name or a text inside the value has an unpaired surrogate. */
  static boolean hasUnpairedSurrogate(JsonNode value) {
    if (value.isTextual()) {
      return hasUnpairedSurrogate(value.textValue());
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (hasUnpairedSurrogate(member.getKey())) {
        return true;
      }
    }
    for (JsonNode child : value) {
      if (hasUnpairedSurrogate(child)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the value nests deeper than {@code limit}; looks no deeper than that. */
  static boolean deeperThan(JsonNode value, int limit) {
    if (!value.isContainerNode()) {
      return false;
    }
    if (limit == 0) {
      return true;
    }
    for (JsonNode child : value) {
      if (deeperThan(child, limit - 1)) {
        return true;
      }
    }
    return false;
  }
}

package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one declaration, so that all of it can be reported at once. */
final class Problems {
  private static final int LONGEST_VALUE = 80;

  private final String source;
  private final List<String> found = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  void add(String pointer, String message) {
    found.add(source + ": " + (pointer.isEmpty() ? "/" : pointer) + ": " + message);
  }

  /** Adds a problem that ends in the value that caused it. */
  void add(String pointer, String message, JsonNode bad) {
    add(pointer, message + ", got " + shortened(Json.compact(bad)));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDeclarationException(found);
    }
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}

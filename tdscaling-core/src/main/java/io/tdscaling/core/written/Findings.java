package io.tdscaling.core.written;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one document, so that all of it can be said at once. */
final class Findings {
  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_MESSAGE = 600;
  private static final int MOST = 50;

  private final String place;
  private final List<String> found = new ArrayList<>();
  private int more;

  /** Begins a list about the document at a place, such as a file and a line. */
  Findings(String place) {
    this.place = place;
  }

  void add(String pointer, String message) {
    if (found.size() == MOST) {
      more++;
      return;
    }
    String where = pointer.isEmpty() ? "/" : Excerpt.of(pointer, LONGEST_MESSAGE);
    found.add(place + ": " + where + ": " + Excerpt.of(message, LONGEST_MESSAGE));
  }

  /** Adds a problem that ends in the value that caused it. */
  void add(String pointer, String message, JsonNode bad) {
    add(pointer, message + ", got " + Excerpt.of(Json.compact(bad), LONGEST_VALUE));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the problems, each as {@code place: pointer: what is wrong}, in reading order. */
  List<String> all() {
    List<String> all = new ArrayList<>(found);
    if (more > 0) {
      all.add(place + ": and " + more + " more problems");
    }
    return all;
  }
}

package io.tdscaling.study.learner;

import com.google.common.base.Splitter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that the user said, by their shapes, and which of them calls have used. */
final class SpokenTokens {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,400})\"|“([^”]{1,400})”");
  private static final Splitter SPACES = Splitter.onPattern("\\s+").omitEmptyStrings();
  private static final Pattern EDGES = Pattern.compile("^[\"'(\\[“]+|[\"')\\]”.,;:?!]+$");
  private static final int MOST = 400;

  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  void said(String text) {
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String inside = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
      keep(inside, Shape.TEXT);
    }
    for (String token : SPACES.split(quoted.reset().replaceAll(" "))) {
      String bare = EDGES.matcher(token).replaceAll("");
      Shape shape = Shape.of(bare);
      if (shape != Shape.TEXT) {
        keep(bare, shape);
      }
    }
  }

  private void keep(String token, Shape shape) {
    if (shapes.size() < MOST) {
      shapes.putIfAbsent(token, shape);
    }
  }

  /** Takes note of a value in a call. */
  void used(String value) {
    if (shapes.containsKey(value)) {
      used.add(value);
    }
  }

  /**
   * Returns {@code free} if a value of the shape is not used yet, {@code used}, or {@code none}.
   */
  String state(Shape shape) {
    boolean some = false;
    for (Map.Entry<String, Shape> token : shapes.entrySet()) {
      if (token.getValue() == shape) {
        some = true;
        if (!used.contains(token.getKey())) {
          return "free";
        }
      }
    }
    return some ? "used" : "none";
  }

  boolean has(Shape shape) {
    return shapes.containsValue(shape);
  }
}

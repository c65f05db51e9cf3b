package io.tdscaling.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Optional members of an object; one of the wrong type is reported and ignored. */
final class Members {
  private Members() {}

  /** Returns a text, or the empty one. */
  static String text(JsonNode node, String name, String label, ProblemLog log)
      throws CatalogException {
    JsonNode value = node.path(name);
    if (value.isTextual()) {
      return value.textValue();
    }
    reportUnlessAbsent(value, name, "a string", label, log);
    return "";
  }

  /** Returns an object, if there is one. */
  static Optional<JsonNode> object(JsonNode node, String name, String label, ProblemLog log)
      throws CatalogException {
    JsonNode value = node.path(name);
    if (value.isObject()) {
      return Optional.of(value);
    }
    reportUnlessAbsent(value, name, "an object", label, log);
    return Optional.empty();
  }

  /** Returns the texts of an array. */
  static List<String> texts(JsonNode node, String name, String label, ProblemLog log)
      throws CatalogException {
    List<String> texts = new ArrayList<>();
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      reportUnlessAbsent(array, name, "an array", label, log);
      return texts;
    }
    for (JsonNode value : array) {
      if (value.isTextual()) {
        texts.add(value.textValue());
      } else {
        log.report(
            label
                + ": "
                + name
                + " must hold strings, got "
                + Excerpt.of(value)
                + "; it is ignored");
      }
    }
    return texts;
  }

  private static void reportUnlessAbsent(
      JsonNode value, String name, String type, String label, ProblemLog log)
      throws CatalogException {
    if (!value.isMissingNode() && !value.isNull()) {
      log.report(
          label
              + ": "
              + name
              + " must be "
              + type
              + ", got "
              + Excerpt.of(value)
              + "; it is ignored");
    }
  }
}

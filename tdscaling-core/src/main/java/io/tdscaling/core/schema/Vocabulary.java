package io.tdscaling.core.schema;

import io.tdscaling.core.text.ResourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that text values are made of: templates by meaning. */
final class Vocabulary {
  private final Map<String, List<String>> templates = new LinkedHashMap<>();
  private final Places places = new Places();

  Vocabulary() {
    List<String> current = new ArrayList<>();
    for (String line : ResourceFiles.lines(Vocabulary.class, "vocabulary.txt")) {
      if (line.matches("\\[\\w+]")) {
        current = new ArrayList<>();
        templates.put(line.substring(1, line.length() - 1), current);
      } else {
        current.add(line.replace("\\n", "\n"));
      }
    }
  }

  Places places() {
    return places;
  }

  Set<String> meanings() {
    return templates.keySet();
  }

  /** Returns the templates of one meaning. */
  List<String> templates(String meaning) {
    List<String> found = templates.get(meaning);
    if (found == null) {
      throw new IllegalArgumentException("no vocabulary named " + meaning);
    }
    return found;
  }
}

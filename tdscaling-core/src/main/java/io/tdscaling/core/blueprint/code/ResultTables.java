package io.tdscaling.core.blueprint.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the lists of records in what tools returned. */
final class ResultTables {
  private static final int FEWEST_ROWS = 3;
  private static final int DEEPEST = 4;

  /** What a list is called that says nothing of what is in it. */
  private static final Set<String> VAGUE =
      Set.of("results", "items", "data", "list", "entries", "records", "rows", "values", "result");

  private static final Set<String> PYTHON_KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "false",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "none",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "true",
          "try",
          "while",
          "with",
          "yield");

  private final List<DataTable> tables = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final Set<List<JsonNode>> seen = new LinkedHashSet<>();

  private ResultTables() {}

  /**
   * Returns the lists of at least three objects, the longest ones of the latest results first.
   *
   * @param results results in the order of the calls, by what each is about, such as {@code order}
   */
  static List<DataTable> of(List<Map.Entry<String, JsonNode>> results) {
    ResultTables found = new ResultTables();
    for (int i = results.size() - 1; i >= 0; i--) {
      found.search(results.get(i).getKey(), results.get(i).getValue(), 0);
    }
    return List.copyOf(found.tables);
  }

  private void search(String about, JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      add(about, node);
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = String.join("_", Words.split(member.getKey()));
      search(VAGUE.contains(name) ? about : name, member.getValue(), depth + 1);
    }
  }

  private void add(String about, JsonNode array) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.isObject() || element.isEmpty()) {
        return;
      }
      rows.add(element);
    }
    if (rows.size() >= FEWEST_ROWS && seen.add(rows)) {
      tables.add(new DataTable(freeName(about), rows));
    }
  }

  /** Returns a plural that is a Python name and that no other table has. */
  private String freeName(String about) {
    List<String> words = new ArrayList<>();
    for (String word : Words.split(about)) {
      String plain = word.replaceAll("[^a-z0-9]", "");
      if (!plain.isEmpty() && !(words.isEmpty() && Character.isDigit(plain.charAt(0)))) {
        words.add(plain);
      }
    }
    if (words.isEmpty()) {
      words.add("record");
    }
    int last = words.size() - 1;
    words.set(last, Words.plural(Words.singular(words.get(last))));
    String plural = String.join("_", words);
    String free = PYTHON_KEYWORDS.contains(plural) ? plural + "_" : plural;
    String name = free;
    for (int suffix = 2; !names.add(name); suffix++) {
      name = String.format(Locale.ROOT, "%s_%d", free, suffix);
    }
    return name;
  }
}

package io.tdscaling.sandbox.family.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Sets;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python of a task, given and written, without what only looks different: names are numbered in
 * the order they appear, literals are their kind, comments and docstrings are left out. Two are
 * compared by the Jaccard index of their runs of five tokens.
 */
final class NormalizedCode {
  private static final int SHINGLE = 5;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>#[^\n]*)"
              + "|(?<docstring>[rf]?\"\"\"[\\s\\S]*?\"\"\")"
              + "|(?<string>[rf]?(?:\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'))"
              + "|(?<number>\\d[\\d_.]*)"
              + "|(?<name>[A-Za-z_]\\w*)"
              + "|(?<operator>\\*\\*|//|->|[-+*/<>=!]=|[^\\s\\w])");
  private static final Set<String> KNOWN =
      Set.of(
          ("False None True and as assert break class continue def del elif else except finally for"
                  + " from global if import in is lambda nonlocal not or pass raise return try while"
                  + " with yield match case abs all any bool dict divmod enumerate filter float"
                  + " frozenset getattr hash int isinstance iter len list map max min next object"
                  + " open ord chr pow print property range repr reversed round set sorted"
                  + " staticmethod classmethod str sum super tuple type zip ValueError KeyError"
                  + " TypeError IndexError LookupError Exception NotImplementedError"
                  + " ZeroDivisionError StopIteration RuntimeError self")
              .split(" "));

  private final Set<String> shingles = new HashSet<>();

  private NormalizedCode(List<String> tokens) {
    for (int i = 0; i + SHINGLE <= tokens.size(); i++) {
      shingles.add(String.join(" ", tokens.subList(i, i + SHINGLE)));
    }
  }

  /** Returns the code of what is given and of the solution, or only of one of them. */
  static NormalizedCode of(CodeTask task, boolean numbered) {
    StringBuilder code = new StringBuilder();
    task.given().forEach(call -> append(code, call));
    task.solution().forEach(step -> step.calls().forEach(call -> append(code, call)));
    return new NormalizedCode(tokens(code.toString(), numbered));
  }

  private static void append(StringBuilder code, CodeCall call) {
    JsonNode arguments = call.arguments();
    boolean python = call.tool().equals("run_python");
    if (python || arguments.path("path").asText().endsWith(".py")) {
      for (String field : List.of("content", "code", "old_text", "new_text", "diff")) {
        code.append(arguments.path(field).asText()).append('\n');
      }
    }
  }

  private static List<String> tokens(String code, boolean numbered) {
    List<String> tokens = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Matcher token = TOKEN.matcher(code);
    while (token.find()) {
      if (token.group("name") != null) {
        String name = token.group();
        tokens.add(
            KNOWN.contains(name)
                ? name
                : names.computeIfAbsent(name, n -> numbered ? "n" + names.size() : "n"));
      } else if (token.group("string") != null) {
        tokens.add("STR");
      } else if (token.group("number") != null) {
        tokens.add("NUM");
      } else if (token.group("operator") != null) {
        tokens.add(token.group());
      }
    }
    return tokens;
  }

  /** Returns how much two have in common, from 0 to 1. */
  double similarity(NormalizedCode other) {
    int common = Sets.intersection(shingles, other.shingles).size();
    return (double) common / (shingles.size() + other.shingles.size() - common);
  }
}

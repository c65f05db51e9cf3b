package io.tdscaling.core.variety;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the user turns that nearly repeat an earlier one. Words are compared in lower case and
 * without punctuation. A turn of four words or more repeats another where their sets of three words
 * in a row have a Jaccard similarity of 0.8 or more; a shorter one where the words are the same.
 */
final class TurnVariety {
  private static final double ALIKE = 0.8;
  private static final int SHORTEST = 4;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern VALUE = Pattern.compile("\\S*[0-9@/_]\\S*");

  private final boolean masked;
  private final Set<List<String>> brief = new HashSet<>();
  private final List<Set<String>> turns = new ArrayList<>();
  private final Map<String, List<Integer>> byShingle = new HashMap<>();
  private final List<String> repeated = new ArrayList<>();
  private int count;

  /**
   * Makes an empty count.
   *
   * @param masked whether quoted texts, numbers and identifiers count as the same
   */
  TurnVariety(boolean masked) {
    this.masked = masked;
  }

  /** Counts the user turns of a run. */
  static TurnVariety of(Path trajectories, boolean masked) throws IOException {
    TurnVariety variety = new TurnVariety(masked);
    for (String line : Files.readAllLines(trajectories)) {
      for (JsonNode message : Json.parse(line).path("messages")) {
        if (message.path("role").asText().equals("user")) {
          variety.add(message.path("content").asText());
        }
      }
    }
    return variety;
  }

  void add(String turn) {
    count++;
    List<String> words = words(turn);
    boolean repeats = words.size() < SHORTEST ? !brief.add(words) : !isNew(shingles(words));
    if (repeats) {
      repeated.add(turn);
    }
  }

  private List<String> words(String turn) {
    String text = turn;
    if (masked) {
      text = VALUE.matcher(QUOTED.matcher(text).replaceAll(" _ ")).replaceAll(" _ ");
    }
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
      words.add(word.group());
    }
    return words;
  }

  private static Set<String> shingles(List<String> words) {
    Set<String> shingles = new TreeSet<>();
    for (int i = 0; i + 2 < words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + 3)));
    }
    return shingles;
  }

  /** Takes a turn in and returns whether it is unlike all before. */
  private boolean isNew(Set<String> shingles) {
    Map<Integer, Integer> common = new HashMap<>();
    for (String shingle : shingles) {
      List<Integer> holders = byShingle.computeIfAbsent(shingle, missing -> new ArrayList<>());
      holders.forEach(turn -> common.merge(turn, 1, Integer::sum));
      holders.add(turns.size());
    }
    turns.add(shingles);
    return common.entrySet().stream()
        .noneMatch(
            other -> {
              int all = shingles.size() + turns.get(other.getKey()).size() - other.getValue();
              return other.getValue() >= ALIKE * all;
            });
  }

  int count() {
    return count;
  }

  List<String> repeated() {
    return repeated;
  }

  double share() {
    return count == 0 ? 0 : repeated.size() / (double) count;
  }
}

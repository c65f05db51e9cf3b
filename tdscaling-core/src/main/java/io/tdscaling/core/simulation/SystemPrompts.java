package io.tdscaling.core.simulation;

import com.google.common.base.Splitter;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.phrasing.Grammar;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.ResourceFiles;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator tells the assistant beforehand: for whom and how to work, and the blueprint's
 * policies, which stand to the letter.
 */
final class SystemPrompts {
  private static final Splitter COMMA = Splitter.on(',').trimResults();

  /** How often it is not said whom the assistant works for. */
  private static final double GENERAL = 0.15;

  private static final Grammar GRAMMAR = Grammar.of(SystemPrompts.class, "system-prompts.txt");
  private static final List<Desk> DESKS = desks();

  /**
   * Who the assistant works for.
   *
   * @param words words of names of domains
   * @param names what to call it
   * @param area what it deals with
   */
  private record Desk(List<String> words, List<String> names, String area) {
    /** Returns whether one of the words is in a name, which is given with spaces around each. */
    boolean matches(String spaced) {
      return words.stream().anyMatch(word -> spaced.contains(" " + word + " "));
    }
  }

  private static List<Desk> desks() {
    List<Desk> desks = new ArrayList<>();
    for (String line : ResourceFiles.lines(SystemPrompts.class, "desks.txt")) {
      int colon = line.indexOf(':');
      int star = line.indexOf('*');
      desks.add(
          new Desk(
              COMMA.splitToList(line.substring(0, colon)),
              COMMA.splitToList(line.substring(colon + 1, star)),
              line.substring(star + 1).strip()));
    }
    return desks;
  }

  private SystemPrompts() {}

  /**
   * Returns what the assistant is told.
   *
   * @param domains domains by service, where they are known
   */
  static String write(Blueprint blueprint, Map<String, String> domains, SeededRandom random) {
    Map<String, String> values = new LinkedHashMap<>();
    Optional<Desk> desk = desk(blueprint, domains);
    if (desk.isEmpty() || random.chance(GENERAL)) {
      values.put("role", GRAMMAR.say("general role", random));
      values.put("scope", "");
    } else {
      values.put("desk", random.pick(desk.get().names()));
      values.put("area", desk.get().area());
    }
    StringBuilder text = new StringBuilder(GRAMMAR.say("prompt", values, random));
    blueprint
        .policies()
        .forEach(policy -> text.append(GRAMMAR.say("policy", Map.of("policy", policy), random)));
    return text.toString();
  }

  /**
   * Returns the desk of the service that most of the offered tools are of, those to program with
   * aside, which go with any.
   */
  private static Optional<Desk> desk(Blueprint blueprint, Map<String, String> domains) {
    Map<String, Integer> tools = new TreeMap<>();
    boolean programsOnly = blueprint.tools().values().stream().allMatch(blueprint::isForCode);
    blueprint.tools().values().stream()
        .filter(tool -> programsOnly || !blueprint.isForCode(tool))
        .forEach(tool -> tools.merge(tool.service(), 1, Integer::sum));
    return tools.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> domains.getOrDefault(most.getKey(), ""))
        .map(domain -> " " + Words.spaced(domain) + " ")
        .flatMap(domain -> DESKS.stream().filter(desk -> desk.matches(domain)).findFirst());
  }
}

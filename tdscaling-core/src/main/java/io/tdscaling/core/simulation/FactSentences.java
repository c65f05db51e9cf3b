package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.Grammar;
import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says facts as the results have them, such as "the status of the order is cancelled". */
final class FactSentences {
  private static final Set<String> COUNTS = Set.of("total", "count");
  private static final Pattern WHEN = Pattern.compile("(.*(?:ed|en|id|nt|de)) (at|on)");
  private static final Pattern HAPPENS = Pattern.compile("([a-z]{3,}[^s]s) (at|on)");

  private final List<PlannedCall> calls;
  private final List<Fact> facts;
  private final Map<String, JsonNode> results;
  private final Grammar grammar;
  private final SeededRandom random;

  FactSentences(
      List<PlannedCall> calls,
      List<Fact> facts,
      Map<String, JsonNode> results,
      Grammar grammar,
      SeededRandom random) {
    this.calls = calls;
    this.facts = facts;
    this.results = results;
    this.grammar = grammar;
    this.random = random;
  }

  /**
   * Returns what is told of a call in one sentence, without its end; what the result lacks is left
   * out.
   *
   * @param entity what the call is about
   * @param names the things that calls are about with their names, such as "order ORD-10442", by
   *     call
   */
  Optional<String> of(PlannedCall call, String entity, Map<String, String> names) {
    List<String> parts = new ArrayList<>();
    Optional<String> named = Optional.ofNullable(names.get(call.id()));
    String which = which(call, entity, names);
    String before = "";
    for (Fact fact : facts) {
      JsonNode result = results.getOrDefault(fact.call(), Json.object());
      if (fact.call().equals(call.id()) && !result.at(fact.path()).isMissingNode()) {
        String thing = thing(fact, entity, named);
        boolean known = thing.equals(before) || which.endsWith(" " + entity + ", ");
        String part = part(fact, result, entity, thing, known);
        parts.add(part);
        before = part.contains(thing) ? thing : before;
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(which + SpokenValues.joined(parts));
  }

  private String part(Fact fact, JsonNode result, String entity, String thing, boolean again) {
    JsonNode value = result.at(fact.path());
    String spoken = value.isTextual() ? SpokenValues.value(value) : Json.compact(value);
    if (countsList(fact.path(), result)) {
      return count(fact, entity, spoken);
    }
    String member = ResultLabels.member(fact.path(), entity);
    if (member.isEmpty()) {
      String label = ResultLabels.element(fact.path(), entity);
      String part = SpokenValues.isPlural(label) ? "bare facts" : "bare fact";
      return grammar.fragment(part, Map.of("label", label, "value", spoken), random);
    }
    if (member.indexOf(' ') > 0 && member.endsWith(" ID") && thing.startsWith("the ")) {
      return grammar.fragment("bare fact", Map.of("label", member, "value", spoken), random);
    }
    Optional<String> event = event(member, thing, spoken);
    if (event.isPresent()) {
      return event.get();
    }
    boolean plural = SpokenValues.isPlural(member) || SpokenValues.isPlural(firstWord(member));
    String kind = plural ? "facts" : "fact";
    return grammar.fragment(
        again ? "further " + kind : kind,
        Map.of("member", member, "the thing", thing, "value", spoken),
        random);
  }

  private static String firstWord(String phrase) {
    int space = phrase.indexOf(' ');
    return space < 0 ? phrase : phrase.substring(0, space);
  }

  private String count(Fact fact, String entity, String number) {
    String things = Words.plural(ResultLabels.thing(fact.path(), entity));
    String thing = Words.singular(things);
    Map<String, String> values = Map.of("thing", thing, "things", things, "value", number);
    return grammar.fragment(number.equals("1") ? "count one" : "count", values, random);
  }

  /** Returns when something was done or happens, where the member says so, as "updated at" does. */
  private Optional<String> event(String member, String thing, String spoken) {
    Matcher when = WHEN.matcher(member);
    if (when.matches()) {
      return Optional.of(said("when", when.group(), thing, spoken));
    }
    Matcher happens = HAPPENS.matcher(member);
    return happens.matches()
        ? Optional.of(said("happens", happens.group(), thing, spoken))
        : Optional.empty();
  }

  private String said(String part, String event, String thing, String spoken) {
    return grammar.fragment(
        part, Map.of("event", event, "the thing", thing, "value", spoken), random);
  }

  private static String thing(Fact fact, String entity, Optional<String> named) {
    String thing = ResultLabels.thing(fact.path(), entity);
    String position = ResultLabels.position(fact.path());
    boolean own = position.isEmpty() && thing.equals(entity);
    return own && named.isPresent()
        ? named.get()
        : "the " + (position.isEmpty() ? "" : position + " ") + thing;
  }

  /** Tells calls of one tool apart, where more than one of them is told of. */
  private String which(PlannedCall call, String entity, Map<String, String> names) {
    List<PlannedCall> alike =
        calls.stream().filter(other -> other.tool().equals(call.tool())).toList();
    List<PlannedCall> told = alike.stream().filter(this::isTold).toList();
    long different = told.stream().map(one -> names.getOrDefault(one.id(), "")).distinct().count();
    if (told.size() < 2 || (names.containsKey(call.id()) && different == told.size())) {
      return "";
    }
    boolean list = facts.stream().anyMatch(fact -> fact.call().equals(call.id()) && isListed(fact));
    String what = list ? "search" : entity;
    String which = ResultLabels.ordinal(alike.indexOf(call)) + " " + what;
    return (list ? "in the " : "for the ") + which + ", ";
  }

  private boolean isListed(Fact fact) {
    return !ResultLabels.position(fact.path()).isEmpty()
        || countsList(fact.path(), results.getOrDefault(fact.call(), Json.object()));
  }

  private boolean isTold(PlannedCall call) {
    return facts.stream().anyMatch(fact -> fact.call().equals(call.id()));
  }

  private static boolean countsList(String path, JsonNode result) {
    int at = path.lastIndexOf('/');
    if (at < 0 || !COUNTS.contains(path.substring(at + 1))) {
      return false;
    }
    for (JsonNode sibling : result.at(path.substring(0, at))) {
      if (sibling.isArray()) {
        return true;
      }
    }
    return false;
  }
}

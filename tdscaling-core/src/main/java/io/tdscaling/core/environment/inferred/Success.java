package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a made-up result say that the call succeeded, and count what it lists. */
final class Success {
  private static final Set<String> DONE =
      Words.set(
          "success successful ok succeeded created deleted updated dropped removed sent saved added"
              + " done applied inserted found valid");
  private static final Set<String> FAILED =
      Words.set("error errors errormessage errorcode iserror failed failures haserror stderr");
  private static final Set<String> COUNTS =
      Words.set(
          "count total size length totalcount totalresults resultcount numresults returned"
              + " returnedcount itemcount totalitems matches totalhits");
  private static final Set<String> MESSAGES = Words.set("message msg resultmessage");
  private static final Map<EffectClass, String> DEEDS =
      Map.of(
          EffectClass.CREATE, "created",
          EffectClass.UPDATE, "updated",
          EffectClass.DELETE, "deleted",
          EffectClass.NOTIFY, "sent");

  private Success() {}

  /** Changes the members of a result that would say otherwise, where the result still fits. */
  static void say(ObjectNode result, Call call, JsonNode things, Predicate<JsonNode> fits) {
    int total = things.path("total").asInt();
    List<String> names = new ArrayList<>();
    result.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode now = result.path(name);
      truth(result, name, now, call).ifPresent(value -> set(result, name, value, fits));
      if (FAILED.contains(FieldNames.joined(name)) && !now.isBoolean()) {
        drop(result, name, fits);
      }
    }
    text(result, call, things, fits);
    count(result, result, total, fits);
    for (JsonNode member : result) {
      if (member instanceof ObjectNode inner) {
        count(result, inner, total, fits);
      }
    }
  }

  /** A list that is asked for as one text has a line for each thing. */
  private static void text(
      ObjectNode result, Call call, JsonNode things, Predicate<JsonNode> fits) {
    JsonNode list = things.path(call.tool().model().pluralKey());
    String name = result.size() == 1 ? result.fieldNames().next() : "";
    if (list.isArray() && result.path(name).isTextual()) {
      List<String> lines = new ArrayList<>();
      list.forEach(thing -> lines.add(FieldNames.title(thing)));
      String none = "No " + Words.plural(call.tool().type().noun()) + " found.";
      String text = lines.isEmpty() ? none : String.join("\n", lines);
      set(result, name, TextNode.valueOf(text), fits);
    }
  }

  private static Optional<JsonNode> truth(ObjectNode result, String name, JsonNode now, Call call) {
    String joined = FieldNames.joined(name);
    if (now.isBoolean() && DONE.contains(joined)) {
      return Optional.of(BooleanNode.TRUE);
    }
    if (now.isBoolean() && FAILED.contains(joined)) {
      return Optional.of(BooleanNode.FALSE);
    }
    String deed = DEEDS.getOrDefault(call.tool().model().effect(), "");
    boolean thing = result.has("id") || deed.isEmpty();
    return now.isTextual() && MESSAGES.contains(joined) && !thing
        ? Optional.of(TextNode.valueOf(sentence(call, deed)))
        : Optional.empty();
  }

  private static String sentence(Call call, String deed) {
    String noun = call.tool().type().noun();
    return Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + " " + deed + ".";
  }

  /** Makes counts beside one list say how long it is, or how many were found in all. */
  private static void count(ObjectNode whole, ObjectNode at, int total, Predicate<JsonNode> fits) {
    List<String> lists = new ArrayList<>();
    at.properties().stream()
        .filter(member -> member.getValue().isArray())
        .forEach(member -> lists.add(member.getKey()));
    for (String name : at.properties().stream().map(Map.Entry::getKey).toList()) {
      String joined = FieldNames.joined(name);
      boolean number = at.path(name).isIntegralNumber();
      Optional<String> own = lists.stream().filter(list -> countOf(joined, list)).findFirst();
      if (number && own.isPresent()) {
        setIn(whole, at, name, at.path(own.get()).size(), fits);
      } else if (number && lists.size() == 1 && COUNTS.contains(joined)) {
        int size = at.path(lists.get(0)).size();
        setIn(whole, at, name, joined.startsWith("total") ? Math.max(total, size) : size, fits);
      }
    }
  }

  private static boolean countOf(String joined, String list) {
    String items = FieldNames.joined(list);
    String item = Words.singular(items);
    return joined.equals(items + "count")
        || joined.equals(item + "count")
        || joined.equals("total" + items)
        || joined.equals("num" + items);
  }

  private static void setIn(
      ObjectNode whole, ObjectNode at, String name, int value, Predicate<JsonNode> fits) {
    JsonNode before = at.path(name);
    at.set(name, IntNode.valueOf(value));
    if (!fits.test(whole)) {
      at.set(name, before);
    }
  }

  private static void set(
      ObjectNode result, String name, JsonNode value, Predicate<JsonNode> fits) {
    JsonNode before = result.path(name);
    result.set(name, value);
    if (!fits.test(result)) {
      result.set(name, before);
    }
  }

  private static void drop(ObjectNode result, String name, Predicate<JsonNode> fits) {
    JsonNode before = result.remove(name);
    if (!fits.test(result)) {
      result.set(name, before);
    }
  }
}

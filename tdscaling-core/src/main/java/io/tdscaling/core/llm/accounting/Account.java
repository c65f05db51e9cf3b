package io.tdscaling.core.llm.accounting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What calls to models came to, by name: of the roles that made them, or of the models asked.
 *
 * @param uses what each came to
 */
public record Account(SortedMap<String, Use> uses) {
  /** No calls. */
  public static final Account NONE = new Account(new TreeMap<>());

  /** Copies the map. */
  public Account {
    uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
  }

  /** Returns whether there were no calls. */
  public boolean isEmpty() {
    return uses.isEmpty();
  }

  /** Returns all calls together. */
  public Use total() {
    return uses.values().stream().reduce(Use.NONE, Use::plus);
  }

  /** Returns both together. */
  public Account plus(Account other) {
    TreeMap<String, Use> sum = new TreeMap<>(uses);
    other.uses.forEach((name, use) -> sum.merge(name, use, Use::plus));
    return new Account(sum);
  }

  /** Returns the account as JSON; costs are texts, for a number would lose digits. */
  public ObjectNode write() {
    ObjectNode account = Json.object();
    uses.forEach((name, use) -> account.set(name, write(use)));
    return account;
  }

  /** Returns what some calls came to as JSON. */
  public static ObjectNode write(Use use) {
    ObjectNode written = Json.object().put("calls", use.calls());
    put(use.usage(), written);
    return written.put("cost", use.cost().stripTrailingZeros().toPlainString());
  }

  /** Puts the numbers of tokens among the members of an object. */
  static void put(TokenUsage usage, ObjectNode into) {
    into.put("prompt", usage.prompt()).put("completion", usage.completion());
    into.put("cached", usage.cached()).put("reasoning", usage.reasoning());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Account read(JsonNode account) {
    TreeMap<String, Use> uses = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : account.properties()) {
      JsonNode use = entry.getValue();
      uses.put(
          entry.getKey(),
          new Use(
              use.path("calls").asLong(), usage(use), new BigDecimal(use.path("cost").asText())));
    }
    return new Account(uses);
  }

  /**
   * Reads the numbers of tokens among the members of an object; a missing one is 0.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public static TokenUsage usage(JsonNode counts) {
    return new TokenUsage(
        counts.path("prompt").asLong(),
        counts.path("completion").asLong(),
        counts.path("cached").asLong(),
        counts.path("reasoning").asLong());
  }
}

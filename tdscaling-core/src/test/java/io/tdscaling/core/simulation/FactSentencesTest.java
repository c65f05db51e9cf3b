package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.Grammar;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FactSentencesTest {
  private static final Grammar GRAMMAR = Grammar.of(FactSentences.class, "assistant.txt");

  private static Set<String> told(String result, Map<String, String> names, String... paths)
      throws JsonProcessingException {
    PlannedCall call = new PlannedCall("c1", "get_order", Map.of());
    JsonNode parsed = Json.parse(result);
    List<Fact> facts = new ArrayList<>();
    for (String path : paths) {
      facts.add(new Fact("c1", path, "any"));
    }
    Set<String> told = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      new FactSentences(List.of(call), facts, Map.of("c1", parsed), GRAMMAR, new SeededRandom(seed))
          .of(call, "order", names)
          .ifPresent(told::add);
    }
    return told;
  }

  @Test
  void of_twoFactsOfOneThing_nameItOnce() throws JsonProcessingException {
    Map<String, String> names = Map.of("c1", "order ORD-1");
    assertThat(told("{\"status\":\"open\",\"total\":3}", names, "/status", "/total"))
        .contains("the status of order ORD-1 is open and its total is 3")
        .allMatch(said -> said.split("ORD-1", -1).length == 2);
  }

  @Test
  void of_counts_agreeWithTheirNumber() throws JsonProcessingException {
    assertThat(told("{\"orders\":[{}],\"total\":1}", Map.of(), "/total"))
        .contains("there is 1 order")
        .allMatch(said -> said.endsWith(" 1 order"));
    assertThat(told("{\"orders\":[],\"total\":0}", Map.of(), "/total"))
        .contains("there are 0 orders", "the number of orders is 0");
  }

  @Test
  void of_timesAndIdentifiers_readAsSentences() throws JsonProcessingException {
    assertThat(told("{\"updated_at\":\"2026-01-01\"}", Map.of(), "/updated_at"))
        .containsExactly("the order was updated at 2026-01-01");
    assertThat(told("{\"departs_at\":\"2026-01-01\"}", Map.of(), "/departs_at"))
        .containsExactly("the order departs at 2026-01-01");
    assertThat(told("{\"loan_id\":\"L-1\"}", Map.of(), "/loan_id"))
        .containsExactly("the loan ID is L-1");
    assertThat(told("{\"tags\":[\"red\"]}", Map.of(), "/tags/0"))
        .containsExactly("the first tag is red");
  }

  @Test
  void of_missingPlace_tellsNothing() throws JsonProcessingException {
    assertThat(told("{}", Map.of(), "/status")).isEmpty();
  }
}

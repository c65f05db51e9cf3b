package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of one thing, and the things of one result, agree with each other. */
class CoherenceTest {
  private static JsonNode listed(String service, String tool, String properties, long seed) {
    ToolSpec list = Tools.tool(service, tool, properties);
    ToolEnvironment environment = Tools.factory().open(new EnvironmentRequest(List.of(list), seed));
    return environment.call(list.ref(), Tools.json("{}")).content();
  }

  @ParameterizedTest
  @CsvSource({
    "created_at, updatedAt, true",
    "start_date, end_date, true",
    "departureTime, arrivalTime, true",
    "openedAt, closedAt, true",
    "updated_at, created_at, false",
    "name, title, false"
  })
  void precedes_names_sayWhatComesFirst(String one, String other, boolean expected) {
    assertThat(Coherence.precedes(one, other)).isEqualTo(expected);
  }

  @Test
  void mend_momentsTheWrongWayRound_areSwapped() {
    JsonNode trip =
        Tools.json(
            "{'legs':[{'start':'2026-03-02','end':'2026-03-01','note':'x'}],"
                + "'created_at':'2026-01-05T08:00:00Z','updated_at':'2026-01-04T08:00:00Z'}");

    Coherence.mend(trip);

    assertThat(trip)
        .isEqualTo(
            Tools.json(
                "{'legs':[{'start':'2026-03-01','end':'2026-03-02','note':'x'}],"
                    + "'created_at':'2026-01-04T08:00:00Z','updated_at':'2026-01-05T08:00:00Z'}"));
  }

  @Test
  void mend_formatsDiffer_stay() {
    JsonNode event = Tools.json("{'start':'2026-03-02','end':'2026-03-01T08:00:00Z'}");

    Coherence.mend(event);

    assertThat(event.path("start").asText()).isEqualTo("2026-03-02");
  }

  @Test
  void search_people_mailIsCalledAfterThem() {
    for (long seed = 1; seed <= 20; seed++) {
      JsonNode users = listed("crm", "list_users", "", seed).path("users");
      assertThat(users).isNotEmpty();
      for (JsonNode user : users) {
        String local = user.path("name").asText().toLowerCase(Locale.ROOT).replace(' ', '.');
        assertThat(user.path("email").asText()).as("seed %d", seed).startsWith(local + "@");
      }
    }
  }

  @Test
  void search_peopleWhoseNameATool_sets_mailIsCalledAfterThem() {
    ToolSpec list = Tools.tool("crm", "list_users", "");
    ToolSpec create = Tools.tool("crm", "create_user", "'name':{'type':'string'}", "name");
    for (long seed = 1; seed <= 20; seed++) {
      ToolEnvironment crm =
          Tools.factory().open(new EnvironmentRequest(List.of(list, create), seed));
      for (JsonNode user : crm.call(list.ref(), Tools.json("{}")).content().path("users")) {
        String first =
            user.path("name").asText().split("[^A-Za-z0-9]", 2)[0].toLowerCase(Locale.ROOT);
        assertThat(user.path("email").asText()).as("seed %d", seed).startsWith(first);
      }
    }
  }

  @Test
  void search_addresses_countryIsThatOfTheCity() {
    for (long seed = 1; seed <= 20; seed++) {
      for (JsonNode address : listed("post", "list_addresses", "", seed).path("addresses")) {
        String country = address.path("country").asText();
        switch (address.path("city").asText()) {
          case "Lisbon", "Porto" -> assertThat(country).isEqualTo("Portugal");
          case "Seattle", "Austin", "Chicago" -> assertThat(country).isEqualTo("United States");
          case "Kyoto" -> assertThat(country).isEqualTo("Japan");
          default -> assertThat(country).isNotEmpty();
        }
      }
    }
  }

  @Test
  void search_products_priceComesWithItsCurrency() {
    for (JsonNode product : listed("shop", "list_products", "", 3).path("products")) {
      assertThat(product.path("price").isNumber()).isTrue();
      assertThat(product.path("currency").asText()).matches("[A-Z]{3}");
    }
  }

  @Test
  void call_outputSchema_countsListsAndSaysSuccess() {
    ToolSpec search =
        Tools.answering(
            Tools.tool("shop", "search_products", "'limit':{'type':'integer'}"),
            "{'type':'object','properties':{'success':{'type':'boolean'},'error':{'type':'string'},"
                + "'count':{'type':'integer'},'total_count':{'type':'integer'},"
                + "'products':{'type':'array','items':{'type':'object','properties':{"
                + "'id':{'type':'string'},'tag_count':{'type':'integer'},"
                + "'created_at':{'type':'string','format':'date-time'},"
                + "'updated_at':{'type':'string','format':'date-time'}}}}}}");
    ToolEnvironment shop = Tools.factory().open(new EnvironmentRequest(List.of(search), 4));

    JsonNode found = shop.call(search.ref(), Tools.json("{'limit':2}")).content();

    assertThat(found.path("success").asBoolean()).isTrue();
    assertThat(found.has("error")).isFalse();
    assertThat(found.path("products").size()).isEqualTo(2).isEqualTo(found.path("count").asInt());
    assertThat(found.path("total_count").asInt()).isGreaterThan(2);
    assertThat(found.path("products"))
        .allSatisfy(
            product ->
                assertThat(product.path("created_at").asText())
                    .isLessThanOrEqualTo(product.path("updated_at").asText()));
  }

  @Test
  void call_twoOutputSchemas_showTheSameOfOneThing() {
    String product =
        "'type':'object','properties':{'id':{'type':'string'},'sku':{'type':'string'},"
            + "'weight':{'type':'number'},'status':{'type':'string','enum':['on','off']}}";
    ToolSpec list =
        Tools.answering(
            Tools.tool("shop", "list_products", ""),
            "{'type':'object','properties':{'hits':{'type':'array','items':{" + product + "}}}}");
    ToolSpec get =
        Tools.answering(
            Tools.tool("shop", "get_product", "'product_id':{'type':'string'}", "product_id"),
            "{'type':'object','properties':{'found':{'type':'boolean'},'product':{"
                + product
                + "}}}");
    ToolEnvironment shop = Tools.factory().open(new EnvironmentRequest(List.of(list, get), 9));

    JsonNode hits = shop.call(list.ref(), Tools.json("{}")).content().path("hits");

    assertThat(hits).isNotEmpty();
    for (JsonNode hit : hits) {
      JsonNode shown =
          shop.call(get.ref(), Tools.json("{'product_id':" + hit.path("id") + "}")).content();
      assertThat(shown.path("product")).isEqualTo((Object) hit);
    }
  }
}

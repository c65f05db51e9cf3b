package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service written from the documentation alone: what it says has to be enough. */
class NewcomerTest {
  private static final String KENNEL =
      """
      {
        "id": "kennel", "name": "Kennel", "description": "Dogs, stays and walks of a kennel.",
        "domains": ["pets"],
        "entities": {
          "owner": {
            "id": "OWN-####", "people": true, "count": [8, 9],
            "fields": {
              "name": {"description": "Full name.", "seed": {"person": "name"}},
              "email": {"type": "email", "unique": true, "description": "E-mail address.",
                "seed": {"person": "email"}}
            }
          },
          "stay": {
            "id": "STY-#####", "count": [8, 12],
            "linked": {"to": "travel.hotel_booking", "where": "status = 'confirmed'"},
            "fields": {
              "owner_email": {"type": "email", "description": "E-mail address of the owner.",
                "seed": {"link": "traveler.email", "person": "email"}},
              "dog": {"description": "Name of the dog.", "seed": {"pick": ["Bruno", "Luna", "Pip"]}},
              "tag": {"unique": true, "description": "Number on the tag.", "seed": {"format": "K####"}},
              "from": {"type": "date", "description": "First day.",
                "seed": {"link": "check_in", "date": [1, 9]}},
              "to": {"type": "date", "description": "Last day.",
                "seed": {"link": "check_out", "date": [1, 5], "after": "from"}},
              "price": {"type": "decimal", "description": "Price in EUR.",
                "seed": {"computed": "days(from, to) * 24.5"}},
              "status": {"enum": ["booked", "staying", "over"], "description": "Status.", "seed": [
                {"if": "dog = 'Pip'", "pick": ["staying"]},
                {"pick": ["booked"]}
              ]}
            }
          }
        },
        "tools": {
          "search_stays": {
            "description": "Search stays by owner.", "effect": "search", "entity": "stay",
            "parameters": {"owner_email": {"optional": true}}
          },
          "book_stay": {
            "description": "Book a stay.", "effect": "create", "entity": "stay",
            "parameters": {
              "owner_email": {"person": "email"}, "dog": {"examples": ["Rex"]},
              "from": {"days": [1, 3]}, "to": {"days": [4, 9]}
            },
            "require": [
              {"if": "to > from", "else": "invalid_dates", "message": "{to} is not after {from}."},
              {"if": "days(from, to) <= 30", "else": "permission_denied",
                "message": "Only the manager may book {days(from, to)} days."}
            ],
            "set": {"price": "days(from, to) * 24.5", "status": "'booked'"}
          }
        }
      }
      """;

  private static ServiceSpec kennel() throws JsonProcessingException {
    return DeclaredServices.parse(Json.parse(KENNEL), "kennel.json");
  }

  private static ToolResult book(ToolEnvironment environment, String from, String to) {
    ObjectNode arguments = Json.object().put("owner_email", "a@example.com").put("dog", "Rex");
    return environment.call(
        new ToolRef("kennel", "book_stay"), arguments.put("from", from).put("to", to));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void service_openAlone_fillsInWhatItsDeclarationSays(long seed) throws JsonProcessingException {
    ServiceSpec kennel = kennel();
    try (ToolEnvironment environment =
        DeclaredEnvironments.of(List.of(kennel))
            .open(new EnvironmentRequest(kennel.tools(), seed))) {
      for (JsonNode stay : stays(environment)) {
        assertThat(stay.path("status").asText())
            .isEqualTo(stay.path("dog").asText().equals("Pip") ? "staying" : "booked");
      }
      JsonNode made = book(environment, "2026-03-01", "2026-03-05").content();
      assertThat(made.path("tag").asText()).matches("K\\d{4}");
      assertThat(made.path("price").asText()).isEqualTo("98");
      assertThat(book(environment, "2026-03-01", "2026-05-01").content().toString())
          .isEqualTo(
              "{\"error\":{\"code\":\"permission_denied\","
                  + "\"message\":\"Only the manager may book 61 days.\"}}");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void service_openWithTravel_sharesGuestsAndDays(long seed) throws JsonProcessingException {
    List<ServiceSpec> services = new ArrayList<>(Walk.SERVICES);
    services.add(kennel());
    services.removeIf(each -> !List.of("kennel", "travel").contains(each.id()));
    var tools = services.stream().flatMap(each -> each.tools().stream()).toList();
    try (ToolEnvironment environment =
        DeclaredEnvironments.of(services).open(new EnvironmentRequest(tools, seed))) {
      ToolRef search = new ToolRef("travel", "search_hotel_bookings");
      ObjectNode confirmed = Json.object().put("status", "confirmed");
      JsonNode bookings = environment.call(search, confirmed).content();
      List<String> booked = new ArrayList<>();
      bookings
          .path("hotel_bookings")
          .forEach(row -> booked.add(days(row, "check_in", "check_out")));
      List<String> stayed = new ArrayList<>();
      stays(environment).forEach(row -> stayed.add(days(row, "from", "to")));
      assertThat(stayed).containsExactlyInAnyOrderElementsOf(booked);
    }
  }

  private static String days(JsonNode row, String from, String to) {
    return row.path(from).asText() + " " + row.path(to).asText();
  }

  private static JsonNode stays(ToolEnvironment environment) {
    JsonNode found =
        environment.call(new ToolRef("kennel", "search_stays"), Json.object()).content();
    assertThat(found.path("stays")).isNotEmpty();
    return found.path("stays");
  }
}

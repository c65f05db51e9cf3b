package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether what services say of each other is true where they are open together. */
class LinkedServicesTest {
  private static ToolEnvironment open(long seed, String... services) {
    List<ToolSpec> tools =
        Walk.TOOLS.stream()
            .filter(each -> List.of(services).contains(each.ref().service()))
            .toList();
    return Walk.FACTORY.open(new EnvironmentRequest(tools, seed));
  }

  private static JsonNode call(
      ToolEnvironment environment, String service, String tool, ObjectNode arguments) {
    ToolResult result = environment.call(new ToolRef(service, tool), arguments);
    assertThat(result.error()).as("%s %s", tool, result.content()).isFalse();
    return result.content();
  }

  private static JsonNode order(ToolEnvironment environment, String id) {
    return call(environment, "shop", "get_order", Json.object().put("order_id", id));
  }

  private static String customerEmail(ToolEnvironment environment, JsonNode order) {
    String customer = order.path("customer_id").asText();
    ObjectNode arguments = Json.object().put("customer_id", customer);
    return call(environment, "shop", "get_customer", arguments).path("email").asText();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shipments_shopOpen_areOfItsOrdersAndCustomers(long seed) {
    try (ToolEnvironment environment = open(seed, "shipping", "shop")) {
      JsonNode found = call(environment, "shipping", "search_shipments", Json.object());
      assertThat(found.path("shipments")).isNotEmpty();
      for (JsonNode row : found.path("shipments")) {
        JsonNode order = order(environment, row.path("order_id").asText());
        assertThat(row.path("recipient").asText()).isEqualTo(customerEmail(environment, order));
        assertThat(row.path("destination_city")).isEqualTo(order.path("shipping_city"));
        assertThat(row.path("status")).isEqualTo(order.path("status"));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tickets_shopOpen_areOfItsCustomersAndOrders(long seed) {
    try (ToolEnvironment environment = open(seed, "helpdesk", "shop")) {
      JsonNode found = call(environment, "helpdesk", "search_tickets", Json.object());
      int ofOrders = 0;
      for (JsonNode row : found.path("tickets")) {
        ObjectNode get = Json.object().put("ticket_id", row.path("ticket_id").asText());
        JsonNode ticket = call(environment, "helpdesk", "get_ticket", get);
        String requester = ticket.path("requester_email").asText();
        if (ticket.has("order_id")) {
          JsonNode order = order(environment, ticket.path("order_id").asText());
          assertThat(requester).isEqualTo(customerEmail(environment, order));
          ofOrders++;
        }
        ObjectNode find = Json.object().put("email", requester);
        call(environment, "shop", "find_customer_by_email", find);
      }
      assertThat(ofOrders).isPositive();
    }
  }

  @Test
  void shipments_shopNotOpen_areMadeWithoutIt() {
    try (ToolEnvironment alone = open(3, "shipping")) {
      JsonNode found = call(alone, "shipping", "search_shipments", Json.object());
      assertThat(found.path("shipments")).hasSizeGreaterThanOrEqualTo(5);
      found
          .path("shipments")
          .forEach(row -> assertThat(row.path("order_id").asText()).matches("ORD-\\d{5}"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void knownValues_linkedParameters_areOfOneOrderThatHasNoShipment(long seed) {
    try (ToolEnvironment environment = open(seed, "shipping", "shop")) {
      ToolRef create = new ToolRef("shipping", "create_shipment");
      List<JsonNode> orders = environment.knownValues(create, "order_id");
      assertThat(orders).hasSize(1);
      JsonNode order = order(environment, orders.get(0).asText());
      assertThat(environment.knownValues(create, "recipient"))
          .containsExactly(Json.tree(customerEmail(environment, order)));
      assertThat(environment.knownValues(create, "destination_city"))
          .containsExactly(order.path("shipping_city"));
    }
  }

  @Test
  void shipments_orderCancelledBefore_doNotDependOnWhenTheyAreFirstAskedFor() {
    try (ToolEnvironment late = open(4, "shipping", "shop");
        ToolEnvironment early = open(4, "shipping", "shop")) {
      JsonNode first = call(early, "shipping", "search_shipments", Json.object());
      ToolRef cancel = new ToolRef("shop", "cancel_order");
      JsonNode order = late.knownValues(cancel, "order_id").get(0);
      call(late, "shop", "cancel_order", Json.object().set("order_id", order));
      assertThat(call(late, "shipping", "search_shipments", Json.object())).isEqualTo(first);
    }
  }

  @Test
  void knownValues_linkedRowChanged_changeWithIt() {
    ToolRef create = new ToolRef("shipping", "create_shipment");
    int changed = 0;
    for (long seed = 1; seed <= 20; seed++) {
      try (ToolEnvironment environment = open(seed, "shipping", "shop")) {
        JsonNode id = environment.knownValues(create, "order_id").get(0);
        assertThat(environment.knownValues(create, "destination_city")).isNotEmpty();
        ObjectNode move = Json.object().put("shipping_city", "Nowhere");
        move.set("order_id", id);
        if (!environment.call(new ToolRef("shop", "update_order"), move).error()) {
          assertThat(environment.knownValues(create, "destination_city"))
              .containsExactly(Json.tree("Nowhere"));
          changed++;
        }
      }
    }
    assertThat(changed).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void knownValues_askedAllAlong_areThoseOfAnEnvironmentThatWasNeverAsked(long seed) {
    List<Walk.Step> steps = Walk.of(seed, 120).steps();
    try (ToolEnvironment asked = Walk.open(seed)) {
      for (int i = 0; i < steps.size(); i++) {
        Walk.Step step = steps.get(i);
        asked.call(step.tool().ref(), step.arguments());
        if (i % 8 == 0) {
          assertThat(known(asked)).isEqualTo(knownAfter(steps.subList(0, i + 1), seed));
        }
      }
    }
  }

  private static List<List<JsonNode>> knownAfter(List<Walk.Step> steps, long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      steps.forEach(step -> environment.call(step.tool().ref(), step.arguments()));
      return known(environment);
    }
  }

  private static List<List<JsonNode>> known(ToolEnvironment environment) {
    List<List<JsonNode>> known = new ArrayList<>();
    for (ToolSpec tool : Walk.TOOLS) {
      tool.inputSchema()
          .path("properties")
          .fieldNames()
          .forEachRemaining(name -> known.add(environment.knownValues(tool.ref(), name)));
    }
    return known;
  }

  static Stream<String> servicesWithPeople() {
    return Walk.SERVICES.stream()
        .filter(spec -> people(service(spec)).findAny().isPresent())
        .map(ServiceSpec::id);
  }

  private static Service service(ServiceSpec spec) {
    return ServiceReader.read(Objects.requireNonNull(spec.declaration()), spec.id());
  }

  private static Stream<Entity> people(Service service) {
    return service.entities().values().stream()
        .filter(entity -> entity.perPerson() && entity.field("email") != null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servicesWithPeople")
  void people_everyService_holdsWhomOthersMention(String id) {
    ServiceSpec spec =
        Walk.SERVICES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    Service service = service(spec);
    String entity = people(service).findFirst().orElseThrow().name();
    for (long seed = 0; seed < 5; seed++) {
      World world = World.of(seed);
      Table table = Objects.requireNonNull(Population.of(service, world, each -> null).get(entity));
      Set<String> emails = new TreeSet<>();
      table.rows().forEach(row -> emails.add(row.path("email").asText()));
      List<String> mentioned = new ArrayList<>();
      world.people().subList(0, People.KNOWN).forEach(person -> mentioned.add(person.email()));
      assertThat(emails).containsAll(mentioned);
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/entities/booking/linked/to|'shop.basket'|/entities/booking/linked/to: names no entity of that service, got \"shop.basket\"",
        "/entities/booking/linked/to|'shop'|/entities/booking/linked/to: must match [A-Za-z0-9][A-Za-z0-9_.-]{0,63}\\.[a-z][a-z0-9_]{0,63}, got \"shop\"",
        "/entities/booking/linked/where|'price > 1'|/entities/booking/linked/where: \"price\" is neither a parameter nor a field in reach, got \"price > 1\"",
        "/entities/booking/fields/seats/seed/link|'customer.hat'|/entities/booking/fields/seats/seed/link: \"customer.hat\" is neither a parameter nor a field in reach, got \"customer.hat\"",
        "/entities/booking/fields/seats/seed/link|'customer.email'|/entities/booking/fields/seats/seed/link: must be of the field's type integer, got \"customer.email\"",
        "/entities/show/fields/seats_left/seed/link|'quantity'|/entities/show/fields/seats_left/seed/link: is for the only seed of a field of an entity that has \"linked\", got \"quantity\"",
        "/entities/booking/linked/from|'shop.order'|/entities/booking/linked/from: is not a known member here; known are [to, where]"
      })
  void linked_oneMistake_namesPlaceAndValue(String pointer, String value, String expected) {
    Cinema cinema =
        Cinema.documented()
            .with("/entities/booking/linked", "{'to':'shop.order'}")
            .with(pointer, value);
    List<ServiceSpec> services = new ArrayList<>(Walk.SERVICES);
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(
            () -> {
              services.add(cinema.parse());
              DeclaredEnvironments.of(services);
            })
        .satisfies(
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .satisfies(text -> assertThat(text).endsWith(": " + expected)));
  }

  @Test
  void linked_circle_isRefused() {
    ServiceSpec one =
        Cinema.documented().with("/entities/show/linked", "{'to':'other.show'}").parse();
    ServiceSpec two =
        Cinema.documented()
            .with("/id", "'other'")
            .with("/entities/show/linked", "{'to':'cinema.guest'}")
            .parse();
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(() -> DeclaredEnvironments.of(List.of(one, two)))
        .withMessage("cinema: /entities/show/linked/to: leads in a circle, got \"other.show\"");
  }
}

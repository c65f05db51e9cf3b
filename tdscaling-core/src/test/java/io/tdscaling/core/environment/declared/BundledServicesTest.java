package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled services compute and change, checked against numbers worked out here. */
class BundledServicesTest {
  private static JsonNode call(
      ToolEnvironment environment, String service, String tool, ObjectNode arguments) {
    ToolResult result = environment.call(new ToolRef(service, tool), arguments);
    assertThat(result.error()).as("%s %s", arguments, result.content()).isFalse();
    return result.content();
  }

  private static String known(
      ToolEnvironment environment, String service, String tool, String parameter, int index) {
    var values = environment.knownValues(new ToolRef(service, tool), parameter);
    return values.get(index % values.size()).asText();
  }

  private static BigDecimal decimal(JsonNode node, String member) {
    return new BigDecimal(node.path(member).asText());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void calculateOrderQuote_anyProduct_addsUp(long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      String id = known(environment, "shop", "get_product", "product_id", (int) seed);
      ObjectNode get = Json.object().put("product_id", id);
      BigDecimal price = decimal(call(environment, "shop", "get_product", get), "price");
      ObjectNode quoted = get.deepCopy().put("quantity", 3).put("discount_percent", 15);
      JsonNode quote = call(environment, "shop", "calculate_order_quote", quoted);
      BigDecimal subtotal = price.multiply(new BigDecimal("3"));
      BigDecimal discount =
          subtotal.multiply(new BigDecimal("0.15")).setScale(2, RoundingMode.HALF_UP);
      assertThat(decimal(quote, "subtotal")).isEqualByComparingTo(subtotal);
      assertThat(decimal(quote, "discount")).isEqualByComparingTo(discount);
      assertThat(decimal(quote, "total"))
          .isEqualByComparingTo(subtotal.subtract(discount).add(new BigDecimal("4.9")));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void transferMoney_activeAccounts_keepsTheSum(long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      String from = known(environment, "banking", "transfer_money", "from_account_id", 0);
      String to = known(environment, "banking", "transfer_money", "to_account_id", 1);
      BigDecimal before = balance(environment, from).add(balance(environment, to));
      BigDecimal had = balance(environment, from);
      ObjectNode arguments = Json.object().put("from_account_id", from).put("to_account_id", to);
      arguments.put("amount", 20.1).put("reference", "Test");
      call(environment, "banking", "transfer_money", arguments);
      assertThat(balance(environment, from))
          .isEqualByComparingTo(had.subtract(new BigDecimal("20.1")));
      assertThat(balance(environment, from).add(balance(environment, to)))
          .isEqualByComparingTo(before);
    }
  }

  private static BigDecimal balance(ToolEnvironment environment, String account) {
    ObjectNode arguments = Json.object().put("account_id", account);
    return decimal(call(environment, "banking", "get_account", arguments), "balance");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void calculateLoanCost_fixedNumbers_isTrue(long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      ObjectNode arguments = Json.object().put("principal", 6000).put("months", 36);
      JsonNode cost =
          call(
              environment,
              "banking",
              "calculate_loan_cost",
              arguments.put("yearly_rate_percent", 4.25));
      // 6000 x 4.25 % x 3 years = 765; 6765 / 36 = 187.9166…
      assertThat(cost.toString())
          .isEqualTo("{\"interest\":765,\"total\":6765,\"monthly_payment\":187.92}");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bookHotel_freeRoom_costsTheNights(long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      ObjectNode arguments = Json.object();
      for (String name : new String[] {"traveler_id", "hotel_id", "check_in", "check_out"}) {
        arguments.put(name, known(environment, "travel", "book_hotel", name, (int) seed));
      }
      JsonNode booking = call(environment, "travel", "book_hotel", arguments);
      long nights =
          ChronoUnit.DAYS.between(
              LocalDate.parse(booking.path("check_in").asText()),
              LocalDate.parse(booking.path("check_out").asText()));
      ObjectNode stay = arguments.deepCopy();
      stay.remove("traveler_id");
      JsonNode cost = call(environment, "travel", "calculate_stay_cost", stay.put("guests", 2));
      assertThat(cost.path("nights").asLong()).isEqualTo(nights);
      assertThat(decimal(cost, "room_cost")).isEqualByComparingTo(decimal(booking, "amount"));
      assertThat(decimal(cost, "city_tax"))
          .isEqualByComparingTo(new BigDecimal("4.70").multiply(BigDecimal.valueOf(nights)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void population_everySeed_sharesItsPeopleBetweenServices(long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      Set<String> customers = emails(environment, "shop", "search_customers", "customers");
      Set<String> contacts = emails(environment, "crm", "search_contacts", "contacts");
      Set<String> recipients = new HashSet<>();
      environment
          .knownValues(new ToolRef("mail", "send_email"), "recipient")
          .forEach(value -> recipients.add(value.asText()));
      customers.retainAll(contacts);
      assertThat(customers).hasSizeGreaterThanOrEqualTo(3);
      assertThat(recipients).hasSizeGreaterThanOrEqualTo(6);
      contacts.retainAll(recipients);
      assertThat(contacts).isNotEmpty();
    }
  }

  private static Set<String> emails(
      ToolEnvironment environment, String service, String tool, String plural) {
    Set<String> emails = new HashSet<>();
    JsonNode found = call(environment, service, tool, Json.object());
    found.path(plural).forEach(row -> emails.add(row.path("email").asText()));
    return emails;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rescheduleAppointment_freeSlot_freesTheOldOne(long seed) {
    try (ToolEnvironment environment = Walk.open(seed)) {
      String id = known(environment, "clinic", "reschedule_appointment", "appointment_id", 0);
      String slot = known(environment, "clinic", "reschedule_appointment", "new_slot_id", 0);
      ObjectNode get = Json.object().put("appointment_id", id);
      String old = call(environment, "clinic", "get_appointment", get).path("slot_id").asText();
      call(
          environment, "clinic", "reschedule_appointment", get.deepCopy().put("new_slot_id", slot));
      assertThat(environment.knownValues(new ToolRef("clinic", "book_appointment"), "slot_id"))
          .anyMatch(free -> free.asText().equals(old))
          .noneMatch(free -> free.asText().equals(slot));
    }
  }
}

package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredEnvironmentTest {
  private static final String SHOWS =
      "{'description':'List.','effect':'get','entity':'show','parameters':{'show_id':{}}}";
  private static final String GUEST =
      "{'description':'Add.','effect':'create','entity':'guest',"
          + "'parameters':{'name':{'person':'name'},'email':{'person':'email'}}}";

  private static Cinema cinema() {
    return Cinema.documented()
        .with("/entities/show/fields/seats_left/seed", "{'pick':[5]}")
        .with("/tools/get_show", SHOWS)
        .with("/tools/add_guest", GUEST)
        .with(
            "/tools/rename_guest",
            "{'description':'Rename.','effect':'update','entity':'guest','parameters':"
                + "{'guest_id':{},'name':{'optional':true},'email':{'optional':true}}}")
        .with(
            "/tools/delete_guest",
            "{'description':'Delete.','effect':'delete','entity':'guest','parameters':{'guest_id':{}}}");
  }

  private static String known(ToolEnvironment environment, String tool, String parameter) {
    return environment.knownValues(Cinema.tool(tool), parameter).get(0).asText();
  }

  private static JsonNode ok(ToolResult result) {
    assertThat(result.error()).as(result.content().toString()).isFalse();
    return result.content();
  }

  private static void fails(ToolResult result, String code, String message) {
    assertThat(result).isEqualTo(ToolResult.error(code, message));
  }

  private static JsonNode book(ToolEnvironment environment, String show, int seats) {
    String guest = known(environment, "book_seats", "guest_id");
    return ok(
        Cinema.call(
            environment,
            "book_seats",
            "{'guest_id':'" + guest + "','show_id':'" + show + "','seats':" + seats + "}"));
  }

  private static int seatsLeft(ToolEnvironment environment, String show) {
    return ok(Cinema.call(environment, "get_show", "{'show_id':'" + show + "'}"))
        .path("seats_left")
        .intValue();
  }

  @Test
  void call_createAndTransition_haveEffectsOnOtherRows() {
    try (ToolEnvironment environment = cinema().open(1)) {
      String show = known(environment, "book_seats", "show_id");
      JsonNode booking = book(environment, show, 3);
      assertThat(booking.path("status").asText()).isEqualTo("paid");
      assertThat(seatsLeft(environment, show)).isEqualTo(2);
      String cancel = "{'booking_id':'" + booking.path("booking_id").asText() + "'}";
      JsonNode cancelled = ok(Cinema.call(environment, "cancel_booking", cancel));
      assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
      assertThat(cancelled.path("cancelled_at").asText()).matches("202[56]-.*T.*Z");
      assertThat(seatsLeft(environment, show)).isEqualTo(5);
      fails(
          Cinema.call(environment, "cancel_booking", cancel),
          "already_cancelled",
          booking.path("booking_id").asText() + " is already cancelled.");
    }
  }

  @Test
  void knownValues_afterAChange_areThoseOfTheNewState() {
    try (ToolEnvironment environment = cinema().open(1)) {
      ToolRef cancel = Cinema.tool("cancel_booking");
      List<JsonNode> before = environment.knownValues(cancel, "booking_id");
      JsonNode booked = book(environment, known(environment, "book_seats", "show_id"), 1);
      assertThat(before).doesNotContain(booked.path("booking_id"));
      assertThat(environment.knownValues(cancel, "booking_id"))
          .containsAll(before)
          .contains(booked.path("booking_id"));
    }
  }

  @Test
  void call_failedPrecondition_leavesTheState() {
    try (ToolEnvironment environment = cinema().open(2)) {
      String before = environment.stateDigest();
      String show = known(environment, "book_seats", "show_id");
      String guest = known(environment, "book_seats", "guest_id");
      String arguments = "{'guest_id':'" + guest + "','show_id':'" + show + "','seats':6}";
      fails(
          Cinema.call(environment, "book_seats", arguments), "sold_out", "Only 5 seats are left.");
      assertThat(environment.stateDigest()).isEqualTo(before);
    }
  }

  @Test
  void call_idOfNothing_isNotFound() {
    try (ToolEnvironment environment = cinema().open(3)) {
      fails(
          Cinema.call(environment, "get_show", "{'show_id':'SHW-0000'}"),
          "not_found",
          "No show has the show_id SHW-0000.");
    }
  }

  @Test
  void call_badArguments_areNamed() {
    try (ToolEnvironment environment = cinema().open(3)) {
      for (String arguments : List.of("{}", "[]", "{'show_id':7}", "{'show_id':'x','more':1}")) {
        ToolResult result = Cinema.call(environment, "get_show", arguments);
        assertThat(result.error()).isTrue();
        assertThat(result.content().at("/error/code").asText()).isEqualTo("invalid_arguments");
      }
      ToolResult cents = Cinema.call(environment, "search_shows", "{'max_price':9.999}");
      assertThat(cents.content().at("/error/message").asText()).startsWith("/max_price ");
      ToolResult huge = Cinema.call(environment, "search_shows", "{'max_price':1e300}");
      assertThat(huge.content().at("/error/code").asText()).isEqualTo("invalid_arguments");
    }
  }

  @Test
  void call_unknownTool_isAnErrorResult() {
    try (ToolEnvironment environment = cinema().open(3)) {
      fails(
          Cinema.call(environment, "sing", "{}"), "unknown_tool", "There is no tool cinema/sing.");
      ToolResult elsewhere = environment.call(new ToolRef("opera", "sing"), Cinema.json("{}"));
      fails(elsewhere, "unknown_tool", "There is no tool opera/sing.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> environment.effect(Cinema.tool("sing")))
          .withMessage("environment has no tool cinema/sing");
      assertThat(environment.knownValues(Cinema.tool("get_show"), "colour")).isEmpty();
    }
  }

  @Test
  void call_search_filtersSortsAndCounts() {
    try (ToolEnvironment environment = cinema().open(4)) {
      JsonNode all = ok(Cinema.call(environment, "search_shows", "{}"));
      assertThat(all.path("total").intValue()).isEqualTo(2);
      assertThat(all.at("/shows/0/starts_at").asText())
          .isLessThanOrEqualTo(all.at("/shows/1/starts_at").asText());
      JsonNode cheap = ok(Cinema.call(environment, "search_shows", "{'max_price':9.5}"));
      assertThat(cheap.at("/shows/0/film").asText()).isEqualTo("The Long Tide");
      assertThat(cheap.path("total").intValue()).isEqualTo(1);
      JsonNode words = ok(Cinema.call(environment, "search_shows", "{'query':'moons PAPER'}"));
      assertThat(words.at("/shows/0/film").asText()).isEqualTo("Paper Moons");
      JsonNode none = ok(Cinema.call(environment, "search_shows", "{'query':'opera'}"));
      assertThat(none.toString()).isEqualTo("{\"shows\":[],\"total\":0}");
    }
  }

  @Test
  void call_update_changesWhatIsGivenAndKeepsUniqueFieldsUnique() {
    try (ToolEnvironment environment = cinema().open(5)) {
      JsonNode guest =
          ok(
              Cinema.call(
                  environment,
                  "add_guest",
                  "{'name':'"
                      + known(environment, "add_guest", "name")
                      + "','email':'a@example.com'}"));
      String id = guest.path("guest_id").asText();
      JsonNode renamed =
          ok(Cinema.call(environment, "rename_guest", "{'guest_id':'" + id + "','name':'Ada'}"));
      assertThat(renamed.path("name").asText()).isEqualTo("Ada");
      assertThat(renamed.path("email").asText()).isEqualTo("a@example.com");
      fails(
          Cinema.call(environment, "rename_guest", "{'guest_id':'" + id + "'}"),
          "nothing_to_update",
          "No field to update was given.");
      fails(
          Cinema.call(environment, "add_guest", "{'name':'Bob','email':'a@example.com'}"),
          "already_exists",
          "A guest with the email a@example.com already exists.");
    }
  }

  @Test
  void call_delete_removesOnlyWhatNothingRefersTo() {
    try (ToolEnvironment environment = cinema().open(6)) {
      String show = known(environment, "book_seats", "show_id");
      JsonNode booking = book(environment, show, 1);
      String used = booking.path("guest_id").asText();
      ToolResult refused = Cinema.call(environment, "delete_guest", "{'guest_id':'" + used + "'}");
      assertThat(refused.content().at("/error/code").asText()).isEqualTo("guest_in_use");
      String unused = known(environment, "delete_guest", "guest_id");
      String arguments = "{'guest_id':'" + unused + "'}";
      assertThat(ok(Cinema.call(environment, "delete_guest", arguments)).toString())
          .isEqualTo("{\"guest_id\":\"" + unused + "\",\"deleted\":true}");
      assertThat(
              Cinema.call(environment, "delete_guest", arguments)
                  .content()
                  .at("/error/code")
                  .asText())
          .isEqualTo("not_found");
    }
  }

  @Test
  void call_compute_isExact() {
    try (ToolEnvironment environment = cinema().open(7)) {
      for (JsonNode id : environment.knownValues(Cinema.tool("quote_seats"), "show_id")) {
        JsonNode show =
            ok(Cinema.call(environment, "get_show", "{'show_id':'" + id.asText() + "'}"));
        String arguments = "{'show_id':'" + id.asText() + "','seats':7,'discount_percent':12.5}";
        JsonNode quote = ok(Cinema.call(environment, "quote_seats", arguments));
        // 9.50 x 7 = 66.50, less 12.5 % = 58.1875; 12 x 7 = 84, less 12.5 % = 73.5
        boolean tide = show.path("film").asText().equals("The Long Tide");
        assertThat(quote.toString())
            .isEqualTo(
                tide
                    ? "{\"full_price\":66.5,\"price\":58.19}"
                    : "{\"full_price\":84,\"price\":73.5}");
      }
    }
  }

  @Test
  void call_divisionByZeroAndOverflow_areErrors() {
    Cinema cinema =
        cinema().with("/tools/quote_seats/outputs", "{'price':'seats / discount_percent'}");
    try (ToolEnvironment environment = cinema.open(8)) {
      String show = known(environment, "quote_seats", "show_id");
      fails(
          Cinema.call(environment, "quote_seats", "{'show_id':'" + show + "','seats':1}"),
          "not_computable",
          "price cannot be worked out.");
    }
    Cinema large = cinema().with("/tools/book_seats/set/total", "'show.price * 9999999'");
    try (ToolEnvironment environment = large.open(8)) {
      String show = known(environment, "book_seats", "show_id");
      String guest = known(environment, "book_seats", "guest_id");
      fails(
          Cinema.call(
              environment,
              "book_seats",
              "{'guest_id':'" + guest + "','show_id':'" + show + "','seats':1}"),
          "out_of_range",
          "The total would be out of range.");
    }
  }

  @Test
  void knownValues_key_prefersRowsForWhichTheCallSucceeds() {
    try (ToolEnvironment environment = cinema().open(9)) {
      String show = known(environment, "book_seats", "show_id");
      book(environment, show, 5);
      assertThat(environment.knownValues(Cinema.tool("book_seats"), "show_id"))
          .hasSize(1)
          .noneMatch(id -> id.asText().equals(show));
    }
  }

  @Test
  void knownValues_newPerson_areOnePersonWhomTheServiceLacks() {
    try (ToolEnvironment environment = cinema().open(10)) {
      List<JsonNode> names = environment.knownValues(Cinema.tool("add_guest"), "name");
      List<JsonNode> emails = environment.knownValues(Cinema.tool("add_guest"), "email");
      assertThat(names).hasSize(1);
      String mailbox = names.get(0).asText().toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
      assertThat(emails)
          .singleElement()
          .satisfies(email -> assertThat(email.asText()).startsWith(mailbox + "@"));
    }
  }

  @Test
  void effect_bundled_followsTheDeclaration() {
    try (ToolEnvironment environment = cinema().open(11)) {
      assertThat(environment.effect(Cinema.tool("search_shows"))).isEqualTo(EffectClass.SEARCH);
      assertThat(environment.effect(Cinema.tool("get_show"))).isEqualTo(EffectClass.READ);
      assertThat(environment.effect(Cinema.tool("book_seats"))).isEqualTo(EffectClass.CREATE);
      assertThat(environment.effect(Cinema.tool("cancel_booking"))).isEqualTo(EffectClass.UPDATE);
      assertThat(environment.effect(Cinema.tool("delete_guest"))).isEqualTo(EffectClass.DELETE);
      assertThat(environment.effect(Cinema.tool("quote_seats"))).isEqualTo(EffectClass.COMPUTE);
    }
  }

  @Test
  void open_toolThatIsNotDeclared_isRefused() {
    ServiceSpec declared = cinema().parse();
    ServiceSpec other = new ServiceSpec("other", "Other", "", List.of(), List.of(), null);
    DeclaredEnvironments factory = DeclaredEnvironments.of(List.of(declared, other));
    ServiceSpec mail = BundledCatalog.services().get(0);
    assertThat(factory.unsupported(declared.tools().get(0))).isEmpty();
    assertThat(factory.unsupported(mail.tools().get(0)))
        .contains("service " + mail.id() + " is not declared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.open(new EnvironmentRequest(mail.tools(), 1)))
        .withMessage("tool " + mail.tools().get(0).ref() + " is not declared");
  }

  @Test
  void decimals_inAndOut_areWhatTheirTextSays() {
    assertThat(Decimals.node(new BigDecimal("12.50"), 2).toString()).isEqualTo("12.5");
    assertThat(Decimals.node(new BigDecimal("1200.00"), 2).toString()).isEqualTo("1200");
    assertThat(Decimals.node(new BigDecimal("0.005"), 2).toString()).isEqualTo("0.01");
    assertThat(Decimals.node(new BigDecimal("9999999.99"), 2).toString()).isEqualTo("9999999.99");
    assertThat(Decimals.of(Cinema.json("0.1")).add(Decimals.of(Cinema.json("0.2"))))
        .isEqualByComparingTo("0.3");
  }
}

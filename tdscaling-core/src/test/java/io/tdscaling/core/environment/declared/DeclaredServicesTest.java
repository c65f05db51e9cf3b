package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tdscaling.api.tool.ServiceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredServicesTest {
  @Test
  void parse_documentedExample_givesTheServiceAndKeepsTheDeclaration() {
    ServiceSpec cinema = Cinema.documented().parse();
    assertThat(cinema.id()).isEqualTo("cinema");
    assertThat(cinema.domains()).containsExactly("entertainment");
    assertThat(cinema.declaration()).isNotNull();
    assertThat(cinema.tools())
        .extracting(tool -> tool.ref().name())
        .containsExactly("search_shows", "book_seats", "cancel_booking", "quote_seats");
    assertThat(cinema.tools().get(1).inputSchema())
        .isEqualTo(
            Cinema.json(
                "{'type':'object','properties':{"
                    + "'guest_id':{'type':'string','minLength':1,'maxLength':200,'description':'Who booked.'},"
                    + "'show_id':{'type':'string','minLength':1,'maxLength':200,'description':'What was booked.'},"
                    + "'seats':{'type':'integer','description':'Seats booked.','minimum':1,'maximum':9}},"
                    + "'required':['guest_id','show_id','seats'],'additionalProperties':false}"));
    assertThat(cinema.tools().get(0).annotations().readOnly()).isTrue();
    assertThat(cinema.tools().get(2).annotations().readOnly()).isFalse();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/colour|'red'|/colour: is not a known member here; known are [id, name, description, domains, entities, tools]",
        "/id|'a b'|/id: must match [A-Za-z0-9][A-Za-z0-9_.-]{0,63}, got \"a b\"",
        "/name|''|/name: must be a text that is not blank, got \"\"",
        "/name|7|/name: must be a text, got 7",
        "/domains|[]|/domains: must be an array of 1 to 1000 elements, got []",
        "/entities/show/id|'X'|/entities/show/id: must match [A-Za-z0-9#?_-]{3,40}, got \"X\"",
        "/entities/show/id|'SHOW-#'|/entities/show/id: must have four or more of # and ?, a # among them, got \"SHOW-#\"",
        "/entities/booking/count|[4,2]|/entities/booking/count: must be two integers from 0 to 200, the smaller first, got [4,2]",
        "/entities/guest/count|[1,25]|/entities/guest/count: must be two integers from 0 to 24, the smaller first, got [1,25]",
        "/entities/show/rows/0/price|'free'|/entities/show/rows/0/price: must be of the field's type decimal and in its enum, got \"free\"",
        "/entities/show/rows/0/price|9.555|/entities/show/rows/0/price: must be of the field's type decimal and in its enum, got 9.555",
        "/entities/show/rows/0/cost|1|/entities/show/rows/0/cost: is no field of the entity",
        "/entities/show/rows/0/show_id|'SHW-1000'|/entities/show/rows/0/show_id: ids and references are made, not given",
        "/entities/guest/fields/name/type|'money'|/entities/guest/fields/name/type: must be one of [string, text, email, integer, decimal, boolean, date, date-time], got \"money\"",
        "/entities/show/fields/seats_left/seed|{'range':[5,1]}|/entities/show/fields/seats_left/seed/range: must be two numbers, the smaller first, for a field of numbers, got [5,1]",
        "/entities/show/fields/film/seed|{'person':'hat'}|/entities/show/fields/film/seed/person: must be one of [name, first_name, last_name, email, phone, city], got \"hat\"",
        "/entities/show/fields/film/seed|{'pick':[1]}|/entities/show/fields/film/seed/pick: must hold only values of the field's type and enum, got [1]",
        "/entities/show/fields/film/seed|{'date':[1,2]}|/entities/show/fields/film/seed/date: is for fields of type date and date-time only, got [1,2]",
        "/entities/guest/fields/email/seed|{'format':'E-#'}|/entities/guest/fields/email/seed/format: must have four or more of # and ? in a unique field, got \"E-#\"",
        "/entities/show/fields/film/seed|{}|/entities/show/fields/film/seed: must have exactly one of [pick, person, range, date, sequence, format, computed], got {}",
        "/entities/show/fields/seats_left/seed|[{'range':[0,1]},{'range':[2,3]}]|/entities/show/fields/seats_left/seed/0: needs \"if\": only the last seed of several may do without, got {\"range\":[0,1]}",
        "/entities/show/fields/seats_left/seed|[{'if':'price > 1','range':[0,1]},{'if':'price > 2','range':[2,3]}]|/entities/show/fields/seats_left/seed/1/if: must not be in the last seed of a field that is not optional, got \"price > 2\"",
        "/entities/booking/fields/guest_id/ref|'ghost'|/entities/booking/fields/guest_id/ref: must be an entity declared before this one, got \"ghost\"",
        "/entities/booking/fields/total/seed|{'computed':'show.colour'}|/entities/booking/fields/total/seed/computed: \"show.colour\" is neither a parameter nor a field in reach, got \"show.colour\"",
        "/entities/booking/fields/total/seed|{'computed':'total'}|/entities/booking/fields/total/seed/computed: \"total\" is neither a parameter nor a field in reach, got \"total\"",
        "/entities/booking/fields/total/seed/if|'seats = 1'|/entities/booking/fields/total/seed/if: is for optional fields only, got \"seats = 1\"",
        "/tools/cancel_booking/effect|'explode'|/tools/cancel_booking/effect: must be one of [search, get, create, update, transition, delete, notify, compute], got \"explode\"",
        "/tools/search_shows/sort|'-colour'|/tools/search_shows/sort: must be a field of the tool's entity, or one after a minus, got \"-colour\"",
        "/tools/search_shows/parameters/colour|{'description':'Colour.'}|/tools/search_shows/parameters/colour: is no field of the entity and lacks \"of\"",
        "/tools/search_shows/parameters/query/match|'like'|/tools/search_shows/parameters/query/match: must be one of equals, contains, min, max, limit, got \"like\"",
        "/tools/quote_seats/parameters/seats/examples|[1.5]|/tools/quote_seats/parameters/seats/examples: must be of the parameter's type integer, got [1.5]",
        "/tools/quote_seats/outputs/price|'seats /'|/tools/quote_seats/outputs/price: expected a name but found the end, got \"seats /\"",
        "/tools/quote_seats/outputs/price|'round(seats, 9)'|/tools/quote_seats/outputs/price: round needs 0 to 6 decimals, got \"round(seats, 9)\"",
        "/tools/quote_seats/outputs/price|'days(seats, 1)'|/tools/quote_seats/outputs/price: expected a date but found a number, got \"days(seats, 1)\"",
        "/tools/quote_seats/outputs/price|'seats $'|/tools/quote_seats/outputs/price: cannot read \" $\", got \"seats $\"",
        "/tools/cancel_booking/returns|['colour']|/tools/cancel_booking/returns: must hold only fields of the tool's entity, got [\"colour\"]",
        "/tools/cancel_booking/set/status|'`lost`'|/tools/cancel_booking/set/status: must be one of [paid, cancelled], got lost",
        "/tools/cancel_booking/set/seats|'`two`'|/tools/cancel_booking/set/seats: must be of the field's type integer",
        "/tools/cancel_booking/set/booking_id|'`B`'|/tools/cancel_booking/set/booking_id: an id cannot be set",
        "/tools/cancel_booking/key|'nothing'|/tools/cancel_booking/key: needs a required parameter \"nothing\", got \"nothing\""
      })
  void parse_oneMistake_namesFilePointerAndValue(String pointer, String value, String expected) {
    Cinema cinema = Cinema.documented().with(pointer, value);
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(cinema::parse)
        .satisfies(e -> assertThat(e.problems()).containsExactly("cinema.json: " + expected));
  }

  @Test
  void parse_requirementThatCannotBeRead_quotesIt() {
    Cinema cinema =
        Cinema.documented()
            .with(
                "/tools/book_seats/require",
                "[{'if':'show.seats_left','else':'sold_out','message':'Sold out.'}]");
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(cinema::parse)
        .withMessage(
            "cinema.json: /tools/book_seats/require/0: expected a comparison but found the end, "
                + "in \"show.seats_left\"");
  }

  @Test
  void parse_severalMistakes_reportsAllInOrder() {
    Cinema cinema =
        Cinema.documented()
            .without("/description")
            .without("/entities/show/fields/film/description")
            .without("/entities/show/fields/seats_left/seed")
            .without("/tools/book_seats/set/status")
            .without("/tools/quote_seats/parameters/seats/description")
            .with("/tools/cancel_booking/colour", "1");
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(cinema::parse)
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "cinema.json: /: lacks \"description\"",
                        "cinema.json: /entities/show/fields/film: lacks \"description\"",
                        "cinema.json: /entities/show/fields/seats_left: lacks \"seed\", and not all rows hold the field",
                        "cinema.json: /tools/book_seats: never sets the field \"status\"",
                        "cinema.json: /tools/cancel_booking/colour: is not a known member here; known are "
                            + "[description, effect, entity, parameters, key, require, set, returns]",
                        "cinema.json: /tools/quote_seats/parameters/seats: lacks \"description\""));
  }

  @Test
  void parse_nothingButAnArray_saysWhatIsMissing() {
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(() -> DeclaredServices.parse(Cinema.json("[1]"), "x.json"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .isEqualTo(
                        List.of(
                            "x.json: /: must be an object, got [1]",
                            "x.json: /: lacks \"id\"",
                            "x.json: /: lacks \"name\"",
                            "x.json: /: lacks \"description\"",
                            "x.json: /: lacks \"domains\"",
                            "x.json: /: lacks \"tools\"")));
  }

  @Test
  void parse_deeplyNestedExpression_isRefused() {
    String nested = "(".repeat(100) + "1" + ")".repeat(100);
    Cinema cinema =
        Cinema.documented().with("/tools/quote_seats/outputs/price", "'" + nested + "'");
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(cinema::parse)
        .withMessageContaining("/tools/quote_seats/outputs/price: is nested deeper than 32");
    Cinema signs =
        Cinema.documented().with("/tools/quote_seats/outputs/price", "'" + "-".repeat(400) + "1'");
    assertThatExceptionOfType(InvalidDeclarationException.class)
        .isThrownBy(signs::parse)
        .withMessageContaining("/tools/quote_seats/outputs/price: is nested deeper than 32");
  }
}

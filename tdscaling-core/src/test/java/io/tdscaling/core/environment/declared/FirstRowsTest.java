package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether the rows that the bundled services begin with make sense. */
class FirstRowsTest {
  private static final int SEEDS = 12;

  /** What has happened when it is told. */
  private static final Pattern PAST =
      Pattern.compile(
          "(sent|made|opened|created|written|received|ordered|booked|placed|filed|reported|issued"
              + "|paid|launched|taken|raised|bought|cancelled|delivered|shipped|requested|started"
              + "|hired|added|worked|spent|incident|closed|last_filled|read|birth)_(at|on|date)");

  /** Each pair in the order in which it happens. */
  private static final List<List<String>> ORDERED =
      List.of(
          List.of("ordered_at", "delivered_on"),
          List.of("ordered_at", "cancelled_at"),
          List.of("created_on", "shipped_on"),
          List.of("shipped_on", "delivered_on"),
          List.of("created_at", "closed_on"),
          List.of("issued_on", "due_on"),
          List.of("issued_on", "paid_on"),
          List.of("incident_on", "paid_on"),
          List.of("check_in", "check_out"),
          List.of("start_date", "end_date"),
          List.of("starts_on", "ends_on"));

  private static SortedMap<String, RunnableService> services() {
    SortedMap<String, Service> read = new TreeMap<>();
    for (ServiceSpec spec : Walk.SERVICES) {
      JsonNode declaration = Objects.requireNonNull(spec.declaration());
      read.put(spec.id(), ServiceReader.read(declaration, spec.id()));
    }
    LinkResolver links = new LinkResolver(read);
    SortedMap<String, RunnableService> services = new TreeMap<>();
    read.forEach((id, each) -> services.put(id, new RunnableService(each, links.resolve(each))));
    return services;
  }

  private static void forEachRow(BiConsumer<World, JsonNode> check) {
    SortedMap<String, RunnableService> services = services();
    for (long seed = 0; seed < SEEDS; seed++) {
      World world = World.of(seed);
      for (RunnableService service : services.values()) {
        service
            .populate(world, services)
            .values()
            .forEach(table -> table.rows().forEach(row -> check.accept(world, row)));
      }
    }
  }

  @Test
  void rows_peopleOfOne_haveTheirOwnAddress() {
    List<String> addresses = new ArrayList<>();
    forEachRow(
        (world, row) -> {
          for (String role : List.of("", "guest_", "holder_")) {
            String name = row.path(role + "name").asText();
            String email = row.path(role + "email").asText();
            if (!name.isEmpty() && !email.isEmpty()) {
              String mailbox = name.toLowerCase(Locale.ROOT).replace(' ', '.');
              assertThat(email).as("%s", row).startsWith(mailbox + "@");
              addresses.add(email);
            }
          }
        });
    assertThat(addresses).hasSizeGreaterThan(SEEDS * 100);
  }

  @Test
  void rows_whatHasHappened_isNotInTheFuture() {
    List<String> checked = new ArrayList<>();
    forEachRow(
        (world, row) ->
            row.properties()
                .forEach(
                    field -> {
                      if (PAST.matcher(field.getKey()).matches()) {
                        String day = Values.day(field.getValue().asText());
                        assertThat(day)
                            .as("%s of %s", field.getKey(), row)
                            .isLessThanOrEqualTo(world.today().toString());
                        checked.add(field.getKey());
                      }
                    }));
    assertThat(checked.stream().distinct()).hasSizeGreaterThan(20);
  }

  @Test
  void rows_datesOfOneThing_comeInOrder() {
    List<List<String>> seen = new ArrayList<>();
    forEachRow(
        (world, row) ->
            ORDERED.forEach(
                pair -> {
                  JsonNode first = row.path(pair.get(0));
                  JsonNode second = row.path(pair.get(1));
                  if (first.isTextual() && second.isTextual()) {
                    assertThat(Values.day(first.asText()))
                        .as("%s of %s", pair, row)
                        .isLessThanOrEqualTo(Values.day(second.asText()));
                    seen.add(pair);
                  }
                }));
    assertThat(seen.stream().distinct()).containsExactlyInAnyOrderElementsOf(ORDERED);
  }

  @Test
  void rows_ofEveryEntity_areThere() {
    SortedMap<String, RunnableService> services = services();
    for (long seed = 0; seed < SEEDS; seed++) {
      World world = World.of(seed);
      for (RunnableService service : services.values()) {
        for (Table table : service.populate(world, services).values()) {
          if (table.entity().least() > 3) {
            assertThat(table.rows()).as("%s at %d", table.entity().name(), seed).isNotEmpty();
          }
        }
      }
    }
  }
}

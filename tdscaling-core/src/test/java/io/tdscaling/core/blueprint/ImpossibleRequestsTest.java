package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.Errands;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpossibleRequestsTest {
  private static ToolSpec tool(String name, String description) {
    return new ToolSpec(
        new ToolRef("x", name), description, Json.object(), null, ToolAnnotations.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "list_calendars, '', dentist",
    "listPrinters, '', print this",
    "helper, Finds Restaurants nearby, pizza",
    "helper, Songs and albums, piano",
    "walk, '', dog"
  })
  void pick_toolThatMightMeetIt_isNeverAskedFor(String name, String description, String excluded) {
    for (int seed = 0; seed < 300; seed++) {
      assertThat(
              ImpossibleRequests.pick(
                  List.of(tool(name, description)), seed % 2 == 0, new SeededRandom(seed)))
          .isPresent()
          .get()
          .asString()
          .doesNotContain(excluded);
    }
  }

  @Test
  void pick_toolsForEverything_givesNone() {
    String all =
        Errands.all().stream()
            .flatMap(errand -> errand.tells().stream())
            .collect(Collectors.joining(" "));
    assertThat(ImpossibleRequests.pick(List.of(tool("do", all)), false, new SeededRandom(1)))
        .isEqualTo(Optional.empty());
  }
}

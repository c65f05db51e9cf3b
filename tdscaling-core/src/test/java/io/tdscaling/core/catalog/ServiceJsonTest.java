package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceJsonTest {
  @Test
  void write_service_isOneLineOfTheCatalogFormat() {
    ServiceSpec service =
        new ServiceSpec("s", "S", "What.", List.of("d", "e"), List.of(tool("s", "t")), null);
    assertThat(ServiceJson.write(service))
        .hasToString(
            "{\"id\":\"s\",\"name\":\"S\",\"domain\":\"d\",\"secondaryDomains\":[\"e\"],\"overview\":\"What.\","
                + "\"tools\":[{\"name\":\"t\",\"description\":\"\",\"inputSchema\":{\"type\":\"object\"}}]}");
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    for (long seed = 0; seed < 200; seed++) {
      ServiceSpec service = random(new SeededRandom(seed));
      String line = Json.compact(ServiceJson.write(service));
      assertThat(ServiceJson.read(Json.parse(line))).as("seed %d", seed).isEqualTo(service);
    }
  }

  @Test
  void read_whatWasWrittenOfRealServices_isTheSame() throws IOException {
    for (ServiceSpec service : RealCatalogs.load().services()) {
      String line = Json.compact(ServiceJson.write(service));
      assertThat(ServiceJson.read(Json.parse(line))).isEqualTo(service);
    }
  }

  @Test
  void read_badService_throws() {
    assertThatThrownBy(() -> ServiceJson.read(Json.object()))
        .isInstanceOf(CatalogException.class)
        .hasMessage("service: service has no id");
  }

  private static ServiceSpec random(SeededRandom random) {
    String id = "svc-" + text(random);
    List<ToolSpec> tools = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      tools.add(
          new ToolSpec(
              new ToolRef(id, "t" + i + text(random)),
              text(random),
              Json.object().put("type", "object").put("title", text(random)),
              random.chance(0.5) ? Json.object().put("x", random.nextDouble()) : null,
              new ToolAnnotations(hint(random), hint(random), hint(random), hint(random))));
    }
    List<String> domains =
        List.of("one " + text(random), "two", "three").subList(0, random.nextInt(4));
    return new ServiceSpec(
        id,
        text(random),
        text(random),
        domains,
        tools,
        random.chance(0.5) ? Json.object().put("y", 1) : null);
  }

  private static @Nullable Boolean hint(SeededRandom random) {
    return random.chance(0.4) ? null : random.chance(0.5);
  }

  private static String text(SeededRandom random) {
    return random.pick(
        List.of("", " ", "plain", "line\nbreak", "\"quoted\"", "中文", "😀", "\u0000"));
  }

  private static ToolSpec tool(String service, String name) {
    return new ToolSpec(
        new ToolRef(service, name),
        "",
        Json.object().put("type", "object"),
        null,
        ToolAnnotations.NONE);
  }
}

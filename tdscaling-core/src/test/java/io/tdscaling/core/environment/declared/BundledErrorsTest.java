package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolResult;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bundled services refuse. */
class BundledErrorsTest {
  private static final int SEEDS = 60;
  private static final int CALLS = 12;

  static Stream<String> services() {
    return Walk.SERVICES.stream().map(ServiceSpec::id);
  }

  private static Service service(String id) {
    ServiceSpec spec =
        Walk.SERVICES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return ServiceReader.read(declaration(spec), id);
  }

  private static JsonNode declaration(ServiceSpec spec) {
    JsonNode declaration = spec.declaration();
    if (declaration == null) {
      throw new AssertionError(spec.id() + " has no declaration");
    }
    return declaration;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void call_anyArguments_comesToEveryDeclaredErrorAndEveryToolSucceeds(String id) {
    Service service = service(id);
    Set<String> missing = expected(service);
    for (long seed = 0; seed < SEEDS && !missing.isEmpty(); seed++) {
      Probe probe = new Probe(service, seed);
      for (int i = 0; i < CALLS; i++) {
        for (Tool tool : service.tools().values()) {
          ToolResult result = probe.call(tool);
          missing.remove(outcome(tool, result));
        }
      }
    }
    assertThat(missing).as("never came up").isEmpty();
  }

  private static Set<String> expected(Service service) {
    Set<String> expected = new TreeSet<>();
    for (Tool tool : service.tools().values()) {
      expected.add(tool.name() + " succeeds");
      tool.requirements().forEach(each -> expected.add(tool.name() + " " + each.code()));
    }
    return expected;
  }

  private static String outcome(Tool tool, ToolResult result) {
    return tool.name()
        + " "
        + (result.error() ? result.content().path("error").path("code").asText() : "succeeds");
  }

  @Test
  void services_bundled_canDenyPermissionInMostDomains() {
    long denying =
        Walk.SERVICES.stream()
            .filter(spec -> declaration(spec).toString().contains("\"permission_denied\""))
            .count();
    assertThat(denying).isGreaterThanOrEqualTo(15);
  }
}

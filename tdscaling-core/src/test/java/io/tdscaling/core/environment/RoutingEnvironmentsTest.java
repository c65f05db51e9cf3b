package io.tdscaling.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutingEnvironmentsTest {
  private final List<Counter> special = new ArrayList<>();
  private final List<Counter> rest = new ArrayList<>();
  private final EnvironmentFactory specialFactory =
      new EnvironmentFactory() {
        @Override
        public ToolEnvironment open(EnvironmentRequest request) {
          special.add(new Counter(request));
          return special.get(special.size() - 1);
        }

        @Override
        public Optional<String> unsupported(ToolSpec tool) {
          return Optional.of("special");
        }
      };
  private final EnvironmentFactory restFactory =
      request -> {
        rest.add(new Counter(request));
        return rest.get(rest.size() - 1);
      };
  private final RoutingEnvironments routing =
      new RoutingEnvironments(Map.of("bank", specialFactory, "shop", specialFactory), restFactory);

  private final ToolSpec shop = Counter.tool("shop", "a");
  private final ToolSpec bank = Counter.tool("bank", "b");
  private final ToolSpec wiki = Counter.tool("wiki", "c");

  private ToolEnvironment open(long seed) {
    return routing.open(new EnvironmentRequest(List.of(shop, wiki, bank), seed));
  }

  @Test
  void open_servicesOfOneFactory_shareOneEnvironment() {
    open(1);

    assertThat(special).hasSize(1);
    assertThat(special.get(0).request.tools()).containsExactly(shop, bank);
    assertThat(rest.get(0).request.tools()).containsExactly(wiki);
    assertThat(special.get(0).request.seed()).isEqualTo(1);
    assertThat(rest.get(0).request.seed()).isEqualTo(1);
  }

  @Test
  void call_byService_reachesItsEnvironment() {
    ToolEnvironment environment = open(1);
    environment.call(bank.ref(), Json.object());
    environment.call(wiki.ref(), Json.object());
    environment.call(wiki.ref(), Json.object());

    assertThat(special.get(0).calls).isEqualTo(1);
    assertThat(rest.get(0).calls).isEqualTo(2);
    assertThat(environment.knownValues(wiki.ref(), "id")).containsExactly(Json.tree("c.id"));
    assertThat(environment.effect(wiki.ref())).isEqualTo(EffectClass.UPDATE);
  }

  @Test
  void call_unknownTool_isAnError() {
    ToolRef unknown = new ToolRef("shop", "z");
    ToolEnvironment environment = open(1);

    assertThat(environment.call(unknown, Json.object()).content().path("error").path("code"))
        .isEqualTo(Json.tree("unknown_tool"));
    assertThat(environment.knownValues(unknown, "id")).isEmpty();
    assertThatThrownBy(() -> environment.effect(unknown)).hasMessage("no such tool: shop/z");
  }

  @Test
  void stateDigest_anyEnvironmentChanges_changes() {
    ToolEnvironment environment = open(1);
    String before = environment.stateDigest();
    environment.call(bank.ref(), Json.object());

    assertThat(environment.stateDigest()).isNotEqualTo(before);
    assertThat(open(1).stateDigest()).isEqualTo(before);
  }

  @Test
  void unsupported_byService_asksItsFactory() {
    assertThat(routing.unsupported(shop)).contains("special");
    assertThat(routing.unsupported(wiki)).isEmpty();
  }

  @Test
  void close_always_closesAll() {
    open(1).close();

    assertThat(special.get(0).closed).isTrue();
    assertThat(rest.get(0).closed).isTrue();
  }
}

package io.tdscaling.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedNamesTest {
  private static ToolSpec tool(String service, String name) {
    return new ToolSpec(new ToolRef(service, name), "", Json.object(), null, ToolAnnotations.NONE);
  }

  private static List<String> names(ToolSpec... tools) {
    return List.copyOf(OfferedNames.of(List.of(tools)).keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "get_order, get_order",
    "get-order, get-order",
    "orders.get/one, orders_get_one",
    "--__get__--, get",
    "查询订单, shop_tool",
    "查询orders, orders",
    "!!!, shop_tool"
  })
  void of_oneTool_keepsWhatIsAllowed(String name, String offered) {
    assertThat(names(tool("shop", name))).containsExactly(offered);
  }

  @Test
  void of_equalNames_areToldApartByService() {
    assertThat(names(tool("a", "get"), tool("b", "get"), tool("b", "g.e.t"), tool("c", "get!")))
        .containsExactly("get", "b_get", "g_e_t", "c_get");
    assertThat(names(tool("服务", "查询"), tool("服务", "订单"), tool("服务", "客户")))
        .containsExactly("_tool", "_tool_2", "_tool_3");
  }

  @Test
  void of_anyTools_areUniqueAllowedAndInOrder() {
    List<ToolSpec> tools = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      String common = "x".repeat(80);
      tools.add(tool("service" + "s".repeat(80), common + (i % 3 == 0 ? "" : "!".repeat(i))));
    }
    Map<String, ToolRef> names = OfferedNames.of(tools.stream().distinct().toList());
    names.forEach((name, ref) -> assertThat(new OfferedTool(name, tool("a", "b"))).isNotNull());
    assertThat(names.values())
        .containsExactlyElementsOf(tools.stream().distinct().map(ToolSpec::ref).toList());
  }

  @Test
  void of_longNames_keepTheEndWhichTellsMost() {
    String name = "prefix".repeat(20) + "_get_order";
    assertThat(names(tool("a", name)).get(0)).hasSize(64).endsWith("_get_order");
  }
}

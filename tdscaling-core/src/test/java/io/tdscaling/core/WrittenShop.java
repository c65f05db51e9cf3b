package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.Resources;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.environment.declared.BundledCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Written blueprints on the shop that comes with the library, and no other service. */
final class WrittenShop {
  private static final ServiceSpec SHOP =
      BundledCatalog.services().stream()
          .filter(service -> service.id().equals("shop"))
          .findFirst()
          .orElseThrow();

  private WrittenShop() {}

  static TrajectorySynthesizerBuilder builder() {
    return TrajectorySynthesizer.builder().tools(ToolSource.of(SHOP)).concurrency(1);
  }

  /** Returns a document whose one phase has these members. */
  static String document(String id, String phase) {
    return """
        {"id": "%s", "environmentSeed": 7,
         "tools": ["shop/search_orders", "shop/get_order", "shop/place_order", "shop/cancel_order"],
         "phases": [{"request": "Show me the orders being processed, then order ORD-34021.", %s}]}"""
        .formatted(id, phase);
  }

  /** Returns a document that is right. */
  static String good(String id) {
    return document(
        id,
        """
        "steps": [
          {"tool": "search_orders", "arguments": {"status": "processing"}},
          {"tool": "get_order", "arguments": {"order_id": "ORD-34021"}}],
        "facts": [{"call": "c2", "path": "/status"}]""");
  }

  /** Returns a document of a whole conversation: asking, confirming, failing, declining. */
  static String order() throws IOException {
    return Resources.toString(
        Resources.getResource("io/tdscaling/core/blueprint/shop-order.json"),
        StandardCharsets.UTF_8);
  }

  /** Returns what is wrong with a file of this text, without the file's directory. */
  static List<String> problems(Path directory, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("plans.json"), text);
    List<String> problems = new ArrayList<>();
    assertThatThrownBy(() -> builder().blueprints(file).build())
        .isInstanceOfSatisfying(
            SynthesisConfigurationException.class, e -> problems.addAll(e.problems()));
    return problems.stream().map(each -> each.replace(directory + "/", "")).toList();
  }
}

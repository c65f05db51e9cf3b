package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPhrasesTest {
  private final ToolPhrases phrases = new ToolPhrases(new SemanticsCache());

  private static ToolSpec tool(String name) {
    return new ToolSpec(
        new ToolRef("maps", name),
        "",
        Json.object().put("type", "object"),
        null,
        ToolAnnotations.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "cancel_order, cancel the order",
    "getOrder, get the order",
    "create_order, create an order",
    "submit_expense, submit an expense",
    "list_orders, list orders",
    "search_exa, search the exa",
    "find_contact_by_email, find the contact",
    "check_in_flight_booking, check in the flight booking",
    "reply_to_message, reply to the message",
    "write_off_stock, write off the stock",
    "mark_message_read, mark the message as read",
    "mark_invoice_as_paid, mark the invoice as paid",
    "lookup_player, look up the player",
    "maps_search_places, search places",
    "github_search_issues, search github issues",
    "deploy-services-reader, deploy a services reader",
    "netlify-deploy-services-reader, look up the netlify deploy service reader"
  })
  void action_toolName_readsAsAPredicate(String name, String said) {
    assertThat(phrases.action(tool(name))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "cancel_order, that, cancel that order",
    "cancel_order, the second, cancel the second order",
    "delete_orders, the second, delete the second order",
    "list_orders, that, list those orders",
    "delete_email_draft, each of the first 3, delete each of the first 3 email drafts",
    "reply_to_message, that, reply to that message",
    "mark_message_read, that, mark that message as read"
  })
  void action_withPointer_pointsAtTheThing(String name, String pointer, String said) {
    assertThat(phrases.action(tool(name), pointer)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"查询订单", "do", "x", "_", "123", "get", "mark", "mark_read", "list", "by", "a"})
  void action_weirdName_isStillAPhrase(String name) {
    assertThat(phrases.action(tool(name))).isNotBlank().contains(" ").doesNotContain("  ");
    assertThat(phrases.action(tool(name), "that")).isNotBlank().doesNotContain("  ");
    assertThat(phrases.thing(tool(name))).isNotBlank();
  }

  @Test
  void thing_entityThatRepeatsTheVerb_isWithoutIt() {
    assertThat(phrases.thing(tool("freeze_account"))).isEqualTo("account");
    assertThat(phrases.thing(tool("write_off_stock"))).isEqualTo("stock");
    assertThat(phrases.thing(tool("get_order"))).isEqualTo("order");
  }
}

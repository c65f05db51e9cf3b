package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaLossRuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create_ticket | Create a new ticket",
        "ticket_delete | Delete a ticket",
        "send_mail | Sends mail",
        "renameFolder | Rename a folder",
        "search_flights | Search for flights",
        "list_comments | List all comments on a document",
        "get_invoice | Get a specific invoice",
        "get_invoice_by_id | Get invoice",
        "get_user | Retrieves a user by ID",
        "fetch | Fetches the page at the given URL",
        "close_issue | Close the issue with the specified number",
        "status | Status of one pod. Args: pod: name of the pod",
        "doc | Reads it. @param path where",
        "summarize | Summarize the text provided",
        "crear_factura | Crea una factura",
        "get_client | Obtient un client spécifique",
        "delete_row | 删除一行记录",
        "get_order | 根据订单ID获取订单",
        "get_weather | 指定した都市の天気",
        "check | Checks if a number is prime",
        "generate_logo | Generate a logo",
        "build_page | ''",
      })
  void lost_textNamesInputs_says(String name, String description) {
    assertThat(reason(name, description)).as("%s: %s", name, description).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list_projects | List all projects",
        "ping | Check that the server answers",
        "get_current_time | Get the current time",
        "health_check | Check the health of the server",
        "browser_close | Close the page",
        "navigate_back | Go back to the previous page",
        "clear_cache | Clear the cache",
        "get_stats | Get usage statistics",
        "whoami | Return the authenticated user",
        "delete_all_cookies | Delete all cookies",
        "clear_session | Clears the current session",
        "random_quote | Get a random quote",
        "tag_list | Get a list of tags",
        "search_trending | Trending searches",
        "create_report | Creates the report. It takes no input.",
        "make_id | Makes an id. Args: ctx: the context",
        "get_balance | ''",
        "hot | 获取当前热门榜单",
        "idiomas | Lista todos os idiomas disponíveis",
        "take_screenshot | Take a screenshot of the current page",
        "toggle_mute | Toggle mute",
      })
  void lost_textNamesNoInput_isEmpty(String name, String description) {
    assertThat(reason(name, description)).as("%s: %s", name, description).isEmpty();
  }

  @Test
  void lost_readOfWhatTheServiceHasManyOf_says() {
    ServiceSpec service = service("list_routes", "retrieve_route", "get_quota");
    assertThat(reason(service, "retrieve_route"))
        .isEqualTo("the service has many; which route is not named");
    assertThat(reason(service, "get_quota")).isEmpty();
    assertThat(reason(service, "list_routes")).isEmpty();
  }

  @Test
  void lost_readInServiceThatLostItsSchemas_says() {
    ServiceSpec lossy = service("create_a", "update_a", "delete_a", "retrieve_plan", "get_status");
    assertThat(reason(lossy, "retrieve_plan"))
        .isEqualTo("the service has lost its schemas; which plan is not named");
    assertThat(reason(lossy, "get_status")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"properties\":{\"a\":{}}}",
        "{\"$ref\":\"#/$defs/x\"}",
        "{\"anyOf\":[{\"properties\":{}}]}",
        "{\"required\":[\"a\"]}",
        "{\"patternProperties\":{\"x\":{}}}",
      })
  void lost_schemaTakesSomething_isEmpty(String schema) throws IOException {
    ToolSpec tool = tool("create_ticket", "Create a ticket", Json.parse(schema));
    assertThat(new SchemaLossRule(service(tool)).lost(tool)).isEmpty();
  }

  private static String reason(String name, String description) {
    ToolSpec tool = tool(name, description, Json.object());
    return new SchemaLossRule(service(tool)).lost(tool).orElse("");
  }

  private static String reason(ServiceSpec service, String name) {
    ToolSpec tool =
        service.tools().stream().filter(t -> t.ref().name().equals(name)).findFirst().orElseThrow();
    return new SchemaLossRule(service).lost(tool).orElse("");
  }

  private static ServiceSpec service(String... names) {
    return service(
        Arrays.stream(names).map(n -> tool(n, "", Json.object())).toArray(ToolSpec[]::new));
  }

  private static ServiceSpec service(ToolSpec... tools) {
    return new ServiceSpec("s", "s", "", List.of(), List.of(tools), null);
  }

  private static ToolSpec tool(String name, String description, JsonNode schema) {
    return new ToolSpec(new ToolRef("s", name), description, schema, null, ToolAnnotations.NONE);
  }
}

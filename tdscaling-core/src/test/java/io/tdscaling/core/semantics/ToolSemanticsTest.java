package io.tdscaling.core.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolSemanticsTest {
  private static ToolSpec tool(String service, String name, String description, String properties) {
    return tool(service, name, description, properties, ToolAnnotations.NONE);
  }

  private static ToolSpec tool(
      String service,
      String name,
      String description,
      String properties,
      ToolAnnotations annotations) {
    try {
      String schema = "{\"type\":\"object\",\"properties\":" + properties + "}";
      return new ToolSpec(
          new ToolRef(service, name), description, Json.parse(schema), null, annotations);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ToolSpec requiring(
      String service, String name, String properties, String required) {
    try {
      String schema =
          "{\"type\":\"object\",\"properties\":" + properties + ",\"required\":" + required + "}";
      return new ToolSpec(
          new ToolRef(service, name), "", Json.parse(schema), null, ToolAnnotations.NONE);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "github, get_pull_request_comments, SEARCH, pull request comment",
    "linear, linear_getUsers, SEARCH, user",
    "browser, browser_tab_close, UPDATE, tab",
    "drive, files_list, SEARCH, file",
    "shop, create_order, CREATE, order",
    "shop, updateCustomerAddress, UPDATE, customer address",
    "shop, cancel_order, DELETE, order",
    "mail, send_email, NOTIFY, email",
    "chat, push_message, NOTIFY, message",
    "tools, calculate_distance, COMPUTE, distance",
    "azure, compute_vmss_get, READ, compute vmss",
    "docs, get_document_content, READ, document",
    "crm, contacts-search, SEARCH, contact",
    "chart, generate_column_chart, CREATE, column chart",
    "twilio, TwilioApiV2010--DeleteSipDomain, DELETE, sip domain",
    "hostinger, mail_deleteWebhookV1, DELETE, webhook",
    "tabs, get-list-of-open-tabs, SEARCH, open tab"
  })
  void infer_nameSaysIt_effectAndEntity(
      String service, String name, EffectClass effect, String entity) {
    ToolSemantics semantics = ToolSemantics.infer(tool(service, name, "", "{}"));

    assertThat(semantics.effect()).isEqualTo(effect);
    assertThat(semantics.entity()).isEqualTo(entity);
  }

  @ParameterizedTest
  @CsvSource({
    "Returns the option chain for a ticker, READ",
    "This tool will fetch a list of prices, SEARCH",
    "A calculator for the body mass index, COMPUTE",
    "Creates a new page in the wiki, CREATE",
    "删除指定的文件, DELETE",
    "获取天气, READ",
    "搜索新闻, SEARCH",
    "发送消息, NOTIFY",
    "Recherche des clients, SEARCH"
  })
  void infer_nameHasNoVerb_descriptionDecides(String description, EffectClass effect) {
    assertThat(ToolSemantics.infer(tool("x", "thingamajig", description, "{}")).effect())
        .isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource({
    "mark_message_as_read, Mark a message as read, UPDATE",
    "change_invite_code, Change the invite code of a group, UPDATE",
    "order_status, Get the status of an order, READ",
    "rune_name_unlock, Check when a name becomes available, READ",
    "search_feedback, Find feedback on results, SEARCH",
    "save_image, Get and save an image, CREATE",
    "post_page, Create a page, CREATE",
    "http_post, Perform an HTTP POST request, CREATE",
    "call_api, Call any endpoint of the API, UPDATE",
    "make_move, Makes a move on the board, UPDATE",
    "give_feedback, Opens a form, NOTIFY",
    "get_price_history, Returns prices of the past, SEARCH",
    "get_all_stock, Fetches all stock, SEARCH",
    "get_usage, Query usage of the service, SEARCH",
    "get_usage, 'Gets usage.\nReturns: list of hours', SEARCH",
    "batch_archive, Archive (delete) several meetings, DELETE",
    "archive_project, Archives a project, UPDATE"
  })
  void infer_nameAndDescription_weighed(String name, String description, EffectClass effect) {
    assertThat(ToolSemantics.infer(tool("x", name, description, "{}")).effect()).isEqualTo(effect);
  }

  @Test
  void infer_writingHint_letsTheDescriptionSpeakAgainstAReadingName() {
    ToolAnnotations writing = new ToolAnnotations(false, null, null, null);
    String description = "Send feedback on earlier results";

    assertThat(
            ToolSemantics.infer(tool("x", "search_feedback", description, "{}", writing)).effect())
        .isEqualTo(EffectClass.NOTIFY);
  }

  @Test
  void infer_drawingThatChangesNothing_isCompute() {
    ToolAnnotations readOnly = new ToolAnnotations(true, null, null, null);

    assertThat(
            ToolSemantics.infer(tool("x", "generate_chart", "Generates a chart", "{}", readOnly))
                .effect())
        .isEqualTo(EffectClass.COMPUTE);
  }

  @Test
  void infer_addingByItsIdToAnother_isUpdate() {
    String properties = "{\"issueId\":{\"type\":\"string\"},\"labelId\":{\"type\":\"string\"}}";

    assertThat(
            ToolSemantics.infer(
                    requiring("x", "addIssueLabel", properties, "[\"issueId\",\"labelId\"]"))
                .effect())
        .isEqualTo(EffectClass.UPDATE);
    assertThat(
            ToolSemantics.infer(requiring("x", "addIssueLabel", properties, "[\"issueId\"]"))
                .effect())
        .isEqualTo(EffectClass.CREATE);
  }

  @Test
  void infer_thoughtThatMayNeedAnother_isCompute() {
    String properties =
        "{\"planId\":{\"type\":\"string\"},\"nextStepNeeded\":{\"type\":\"boolean\"}}";

    assertThat(
            ToolSemantics.infer(
                    requiring("x", "planning", properties, "[\"planId\",\"nextStepNeeded\"]"))
                .effect())
        .isEqualTo(EffectClass.COMPUTE);
  }

  @Test
  void infer_readOnlyHint_excludesWrites() {
    ToolAnnotations readOnly = new ToolAnnotations(true, null, null, null);

    ToolSemantics semantics =
        ToolSemantics.infer(tool("x", "make_report", "Makes a report", "{}", readOnly));

    assertThat(semantics.effect()).isEqualTo(EffectClass.READ);
  }

  @Test
  void infer_requiredCode_isCode() {
    String properties = "{\"command\":{\"type\":\"string\"}}";
    assertThat(
            ToolSemantics.infer(requiring("shell", "run_it", properties, "[\"command\"]")).effect())
        .isEqualTo(EffectClass.CODE);
  }

  @Test
  void infer_numbersOnly_isCompute() {
    String properties = "{\"a\":{\"type\":\"number\"},\"b\":{\"type\":\"number\"}}";
    assertThat(ToolSemantics.infer(requiring("math", "add", properties, "[\"a\",\"b\"]")).effect())
        .isEqualTo(EffectClass.COMPUTE);
  }

  @Test
  void infer_computationAboutAThing_isRead() {
    String properties = "{\"repository_id\":{\"type\":\"string\"}}";
    assertThat(ToolSemantics.infer(tool("git", "analyze_repository", "", properties)).effect())
        .isEqualTo(EffectClass.READ);
  }

  @ParameterizedTest
  @CsvSource({
    "order_id, IDENTIFIER, order",
    "id, IDENTIFIER, shipment",
    "ids, IDENTIFIER, shipment",
    "projectId, IDENTIFIER, project",
    "project_key, IDENTIFIER, project",
    "issue_number, IDENTIFIER, issue",
    "owner, IDENTIFIER, owner",
    "repo, IDENTIFIER, repository",
    "username, IDENTIFIER, user",
    "path, IDENTIFIER, file",
    "parent_id, IDENTIFIER, shipment",
    "pull_number, IDENTIFIER, pull request",
    "api_key, VALUE, ''",
    "phone_number, VALUE, ''",
    "first_name, VALUE, ''",
    "query, QUERY, ''",
    "searchTerm, QUERY, ''",
    "per_page, PAGING, ''",
    "offset, PAGING, ''",
    "sql, CODE, ''",
    "amount, VALUE, ''"
  })
  void infer_parameterName_slot(String parameter, SlotKind kind, String entity) {
    String properties = "{\"" + parameter + "\":{\"type\":\"string\"}}";

    Slot slot =
        ToolSemantics.infer(tool("x", "get_shipment", "", properties))
            .slot(parameter)
            .orElseThrow();

    assertThat(slot.kind()).isEqualTo(kind);
    assertThat(slot.entity()).isEqualTo(entity);
  }

  @Test
  void infer_enumeratedOrStructured_isNoIdentifier() {
    String properties =
        "{\"status_id\":{\"enum\":[\"a\",\"b\"]},\"user_id\":{\"type\":\"object\"},"
            + "\"flag_id\":{\"type\":\"boolean\"}}";

    assertThat(ToolSemantics.infer(tool("x", "get_shipment", "", properties)).slots())
        .extracting(Slot::kind)
        .containsOnly(SlotKind.VALUE);
  }

  @Test
  void infer_codeThatIsNoProgram_isValue() {
    String properties = "{\"code\":{\"type\":\"string\",\"description\":\"country code\"}}";
    assertThat(ToolSemantics.infer(tool("x", "get_country", "Gets a country", properties)).slots())
        .extracting(Slot::kind)
        .containsExactly(SlotKind.VALUE);
  }

  @Test
  void infer_requiredNameOfAThingThatIsThere_identifiesIt() {
    String properties = "{\"name\":{\"type\":\"string\"}}";
    Slot slot =
        ToolSemantics.infer(requiring("x", "delete_bucket", properties, "[\"name\"]"))
            .slots()
            .get(0);

    assertThat(slot).isEqualTo(new Slot("name", SlotKind.IDENTIFIER, "bucket", true));
    assertThat(slot.names("bucket")).isTrue();
    assertThat(slot.names("folder")).isFalse();
  }

  @Test
  void infer_nothingToGoBy_isReadOfAnItem() {
    ToolSemantics semantics = ToolSemantics.infer(tool("x", "-", "", "{}"));

    assertThat(semantics.effect()).isEqualTo(EffectClass.READ);
    assertThat(semantics.entity()).isEqualTo("item");
  }
}

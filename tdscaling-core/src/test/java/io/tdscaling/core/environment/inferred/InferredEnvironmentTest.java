package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class InferredEnvironmentTest {
  private final ToolEnvironment tracker = open(Tools.tracker());

  private static ToolEnvironment open(List<ToolSpec> tools) {
    return Tools.factory().open(new EnvironmentRequest(tools, 42));
  }

  private static ToolResult call(
      ToolEnvironment environment, String service, String tool, String json) {
    return environment.call(new ToolRef(service, tool), Tools.json(json));
  }

  private JsonNode ok(String tool, String json) {
    ToolResult result = call(tracker, "tracker", tool, json);
    assertThat(result.error()).as("%s", result).isFalse();
    return result.content();
  }

  private String error(String tool, String json) {
    ToolResult result = call(tracker, "tracker", tool, json);
    assertThat(result.error()).as("%s", result).isTrue();
    return result.content().path("error").path("code").asText();
  }

  private JsonNode known(String tool, String parameter) {
    return tracker.knownValues(new ToolRef("tracker", tool), parameter).get(0);
  }

  /** Returns the thing inside an answer, whether or not the tool wraps it. */
  private static JsonNode thing(JsonNode answer, String key) {
    return answer.has(key) ? answer.path(key) : answer;
  }

  @Test
  void search_nothingAsked_returnsAllWithTheirNumber() {
    JsonNode found = ok("search_tickets", "{}");

    assertThat(found.path("tickets").size()).isBetween(7, 9).isEqualTo(found.path("total").asInt());
    assertThat(found.path("tickets").get(0).path("id").isInt()).isTrue();
  }

  @Test
  void search_limited_returnsOnePageAndTheWholeNumber() {
    JsonNode found = ok("search_tickets", "{'limit':2}");

    assertThat(found.path("tickets").size()).isEqualTo(2);
    assertThat(found.path("total").asInt()).isGreaterThan(2);
  }

  @Test
  void search_byProject_returnsItsTickets() {
    JsonNode project = known("search_tickets", "project_id");
    JsonNode found = ok("search_tickets", "{'project_id':" + project + "}");

    assertThat(found.path("total").asInt()).isPositive();
    assertThat(found.path("tickets"))
        .allSatisfy(ticket -> assertThat(ticket.path("project_id")).isEqualTo((Object) project));
  }

  @Test
  void search_byChoice_returnsThoseThatHaveIt() {
    JsonNode found = ok("search_tickets", "{'priority':'high'}");

    assertThat(found.path("tickets"))
        .allSatisfy(ticket -> assertThat(ticket.path("priority").asText()).isEqualTo("high"));
    assertThat(found.path("total").asInt())
        .isLessThan(ok("search_tickets", "{}").path("total").asInt());
  }

  @Test
  void search_byKnownWords_findsSomething() {
    JsonNode words = known("search_tickets", "query");

    assertThat(ok("search_tickets", "{'query':" + words + "}").path("total").asInt()).isPositive();
    assertThat(ok("search_tickets", "{'query':'xyzzy'}").path("total").asInt()).isZero();
  }

  @Test
  void read_knownId_returnsThatThing() {
    JsonNode id = known("get_ticket", "ticket_id");
    JsonNode ticket = thing(ok("get_ticket", "{'ticket_id':" + id + "}"), "ticket");

    assertThat(ticket.path("id")).isEqualTo((Object) id);
    assertThat(ticket.path("title").asText()).isNotEmpty();
  }

  @Test
  void call_unknownId_isNotFound() {
    ToolResult result = call(tracker, "tracker", "get_ticket", "{'ticket_id':1}");

    assertThat(result.content().path("error").path("message").asText())
        .isEqualTo("No ticket with id 1.");
    assertThat(error("update_ticket", "{'ticket_id':1}")).isEqualTo("not_found");
    assertThat(error("delete_ticket", "{'ticket_id':1}")).isEqualTo("not_found");
    assertThat(error("search_tickets", "{'project_id':'none'}")).isEqualTo("not_found");
    assertThat(error("create_ticket", "{'title':'T','project_id':'none'}")).isEqualTo("not_found");
  }

  @Test
  void call_argumentsUnfit_namesTheFirstProblem() {
    ToolResult result = call(tracker, "tracker", "get_ticket", "{}");

    assertThat(result.content().path("error").path("code").asText()).isEqualTo("invalid_arguments");
    assertThat(result.content().path("error").path("message").asText()).contains("ticket_id");
  }

  @Test
  void create_thenFindChangeCloseAndDelete_worldFollows() {
    JsonNode project = known("create_ticket", "project_id");
    JsonNode made =
        thing(
            ok("create_ticket", "{'title':'Zebra crossing','project_id':" + project + "}"),
            "ticket");
    String id = "{'ticket_id':" + made.path("id") + "}";
    assertThat(made.path("status").asText()).isEqualTo("open");
    assertThat(ok("search_tickets", "{'query':'zebra'}").path("total").asInt()).isEqualTo(1);

    ok("update_ticket", "{'ticket_id':" + made.path("id") + ",'title':'Lion'}");
    assertThat(thing(ok("get_ticket", id), "ticket").path("title").asText()).isEqualTo("Lion");

    ok("close_ticket", id);
    assertThat(thing(ok("get_ticket", id), "ticket").path("status").asText()).isEqualTo("closed");

    assertThat(ok("delete_ticket", id).path("deleted").asBoolean()).isTrue();
    assertThat(error("get_ticket", id)).isEqualTo("not_found");
    assertThat(error("delete_ticket", id)).isEqualTo("not_found");
  }

  @Test
  void create_twice_idsDiffer() {
    JsonNode project = known("create_ticket", "project_id");
    String arguments = "{'title':'T','project_id':" + project + "}";

    assertThat(thing(ok("create_ticket", arguments), "ticket").path("id"))
        .isNotEqualTo((Object) thing(ok("create_ticket", arguments), "ticket").path("id"));
  }

  @Test
  void stateDigest_createdAndDeleted_isAsBefore() {
    String before = tracker.stateDigest();
    JsonNode project = known("create_ticket", "project_id");
    JsonNode made =
        thing(ok("create_ticket", "{'title':'T','project_id':" + project + "}"), "ticket");
    assertThat(tracker.stateDigest()).isNotEqualTo(before);

    ok("delete_ticket", "{'ticket_id':" + made.path("id") + "}");
    assertThat(tracker.stateDigest()).isEqualTo(before);
  }

  @Test
  void send_known_isStoredAsSent() {
    String before = tracker.stateDigest();
    JsonNode id = known("send_notification", "ticket_id");
    JsonNode sent =
        thing(
            ok("send_notification", "{'ticket_id':" + id + ",'message':'Hello'}"), "notification");

    assertThat(sent.path("status").asText()).isEqualTo("sent");
    assertThat(sent.path("message").asText()).isEqualTo("Hello");
    assertThat(tracker.stateDigest()).isNotEqualTo(before);
  }

  @Test
  void read_aboutNothingThatIsKept_sameForSameArguments() {
    JsonNode lisbon = thing(ok("get_weather", "{'city':'Lisbon'}"), "weather");

    assertThat(lisbon.path("city").asText()).isEqualTo("Lisbon");
    assertThat(lisbon.path("temperature_c").isNumber()).isTrue();
    assertThat(thing(ok("get_weather", "{'city':'Lisbon'}"), "weather")).isEqualTo((Object) lisbon);
    assertThat(thing(ok("get_weather", "{'city':'Oslo'}"), "weather"))
        .isNotEqualTo((Object) lisbon);
  }

  @Test
  void call_unknownOrUnsupportedTool_isAnError() {
    ToolSpec sum = Tools.tool("math", "calculate_sum", "'a':{'type':'number'}", "a");
    ToolEnvironment math = open(List.of(sum));

    assertThat(call(math, "math", "calculate_sum", "{'a':1}").content().toString())
        .contains("unsupported");
    assertThat(call(math, "math", "nothing", "{}").content().toString()).contains("unknown_tool");
    assertThat(math.knownValues(new ToolRef("math", "nothing"), "a")).isEmpty();
    assertThatThrownBy(() -> math.effect(new ToolRef("math", "nothing")))
        .hasMessage("no such tool: math/nothing");
  }

  @Test
  void effect_tool_isInferred() {
    assertThat(tracker.effect(new ToolRef("tracker", "delete_ticket")))
        .isEqualTo(EffectClass.DELETE);
  }

  @Test
  void knownValues_byKind_whatAUserCouldKnow() {
    assertThat(tracker.knownValues(new ToolRef("tracker", "get_ticket"), "ticket_id"))
        .isNotEmpty()
        .allMatch(JsonNode::isInt);
    assertThat(tracker.knownValues(new ToolRef("tracker", "search_tickets"), "priority"))
        .isNotEmpty()
        .allMatch(value -> value.asText().equals("low") || value.asText().equals("high"));
    assertThat(tracker.knownValues(new ToolRef("tracker", "search_tickets"), "limit")).isEmpty();
    assertThat(tracker.knownValues(new ToolRef("tracker", "create_ticket"), "title")).isEmpty();
    assertThat(tracker.knownValues(new ToolRef("tracker", "get_ticket"), "no_such")).isEmpty();
  }

  @Test
  void read_scopedByAnother_showsTheScopeAsked() {
    ToolEnvironment git =
        open(
            List.of(
                Tools.tool(
                    "git",
                    "get_issue",
                    "'repo':{'type':'string'},'issue_number':{'type':'integer'}",
                    "repo",
                    "issue_number")));
    ToolRef tool = new ToolRef("git", "get_issue");
    for (JsonNode repo : git.knownValues(tool, "repo")) {
      JsonNode number = git.knownValues(tool, "issue_number").get(0);
      ToolResult result =
          call(git, "git", "get_issue", "{'repo':" + repo + ",'issue_number':" + number + "}");
      JsonNode issue = thing(result.content(), "issue");
      assertThat(issue.path("repo")).isEqualTo((Object) repo);
      assertThat(issue.path("number")).isEqualTo((Object) number);
    }
  }

  @Test
  void configure_settingOfAProject_readBack() {
    ToolEnvironment admin =
        open(
            List.of(
                Tools.tool("a", "get_settings", "'project_id':{'type':'string'}", "project_id"),
                Tools.tool(
                    "a",
                    "update_settings",
                    "'project_id':{'type':'string'},'theme':{'type':'string'}",
                    "project_id"),
                Tools.tool(
                    "a", "delete_settings", "'project_id':{'type':'string'}", "project_id")));
    JsonNode project = admin.knownValues(new ToolRef("a", "get_settings"), "project_id").get(0);
    String one = "{'project_id':" + project + "}";

    call(admin, "a", "update_settings", "{'project_id':" + project + ",'theme':'dark'}");
    assertThat(call(admin, "a", "get_settings", one).content().toString()).contains("dark");

    assertThat(call(admin, "a", "delete_settings", one).error()).isFalse();
    assertThat(call(admin, "a", "delete_settings", one).error()).isTrue();
    assertThat(call(admin, "a", "get_settings", one).error()).isTrue();
  }

  @Test
  void delete_listOfIds_eachMustExist() {
    ToolEnvironment notes =
        open(
            List.of(
                Tools.tool("n", "list_notes", ""),
                Tools.tool(
                    "n", "delete_notes", "'ids':{'type':'array','items':{'type':'string'}}", "ids"),
                Tools.tool("n", "delete_all_notes", "")));
    List<JsonNode> all =
        StreamSupport.stream(
                call(notes, "n", "list_notes", "{}").content().path("notes").spliterator(), false)
            .map(note -> note.path("id"))
            .toList();
    String two = "{'ids':[" + all.get(0) + "," + all.get(1) + "]}";

    assertThat(call(notes, "n", "delete_notes", two).error()).isFalse();
    assertThat(call(notes, "n", "delete_notes", two).error()).isTrue();
    assertThat(call(notes, "n", "list_notes", "{}").content().path("total").asInt())
        .isEqualTo(all.size() - 2);
    List<JsonNode> known = notes.knownValues(new ToolRef("n", "delete_notes"), "ids");
    assertThat(known).isNotEmpty().allMatch(JsonNode::isArray).doesNotHaveDuplicates();
    assertThat(known)
        .allSatisfy(
            list -> assertThat(list).isSubsetOf(all.subList(2, all.size())).hasSizeBetween(2, 3));
    call(notes, "n", "delete_all_notes", "{}");
    assertThat(call(notes, "n", "list_notes", "{}").content().path("total").asInt()).isZero();
  }

  @Test
  void create_withItsOwnName_secondTimeIsAConflict() {
    ToolEnvironment git =
        open(
            List.of(
                Tools.tool("git", "create_branch", "'branch':{'type':'string'}", "branch"),
                Tools.tool("git", "get_branch", "'branch':{'type':'string'}", "branch")));
    String topic = "{'branch':'topic-1'}";

    assertThat(git.knownValues(new ToolRef("git", "create_branch"), "branch")).isEmpty();
    assertThat(call(git, "git", "create_branch", topic).error()).isFalse();
    assertThat(call(git, "git", "get_branch", topic).error()).isFalse();
    assertThat(call(git, "git", "create_branch", topic).content().toString())
        .contains("already_exists");
  }

  @Test
  void create_fileWritten_canBeRead() {
    ToolEnvironment files =
        open(
            List.of(
                Tools.tool(
                    "fs",
                    "write_file",
                    "'path':{'type':'string'},'content':{'type':'string'}",
                    "path",
                    "content"),
                Tools.tool("fs", "read_file", "'path':{'type':'string'}", "path"),
                Tools.tool("fs", "create_chart", "'filename':{'type':'string'}", "filename")));

    assertThat(call(files, "fs", "read_file", "{'path':'/a.txt'}").error()).isTrue();
    call(files, "fs", "write_file", "{'path':'/a.txt','content':'one'}");
    call(files, "fs", "write_file", "{'path':'/a.txt','content':'two'}");
    assertThat(call(files, "fs", "read_file", "{'path':'/a.txt'}").content().toString())
        .contains("two")
        .doesNotContain("one");
    call(files, "fs", "create_chart", "{'filename':'/b.png'}");
    assertThat(call(files, "fs", "read_file", "{'path':'/b.png'}").error()).isFalse();
  }

  @Test
  void read_byAnotherField_findsTheThing() {
    ToolEnvironment crm =
        open(
            List.of(
                Tools.tool("crm", "get_user", "'user_id':{'type':'string'}", "user_id"),
                Tools.tool("crm", "find_user_by_mail", "'email':{'type':'string'}", "email"),
                Tools.tool("crm", "get_user_by_mail", "'email':{'type':'string'}", "email")));
    ToolRef byMail = new ToolRef("crm", "get_user_by_mail");
    JsonNode mail = crm.knownValues(byMail, "email").get(0);

    assertThat(crm.call(byMail, Tools.json("{'email':" + mail + "}")).content().toString())
        .contains(mail.asText());
    assertThat(crm.call(byMail, Tools.json("{'email':'nobody@example.org'}")).error()).isTrue();
  }
}

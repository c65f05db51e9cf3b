package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClauseWriterTest {
  private final ToolPhrases phrases = new ToolPhrases(new SemanticsCache());

  private static ToolSpec tool(String name, JsonNode arguments) {
    var schema = Json.object().put("type", "object");
    var properties = schema.putObject("properties");
    arguments
        .properties()
        .forEach(
            member -> {
              String type =
                  member.getValue().getNodeType().name().toLowerCase(java.util.Locale.ROOT);
              properties.putObject(member.getKey()).put("type", type);
            });
    return new ToolSpec(new ToolRef("desk", name), "", schema, null, ToolAnnotations.NONE);
  }

  private Clause clause(String name, String json) throws JsonProcessingException {
    JsonNode arguments = Json.parse(json);
    List<Argument> all = new ArrayList<>();
    arguments.properties().forEach(m -> all.add(Argument.of(m.getKey(), m.getValue())));
    ToolSpec tool = tool(name, arguments);
    return phrases.clause(phrases.action(tool), tool, all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cancel_order | {'order_id':'ORD-1'} | cancel order ORD-1",
        "mark_message_read | {'message_id':'MSG-1'} | mark message MSG-1 as read",
        "search_orders | {'query':'Ada','status':'shipped'} | search orders for Ada that are shipped",
        "list_invoices | {'customer_id':'CUS-1','limit':5} | list invoices for customer CUS-1 up to 5 of them",
        "send_email | {'recipient':'ada@example.com','subject':'Two words'} | send the email to ada@example.com about 'Two words'",
        "search_flights | {'origin':'Oslo','destination':'Rome','max_price':300} | search flights from Oslo to Rome for 300 at most",
        "book_room | {'nights':1,'check_in':'2026-01-02'} | book a room for 1 night from 2026-01-02",
        "reschedule_event | {'event_id':'EVT-1','starts_at':'2026-01-02T10:00:00Z'} | reschedule event EVT-1 to 2026-01-02T10:00:00Z",
        "update_ticket_priority | {'ticket_id':'TIC-1','priority':'high'} | update the ticket priority for ticket TIC-1 to high",
        "get_report | {'include_drafts':true,'dry_run':false} | get the report including the drafts for real, not as a dry run",
        "get_report | {'include_drafts':false} | get the report leaving out the drafts",
        "assign_ticket | {'ticket_id':'TIC-1','agent_id':'AGT-1'} | assign ticket TIC-1 to agent AGT-1",
        "create_thing | {'params':{'name':'Quarry'}} | create a thing called Quarry",
        "list_things | {'params':{}} | list things",
        "get_weather | {'latitude':1.5,'longitude':-2} | get the weather at latitude 1.5 and longitude -2",
        "get_graph | {'max_nodes':3,'theme_color':'red'} | get the graph with at most 3 nodes and theme color red"
      })
  void clause_arguments_areSaidAsPeopleDo(String name, String json, String said)
      throws JsonProcessingException {
    Clause clause = clause(name, json.replace('\'', '"'));
    assertThat(clause.text()).isEqualTo(said.replace('\'', '"'));
    assertThat(clause.rest()).isEmpty();
  }

  @Test
  void clause_longOrNestedValues_areSaidAfterwards() throws JsonProcessingException {
    String text = "word ".repeat(20).strip();
    Clause clause =
        clause(
            "send_note", "{\"body\":\"" + text + "\",\"parts\":[{\"a\":1,\"b\":\"x\"},{\"a\":2}]}");
    assertThat(clause.text()).isEqualTo("send the note");
    assertThat(clause.rest())
        .containsExactly(
            new Clause.Detail("body", "\"" + text + "\""),
            new Clause.Detail("parts", "a 1 and b x; a 2"));
  }

  @Test
  void clause_reference_pointsAtTheObject() throws JsonProcessingException {
    ToolSpec tool = tool("get_employee", Json.parse("{\"employee_id\":\"EMP-1\"}"));
    List<Argument> own =
        List.of(Argument.reference("employee_id", "the first expense's employee", true));
    assertThat(phrases.clause(phrases.action(tool), tool, own).text())
        .isEqualTo("get the first expense's employee");
  }
}

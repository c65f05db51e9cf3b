package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a written blueprint is said at once, each with its place and value. */
class WrittenBlueprintErrorsTest {
  @TempDir private Path directory;

  @Test
  void read_manyThingsWrong_saysAllOfThem() throws IOException {
    List<String> problems =
        problems(
            """
            {"id": " ", "seed": 7, "mode": "fast", "environmentSeed": 1.5, "persona": "Ada",
             "tools": ["search_orders"], "expectedEndState": 3,
             "phases": [
               {"steps": [
                  {"tool": "x", "arguments": {"a": {"say": 1}, "b": null, "c": {"from": "c0"}}},
                  {"calls": []},
                  {"tool": "x", "fails": "no", "when": {"from": "c1", "path": "x", "test": "like"}}],
                "facts": [{"call": "c1", "path": 3}], "closing": "talk"},
               7],
             "perturbations": [{"kind": "nope"}, {"kind": "blocked"},
               {"kind": "transient_failure", "call": "c1", "times": 0}]}
            """);

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "plans.json:1: /id: must be a text that is not blank, got \" \"",
            "plans.json:1: /seed: is not a known member here; known are id, clusterId, goal,"
                + " persona, mode, environmentSeed, tools, policies, phases, perturbations,"
                + " expectedEndState",
            "plans.json:1: /mode: must be one of sequential, parallel, iterative, clarifying,"
                + " confirming, recovering, revising, code_aided, refusing, got \"fast\"",
            "plans.json:1: /environmentSeed: must be a 64-bit integer, got 1.5",
            "plans.json:1: /persona: must be an object, got \"Ada\"",
            "plans.json:1: /expectedEndState: must be a text, got 3",
            "plans.json:1: /tools/0: must be {\"service\": …, \"name\": …} or \"service/name\","
                + " got \"search_orders\"",
            "plans.json:1: /phases/0: lacks \"request\"",
            source("a", "{\"say\":1}"),
            source("b", "null"),
            "plans.json:1: /phases/0/steps/0/arguments/c: lacks \"path\"",
            "plans.json:1: /phases/0/steps/1: needs \"tool\", or \"calls\" with one call or more",
            "plans.json:1: /phases/0/steps/2/fails: must be true or false, got \"no\"",
            "plans.json:1: /phases/0/steps/2/when/path: must be a JSON Pointer, such as"
                + " \"/items/0/id\", got \"x\"",
            "plans.json:1: /phases/0/steps/2/when/test: must be one of equals, differs, at_least,"
                + " below, got \"like\"",
            "plans.json:1: /phases/0/steps/2/when: lacks \"value\"",
            "plans.json:1: /phases/0/facts/0/path: must be a JSON Pointer, such as"
                + " \"/items/0/id\", got 3",
            "plans.json:1: /phases/0/closing: must be one of answer, refuse, got \"talk\"",
            "plans.json:1: /phases/1: must be an object, got 7",
            "plans.json:1: /perturbations/0/kind: must be one of transient_failure, rate_limited,"
                + " permanent_failure, permission_denied, not_found, blocked, missing_parameter,"
                + " ambiguous_reference, needs_confirmation, corrected_value, change_of_mind,"
                + " impossible_request, irrelevant_request, policy_conflict, distractors, got"
                + " \"nope\"",
            "plans.json:1: /perturbations/1: lacks \"call\"",
            "plans.json:1: /perturbations/2/times: must be a whole number from 1 on, got 0");
  }

  private static String source(String argument, String got) {
    return "plans.json:1: /phases/0/steps/0/arguments/"
        + argument
        + ": must be {\"said\": …}, {\"known\": …} or {\"from\": …, \"path\": …}; an object that"
        + " the user says is written {\"said\": {…}}, got "
        + got;
  }

  @Test
  void read_severalDocuments_saysTheLineOfEach() throws IOException {
    String text = "\n" + oneLine("{}") + "\n[1]\n" + oneLine(WrittenShop.good("a")) + "\n";

    assertThat(problems(text))
        .containsExactly(
            "plans.json:2: /: lacks \"id\"",
            "plans.json:2: /: lacks \"phases\"",
            "plans.json:2: /: lacks \"tools\"",
            "plans.json:3: /: must be an object, got [1]");
  }

  @Test
  void read_twoWithOneId_saysWhichCameBefore() throws IOException {
    String one = oneLine(WrittenShop.good("a"));

    assertThat(problems("[" + one + ",\n" + one + "]"))
        .containsExactly("plans.json:2: /id: \"a\" is the id of the one at plans.json:1 too");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"id\": ' | 'plans.json:1: column 8: not valid JSON: '",
        "'{\"id\": 1, \"id\": 2}' | 'plans.json:1: column 15: not valid JSON: Duplicate field'",
        "'[{}]\n{}' | 'plans.json:2: more follows the array'",
        "' ' | 'plans.json: holds no blueprint'",
        "'[]' | 'plans.json: holds no blueprint'"
      })
  void read_noDocuments_saysWhere(String text, String problem) throws IOException {
    assertThat(problems(text)).singleElement().asString().startsWith(problem);
  }

  @Test
  void read_fileThatIsNone_saysSo() {
    Path absent = directory.resolve("absent.json");

    assertThatThrownBy(() -> WrittenShop.builder().blueprints(absent).blueprints(directory).build())
        .hasMessage("no such file: " + absent + "; not a file: " + directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Unknown calls and tools.
        "'\"steps\": [{\"tool\": \"walk\"}]' | /phases/0: call c1 is of \"walk\", which is not"
            + " offered",
        "'\"steps\": [{\"tool\": \"get_order\", \"arguments\": {\"order_id\": {\"from\": \"c9\","
            + " \"path\": \"/x\"}}}]' | /phases/0: argument order_id of call c1 is from \"c9\","
            + " which is not an earlier call",
        "'\"steps\": [{\"tool\": \"search_orders\", \"id\": \"c2\"}, {\"tool\": \"search_orders\"}]'"
            + " | /phases/0: two planned calls have the id \"c2\"",
        "'\"steps\": [{\"tool\": \"search_orders\"}], \"facts\": [{\"call\": \"c2\", \"path\":"
            + " \"/x\"}]' | /phases/0/facts/0: is about call \"c2\", which this phase does not make",
        // Talk that does not fit the calls.
        "'\"steps\": []' | /phases/0: has no steps, so its closing must be refuse, got answer",
        "'\"steps\": [{\"tool\": \"search_orders\", \"arguments\": {\"status\": {\"known\":"
            + " \"shipped\"}}}]' | /phases/0/steps/0/arguments/status: is known to the user, who"
            + " never tells it: add a disclosure of c1 and status",
        "'\"steps\": [{\"tool\": \"search_orders\"}], \"disclosures\": [{\"call\": \"c1\","
            + " \"parameter\": \"x\", \"question\": \"Q?\", \"reply\": \"R.\"}]' |"
            + " /phases/0/disclosures/0: is about argument \"x\", which c1 lacks",
        "'\"steps\": [{\"tool\": \"search_orders\", \"arguments\": {\"status\": \"shipped\"}}],"
            + " \"corrections\": [{\"call\": \"c1\", \"parameter\": \"status\", \"before\":"
            + " \"pending\", \"reply\": \"R.\"}]' | /phases/0/corrections/0: needs a perturbation"
            + " needs_confirmation of call c1, or nothing is put right",
        // What execution finds.
        "'\"steps\": [{\"tool\": \"search_orders\", \"arguments\": {\"status\": \"lost\"}}]' |"
            + " /phases/0/steps/0/arguments/status: shop/search_orders: must be one of"
            + " [\"pending\",\"processing\",\"shipped\",\"delivered\",\"cancelled\"], got \"lost\"",
        "'\"steps\": [{\"tool\": \"search_orders\", \"arguments\": {\"status\": \"processing\"}},"
            + " {\"tool\": \"get_order\", \"arguments\": {\"order_id\": {\"from\": \"c1\", \"path\":"
            + " \"/orders/0/id\"}}}]' | /phases/0/steps/1/arguments/order_id: needs"
            + " \"/orders/0/id\", which the result of c1 lacks; it has /orders/0/order_id,"
            + " /orders/0/customer_id, /orders/0/product_id, /orders/0/total, /orders/0/status,"
            + " /orders/0/ordered_at, /total",
        "'\"steps\": [{\"tool\": \"search_orders\"}, {\"tool\": \"search_orders\", \"when\":"
            + " {\"from\": \"c1\", \"path\": \"/sum\", \"test\": \"below\", \"value\": 3}}]' |"
            + " /phases/0/steps/1: its condition needs \"/sum\", which the result of c1 lacks; it"
            + " has /orders/0/order_id, /orders/0/customer_id, /orders/0/product_id,"
            + " /orders/0/total, /orders/0/status, /orders/0/ordered_at, /total",
        "'\"steps\": [{\"tool\": \"get_order\", \"arguments\": {\"order_id\": \"ORD-00000\"}}]' |"
            + " '/phases/0/steps/0: executing the plan stops here: call c1 of shop/get_order failed:"
            + " {\"error\":{\"code\":\"not_found\",\"message\":\"No order has the order_id"
            + " ORD-00000.\"}}'",
        "'\"steps\": [{\"tool\": \"search_orders\", \"fails\": true}]' | '/phases/0/steps/0:"
            + " executing the plan stops here: call c1 of shop/search_orders should fail and"
            + " succeeded: '",
        "'\"steps\": [{\"tool\": \"search_orders\"}], \"facts\": [{\"call\": \"c1\", \"path\":"
            + " \"/orders\"}]' | '/phases/0/facts/0/path: must point at a text, a number or a flag"
            + " in the result of c1, which has /orders/0/order_id, '",
        "'\"steps\": [{\"tool\": \"get_order\", \"arguments\": {\"order_id\": \"ORD-34021\"}}],"
            + " \"facts\": [{\"call\": \"c1\", \"path\": \"/status\", \"text\": \"lost\"}]' |"
            + " /phases/0/facts/0/text: the result of c1 has \"processing\" there, got \"lost\"",
        // What acting it out finds: an identifier that nobody says.
        "'\"steps\": [{\"tool\": \"get_order\", \"arguments\": {\"order_id\": \"ORD-37199\"}}]' |"
            + " '/: acted out, it is rejected: the user never says \"ORD-37199\", which planned call"
            + " c1 needs; hence grounding.invented-identifier: '"
      })
  void complete_planThatDoesNotHold_saysWhy(String phase, String problem) throws IOException {
    assertThat(problems(WrittenShop.document("a", phase)))
        .singleElement()
        .asString()
        .startsWith("plans.json:1: " + problem);
  }

  @Test
  void complete_unknownTools_areErrorsBeforeAnyAttempt() throws IOException {
    String text =
        WrittenShop.good("a").replace("\"shop/place_order\"", "\"shop/walk_dog\", \"x/y/z\"");

    assertThat(problems(text))
        .containsExactly(
            "plans.json:1: /tools: shop/walk_dog is not in the catalog",
            "plans.json:1: /tools: x/y/z is not in the catalog");
  }

  @Test
  void complete_perturbationsThatNothingBearsOut_areAllSaid() throws IOException {
    String text =
        WrittenShop.good("a")
            .replaceFirst("\\{", "{\"perturbations\": PERTURBATIONS, ")
            .replace(
                "PERTURBATIONS",
                """
                [{"kind": "missing_parameter", "call": "c1", "parameter": "status"},
                 {"kind": "corrected_value", "call": "c1", "parameter": "status"},
                 {"kind": "permanent_failure", "call": "c1"},
                 {"kind": "change_of_mind", "call": "c1", "again": "c2", "parameter": "x"},
                 {"kind": "distractors", "tools": ["get_order"]}]""");

    assertThat(problems(text))
        .containsExactly(
            "plans.json:1: /perturbations/0: needs a disclosure of call c1 and parameter status",
            "plans.json:1: /perturbations/1: needs a correction of call c1 and parameter status",
            "plans.json:1: /perturbations/2: call c1 must have \"fails\": true",
            "plans.json:1: /perturbations/3: neither call c1 nor call c2 has an argument \"x\"",
            "plans.json:1: /perturbations/4: call c2 is of \"get_order\"");
  }

  @Test
  void complete_perturbationOfNoCall_namesThePerturbation() throws IOException {
    String text =
        WrittenShop.good("a")
            .replaceFirst(
                "\\{", "{\"perturbations\": [{\"kind\": \"blocked\", \"call\": \"c7\"}], ");

    assertThat(problems(text))
        .containsExactly(
            "plans.json:1: /perturbations/0: perturbation blocked is about call \"c7\", which is"
                + " not planned before it");
  }

  @Test
  void complete_anotherEndState_isAnError() throws IOException {
    String text = WrittenShop.good("a").replaceFirst("\\{", "{\"expectedEndState\": \"beef\", ");

    assertThat(problems(text))
        .singleElement()
        .asString()
        .matches(
            "plans.json:1: /expectedEndState: must be \"[0-9a-f]+\", where executing the plan"
                + " ends, or be left out; got \"beef\"");
  }

  private List<String> problems(String text) throws IOException {
    return WrittenShop.problems(directory, text);
  }

  private static String oneLine(String json) {
    return json.replaceAll("\\s*\\n\\s*", " ");
  }
}

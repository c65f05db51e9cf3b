package io.tdscaling.api.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.CodeWork;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeRecordsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static CodeCall run(String code) {
    return new CodeCall("run_python", object().put("code", code));
  }

  private static CodeTask task(List<CodeFact> facts, String answer, List<CodeCheck> checks) {
    return new CodeTask(
        "Do it.", List.of(run("a")), List.of(CodeStep.of("", run("b"))), facts, answer, checks);
  }

  private static CodeCheck.Graded graded() {
    return new CodeCheck.Graded(
        List.of(run("c")), "/ok", JsonNodeFactory.instance.booleanNode(true));
  }

  @Test
  void codeCall_argumentsThatAreNoObject_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeCall("run", MAPPER.createArrayNode()))
        .withMessage("arguments of run must be a JSON object, got ARRAY");
    assertThatIllegalArgumentException().isThrownBy(() -> new CodeCall(" ", object()));
  }

  @Test
  void codeCall_argumentsChangedAfterwards_stayAsTheyWere() {
    ObjectNode arguments = object().put("code", "a");
    CodeCall call = new CodeCall("run", arguments);
    arguments.put("code", "b");

    assertThat(call.arguments().path("code").asText()).isEqualTo("a");
  }

  @Test
  void codeStep_ofOneCall_saysWhetherItFails() {
    assertThat(CodeStep.of("why", run("a")).fails()).isFalse();
    assertThat(CodeStep.failing("why", run("a")).fails()).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new CodeStep("", List.of(), false));
  }

  @Test
  void codeFact_wrongParts_areRefused() {
    assertThat(CodeFact.printed(1, "n: (\\d+)").path()).isEqualTo("/stdout");
    assertThat(CodeFact.at(1, "/rows/0/0").pattern()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> CodeFact.at(-1, "/rows"));
    assertThatIllegalArgumentException().isThrownBy(() -> CodeFact.at(0, "rows"));
    assertThatThrownBy(() -> CodeFact.printed(0, "(")).hasMessageContaining("(");
  }

  @Test
  void codeTask_partsThatDoNotFit_areNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task(List.of(), "Done.", List.of()))
        .withMessage("a code task needs a fact or a check");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task(List.of(CodeFact.at(0, "/n")), "Done.", List.of()))
        .withMessage("the answer lacks fact {0}: Done.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task(List.of(CodeFact.at(1, "/n")), "It is {0}.", List.of()))
        .withMessage("fact {0} is of step 1, the solution has 1 steps");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CodeTask(
                    "Do it.",
                    List.of(),
                    List.of(CodeStep.of("", run("b"))),
                    List.of(),
                    "Done.",
                    List.of(),
                    new CodeTask.ResultSet(2, true)))
        .withMessage("the result set is of step 2, the solution has 1 steps");
    assertThatIllegalArgumentException().isThrownBy(() -> new CodeTask.ResultSet(-1, true));
  }

  @Test
  void codeTask_calls_areThoseGivenThenDoneThenChecked() {
    CodeTask task = task(List.of(), "Done.", List.of(graded()));

    assertThat(task.calls()).containsExactly(run("a"), run("b"), run("c"));
    assertThat(task.resultSet()).isNull();
  }

  @Test
  void codeCheck_found_needsAnArray() {
    ArrayNode rows = MAPPER.createArrayNode().add(1);
    assertThat(new CodeCheck.Found("run_sql", "/rows", rows, false).value()).isEqualTo(rows);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeCheck.Found("run_sql", "/rows", object(), false))
        .withMessage("value must be an array, got OBJECT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeCheck.Graded(List.of(), "/ok", object()));
  }

  @Test
  void codeWork_asJson_isReadBack() throws Exception {
    CodeWork work =
        new CodeWork(
            "workspace",
            "family",
            CodeKind.SQL,
            List.of(run("a")),
            List.of(
                graded(),
                new CodeCheck.Found("run_sql", "/rows", MAPPER.createArrayNode().add(1), true)));
    JsonNode json = MAPPER.valueToTree(work);

    assertThat(json.path("kind").asText()).isEqualTo("sql");
    assertThat(json.at("/checks/0/kind").asText()).isEqualTo("graded");
    assertThat(json.at("/checks/1/kind").asText()).isEqualTo("found");
    assertThat(MAPPER.treeToValue(json, CodeWork.class)).isEqualTo(work);
  }

  @Test
  void dataTable_rowsThatAreNoObjects_areRefused() {
    assertThat(new DataTable("orders", List.of(object())).rows()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DataTable("orders", List.of(MAPPER.createArrayNode())))
        .withMessage("rows of orders must be JSON objects, got ARRAY");
    assertThatIllegalArgumentException().isThrownBy(() -> new DataTable("orders", List.of()));
    assertThat(CodeTaskRequest.of(3)).isEqualTo(new CodeTaskRequest(3, List.of()));
  }

  @Test
  void codeToolFactory_lambda_hasNoFamiliesAndNoNameOfItsOwn() {
    CodeToolFactory factory =
        seed -> {
          throw new IllegalStateException("not opened");
        };
    class Named implements CodeToolFactory {
      @Override
      public CodeTool open(long seed) {
        throw new IllegalStateException("not opened");
      }
    }

    assertThat(factory.families()).isEmpty();
    assertThat(factory.label()).isEqualTo("custom");
    assertThat(new Named().label()).isEqualTo("Named");
  }
}

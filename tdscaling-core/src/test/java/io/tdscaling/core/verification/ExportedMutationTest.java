package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Breaks an exported record, as one might in an editor, and reads and verifies what is left. */
class ExportedMutationTest {
  private static final StandardVerifier VERIFIER = new StandardVerifier(new SchemaValidator());

  private final Sample sample = Samples.cancellation(4);

  @Test
  void verify_untouchedRecord_accepts() throws Exception {
    assertThat(verify(record -> {})).isEqualTo(Verdict.pass());
  }

  @Test
  void verify_unknownTool_isNamed() throws Exception {
    assertRule("structure.unknown-tool", record -> function(record, 2).put("name", "lookup"));
  }

  @Test
  void verify_missingRequiredArgument_isNamed() throws Exception {
    assertRule("schema.missing-argument", record -> function(record, 2).put("arguments", "{}"));
  }

  @Test
  void verify_wrongType_isNamed() throws Exception {
    assertRule(
        "schema.wrong-type",
        record -> function(record, 2).put("arguments", "{\"customer\":[\"ada4@example.com\"]}"));
  }

  @Test
  void verify_unansweredCall_isNamed() throws Exception {
    assertRule("structure.unanswered-call", record -> messages(record).remove(5));
  }

  @Test
  void verify_answerWithoutCall_isNamed() throws Exception {
    assertRule(
        "structure.orphan-answer",
        record -> messages(record).insert(6, message(record, 5).deepCopy()));
  }

  @Test
  void verify_alteredToolResult_isNamed() throws Exception {
    assertRule(
        "replay.result-differs",
        record -> replace(message(record, 10), "content", "21.25", "2125.0"));
  }

  @Test
  void verify_inventedIdentifier_isNamed() throws Exception {
    assertRule(
        "grounding.invented-identifier",
        record -> replace(function(record, 4), "arguments", "ORD-1291", "ORD-7777"));
  }

  @Test
  void verify_wrongEndState_isNamed() throws Exception {
    assertRule(
        "end-state.differs",
        record -> ((ObjectNode) record.path("metadata")).put("endState", "0".repeat(64)));
  }

  @Test
  void verify_reorderedDependentCalls_isNamed() throws Exception {
    assertRule(
        "grounding.dependency-order",
        record -> {
          ArrayNode messages = messages(record);
          JsonNode answer = messages.remove(5);
          JsonNode call = messages.remove(4);
          messages.insert(2, call).insert(3, answer);
        });
  }

  @Test
  void verify_tamperedFinalFact_isNamed() throws Exception {
    assertRule(
        "facts.missing", record -> replace(message(record, 11), "content", "21.25", "99.99"));
  }

  @Test
  void verify_malformedArguments_areNamed() throws Exception {
    assertRule(
        "structure.malformed-arguments",
        record -> function(record, 2).put("arguments", "{\"customer\": \"ada"));
  }

  @Test
  void verify_toolTakenOut_isMismatch() throws Exception {
    assertRule("blueprint.mismatch", record -> ((ArrayNode) record.path("tools")).remove(1), 9);
  }

  private void assertRule(String rule, Consumer<ObjectNode> mutation) throws Exception {
    Verdict verdict = verify(mutation);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Rejected.class, why -> assertThat(why.rule()).isEqualTo(rule));
  }

  /**
   * As above, after the calls of message 6, which use the tool, were taken out with their answers.
   */
  private void assertRule(String rule, Consumer<ObjectNode> mutation, int until) throws Exception {
    assertRule(
        rule,
        record -> {
          for (int i = 6; i < until; i++) {
            messages(record).remove(6);
          }
          mutation.accept(record);
        });
  }

  private Verdict verify(Consumer<ObjectNode> mutation) throws Exception {
    ObjectNode record = OpenAiFormat.write(sample.trajectory()).deepCopy();
    mutation.accept(record);
    var read = OpenAiFormat.readExported(Json.parse(Json.compact(record)));
    return VERIFIER.verify(new VerificationRequest(read, sample.blueprint(), OrderDesk.FACTORY));
  }

  private static ArrayNode messages(ObjectNode record) {
    return (ArrayNode) record.path("messages");
  }

  private static ObjectNode message(ObjectNode record, int step) {
    return (ObjectNode) messages(record).get(step);
  }

  private static ObjectNode function(ObjectNode record, int step) {
    return (ObjectNode) message(record, step).at("/tool_calls/0/function");
  }

  private static void replace(ObjectNode object, String member, String what, String with) {
    String before = object.path(member).asText();
    assertThat(before).contains(what);
    object.put(member, before.replace(what, with));
  }
}

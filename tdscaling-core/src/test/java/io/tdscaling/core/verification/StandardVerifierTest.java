package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Recorder;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Breaks a valid trajectory by hand. Its messages: 0 system, 1 user, 2 find_orders, 3 answer, 4
 * cancel_order, 5 answer, 6 get_order and get_refund, 7 and 8 answers, 9 get_refund again, 10
 * answer, 11 closing, 12 user, 13 refusal.
 */
class StandardVerifierTest {
  private static final StandardVerifier VERIFIER = new StandardVerifier(new SchemaValidator());

  private final Sample valid = Samples.cancellation(4);

  @Test
  void verify_validTrajectory_accepts() throws InterruptedException {
    assertThat(verify(valid)).isEqualTo(Verdict.pass());
  }

  @Test
  void verify_toolThatWasNotOffered_namesIt() throws InterruptedException {
    Sample broken =
        withCall(2, call -> new ToolCall(call.id(), "find\u0007things", call.arguments()));

    assertThat(verify(broken))
        .isEqualTo(
            rejected(
                "structure.unknown-tool",
                2,
                Party.ASSISTANT,
                "no tool \"find\\u0007things\" was offered"));
  }

  @Test
  void verify_missingRequiredArgument_namesIt() throws InterruptedException {
    assertRejected(withArguments(2), "schema.missing-argument", 2, "customer");
  }

  @Test
  void verify_argumentOfWrongType_namesIt() throws InterruptedException {
    assertRejected(withArguments(2, "customer", 5), "schema.wrong-type", 2, "customer");
  }

  @Test
  void verify_unknownArgument_namesIt() throws InterruptedException {
    Sample broken = withArguments(2, "customer", "ada4@example.com", "limit", 5);

    assertRejected(broken, "schema.unknown-argument", 2, "limit");
  }

  @Test
  void verify_valueOutsideEnum_namesIt() throws InterruptedException {
    Sample broken = withArguments(4, "order_id", order(), "reason", "whim");

    assertRejected(broken, "schema.bad-value", 4, "reason");
  }

  @Test
  void verify_callWithoutAnswer_isUnanswered() throws InterruptedException {
    assertThat(verify(without(5)))
        .isEqualTo(
            rejected(
                "structure.unanswered-call",
                4,
                Party.TOOL,
                "call \"call_2\" of cancel_order has no answer"));
  }

  @Test
  void verify_answerWithoutCall_isOrphan() throws InterruptedException {
    assertThat(verify(without(4)))
        .isEqualTo(
            rejected(
                "structure.orphan-answer",
                4,
                Party.TOOL,
                "the answer to call \"call_2\" follows no such open call"));
  }

  @Test
  void verify_answerOfAnotherTool_isOrphan() throws InterruptedException {
    ToolMessage answer = (ToolMessage) message(5);
    Sample broken = with(5, new ToolMessage(answer.callId(), "get_order", answer.text()));

    assertRejected(broken, "structure.orphan-answer", 5, "\"get_order\"");
  }

  @Test
  void verify_callIdUsedTwice_isDuplicate() throws InterruptedException {
    Sample broken = withCall(4, call -> new ToolCall("call_1", call.name(), call.arguments()));

    assertRejected(broken, "structure.duplicate-call-id", 4, "\"call_1\"");
  }

  @Test
  void verify_alteredResult_differsFromReplay() throws InterruptedException {
    ToolMessage answer = (ToolMessage) message(7);
    String altered = answer.text().replace("\"lines\":1", "\"lines\":2");
    Sample broken = with(7, new ToolMessage(answer.callId(), answer.name(), altered));

    Verdict.Rejected verdict = (Verdict.Rejected) verify(broken);

    assertThat(verdict.rule()).isEqualTo("replay.result-differs");
    assertThat(verdict.step()).isEqualTo(7);
    assertThat(verdict.party()).isEqualTo(Party.TOOL);
    assertThat(verdict.reason()).contains("\"lines\":1").contains("\"lines\":2");
  }

  @Test
  void verify_resultThatIsNoJson_differsFromReplay() throws InterruptedException {
    Sample broken = with(10, new ToolMessage("call_5", "get_refund", "{oops"));

    assertRejected(broken, "replay.result-differs", 10, "the trajectory says {oops");
  }

  @Test
  void verify_resultWithMembersInOtherOrder_accepts() throws InterruptedException {
    ToolMessage answer = (ToolMessage) message(7);
    String shuffled = "{ \"total\" : 21.25, \"lines\":1, \"status\":\"cancelled\", \"id\":\"%s\"}";
    Sample same =
        with(7, new ToolMessage(answer.callId(), answer.name(), shuffled.formatted(order())));

    assertThat(verify(same)).isEqualTo(Verdict.pass());
  }

  @Test
  void verify_inventedIdentifier_namesIt() throws InterruptedException {
    Sample broken = withArguments(4, "order_id", "ORD-999", "reason", "CODE-1");

    assertThat(verify(broken))
        .isEqualTo(
            rejected(
                "grounding.invented-identifier",
                4,
                Party.ASSISTANT,
                "\"ORD-999\" in arguments of cancel_order was not said and came from no earlier"
                    + " result"));
  }

  @Test
  void verify_inventedIdentifierThatItsResultEchoes_isStillInvented() throws InterruptedException {
    Recorder recorder =
        new Recorder(valid.blueprint())
            .user("Please cancel my order.")
            .call("get_order", "order_id", "ORD-999")
            .assistant(DialogueAct.ANSWER, "I cannot find it.");

    assertThat(recorder.done(4).messages().get(2).text()).contains("ORD-999");
    assertRejected(valid.with(recorder.done(4)), "grounding.invented-identifier", 1, "\"ORD-999\"");
  }

  @Test
  void verify_identifierFromToolDefinition_isGrounded() throws InterruptedException {
    ToolCall named = new ToolCall("call_3", "get_order", Recorder.arguments("order_id", "ORD-0"));

    assertRejected(
        with(6, assistant(named, refundCall())), "replay.result-differs", 7, "There is no ORD-0.");
  }

  @Test
  void verify_dependentCallsSwapped_isOutOfOrder() throws InterruptedException {
    List<Message> messages = messages();
    Collections.swap(messages, 2, 4);
    Collections.swap(messages, 3, 5);

    assertRejected(
        valid.withMessages(messages), "grounding.dependency-order", 2, "appears in message 5");
  }

  @Test
  void verify_parallelCallUsingItsSiblingsResult_isOutOfOrder() throws InterruptedException {
    List<Message> messages = messages();
    AssistantMessage cancel = (AssistantMessage) messages.get(4);
    AssistantMessage reads = (AssistantMessage) messages.remove(6);
    Message answer = messages.remove(5);
    messages.set(
        4,
        assistant(cancel.toolCalls().get(0), reads.toolCalls().get(0), reads.toolCalls().get(1)));
    messages.add(5, answer);

    assertRejected(valid.withMessages(messages), "grounding.dependency-order", 4, "get_refund");
  }

  @Test
  void verify_wrongRecordedEndState_differs() throws InterruptedException {
    Sample broken = valid.with(Samples.withEndState(valid.trajectory(), "beef"));

    Verdict.Rejected verdict = (Verdict.Rejected) verify(broken);

    assertThat(verdict.rule()).isEqualTo("end-state.differs");
    assertThat(verdict.step()).isEqualTo(-1);
    assertThat(verdict.party()).isEqualTo(Party.TOOL);
    assertThat(verdict.reason()).endsWith("the trajectory says \"beef\"");
  }

  @Test
  void verify_planThatEndsElsewhere_blamesBlueprint() throws InterruptedException {
    Sample broken =
        new Sample(Samples.withExpectedEndState(valid.blueprint(), "cafe"), valid.trajectory());

    Verdict.Rejected verdict = (Verdict.Rejected) verify(broken);

    assertThat(verdict.rule()).isEqualTo("end-state.differs");
    assertThat(verdict.party()).isEqualTo(Party.BLUEPRINT);
  }

  @Test
  void verify_callsThatStrayFromPlan_blamesAssistant() throws InterruptedException {
    Recorder recorder =
        new Recorder(valid.blueprint())
            .user("I am ada4@example.com, code CODE-1, please help.")
            .call("find_orders", "customer", "ada4@example.com")
            .assistant(DialogueAct.ANSWER, "There are three.")
            .user("Book me a flight.")
            .assistant(DialogueAct.REFUSE, "I cannot.");

    Verdict.Rejected verdict = (Verdict.Rejected) verify(valid.with(recorder.done(4)));

    assertThat(verdict.rule()).isEqualTo("end-state.differs");
    assertThat(verdict.party()).isEqualTo(Party.ASSISTANT);
  }

  @Test
  void verify_tamperedFact_isMissing() throws InterruptedException {
    Sample broken = with(11, AssistantMessage.saying("Done: it is cancelled, 121.25 comes back."));

    assertThat(verify(broken))
        .isEqualTo(
            rejected(
                "facts.missing",
                11,
                Party.ASSISTANT,
                "the answer lacks \"21.25\", which is at \"/amount\" in the result of planned call"
                    + " c4"));
  }

  @Test
  void verify_impossibleRequestNotRefused_saysSo() throws InterruptedException {
    List<StepNote> notes = new ArrayList<>(valid.trajectory().notes());
    notes.set(notes.size() - 1, new StepNote(13, DialogueAct.ANSWER, List.of()));
    Sample broken = valid.with(Samples.withNotes(valid.trajectory(), notes));

    assertRejected(broken, "facts.refusal", 13, "1 requests cannot be met, 0 are refused");
  }

  @Test
  void verify_actsUnknown_doesNotAskForRefusal() throws InterruptedException {
    List<StepNote> notes = new ArrayList<>(valid.trajectory().notes());
    notes.set(notes.size() - 1, new StepNote(13, DialogueAct.TALK, List.of()));

    assertThat(verify(valid.with(Samples.withNotes(valid.trajectory(), notes))))
        .isEqualTo(Verdict.pass());
  }

  @Test
  void verify_callsMadeForRefusedRequest_areRefused() throws InterruptedException {
    Recorder recorder =
        cancelled()
            .user("Please also book me a flight.")
            .call("find_orders", "customer", "ada4@example.com")
            .assistant(DialogueAct.REFUSE, "I am sorry, I cannot book flights.");

    assertRejected(
        valid.with(recorder.done(4)), "facts.refusal", 15, "yet 1 calls for it succeeded");
  }

  @Test
  void verify_requestRefusedThatCanBeMet_saysSo() throws InterruptedException {
    List<StepNote> notes = new ArrayList<>(valid.trajectory().notes());
    notes.set(notes.size() - 2, new StepNote(11, DialogueAct.REFUSE, List.of()));
    Sample broken = valid.with(Samples.withNotes(valid.trajectory(), notes));

    assertRejected(broken, "facts.refusal", 13, "1 requests cannot be met, 2 are refused");
  }

  @Test
  void verify_requestNotMade_blamesUser() throws InterruptedException {
    Verdict.Rejected verdict = (Verdict.Rejected) verify(valid.with(cancelled().done(4)));

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Rejected(
                "user.request-not-made",
                11,
                Party.USER,
                "the user has 2 requests to make and made 1 before ending the conversation"));
  }

  /** Returns the first request met, in the fewest messages that the plan allows. */
  private Recorder cancelled() {
    Recorder recorder =
        new Recorder(valid.blueprint())
            .user("I am ada4@example.com. Please cancel my first order, code CODE-1.")
            .call("find_orders", "customer", "ada4@example.com");
    String order = recorder.last("/orders/0").asText();
    recorder.call("cancel_order", "order_id", order, "reason", "CODE-1");
    String refund = recorder.last("/refund_id").asText();
    return recorder
        .call("get_order", "order_id", order)
        .call("get_refund", "refund_id", refund)
        .call("get_refund", "refund_id", refund)
        .assistant(DialogueAct.ANSWER, "Done: " + order + " is cancelled, 21.25 comes back.");
  }

  @Test
  void verify_emptyConversation_hasNoUser() throws InterruptedException {
    assertThat(verify(valid.withMessages(List.of())))
        .isEqualTo(rejected("structure.roles", -1, Party.USER, "nobody says anything"));
  }

  @Test
  void verify_emptyMessage_blamesItsAuthor() throws InterruptedException {
    assertThat(verify(with(1, new UserMessage(" \n"))))
        .isEqualTo(rejected("structure.empty-message", 1, Party.USER, "the user message is empty"));
  }

  @Test
  void verify_halfSurrogatePair_isMalformed() throws InterruptedException {
    assertRejected(
        with(11, AssistantMessage.saying("Done \uD83D")), "structure.malformed-text", 11, "half");
    assertRejected(
        withArguments(2, "customer", "\uDE00ada"), "structure.malformed-arguments", 2, "half");
  }

  @Test
  void verify_userTwiceInARow_isOutOfTurn() throws InterruptedException {
    List<Message> messages = messages();
    messages.add(2, new UserMessage("Hello?"));

    assertRejected(
        valid.withMessages(messages), "structure.roles", 2, "a user message stands after a user");
  }

  @Test
  void verify_secondSystemMessage_isOutOfTurn() throws InterruptedException {
    List<Message> messages = messages();
    messages.add(12, new SystemMessage("Be brief."));

    assertRejected(valid.withMessages(messages), "structure.roles", 12, "a system message");
  }

  @Test
  void verify_assistantFirst_isOutOfTurn() throws InterruptedException {
    assertRejected(without(1), "structure.roles", 1, "where the user must begin");
  }

  @Test
  void verify_endOnUser_isUnanswered() throws InterruptedException {
    assertRejected(without(13), "structure.roles", 12, "it ends on user");
  }

  @Test
  void verify_argumentsThatAreNoObject_areMalformed() throws InterruptedException {
    Sample broken =
        withCall(2, call -> new ToolCall(call.id(), call.name(), TextNode.valueOf("{\"a\":")));

    assertRejected(
        broken, "structure.malformed-arguments", 2, "must be a JSON object, got \"{\"a\":\"");
  }

  @Test
  void verify_argumentsNestedTooDeep_areMalformed() throws InterruptedException {
    JsonNode deep = Json.object();
    for (int i = 0; i < 2000; i++) {
      deep = Json.object().set("a", deep);
    }
    JsonNode arguments = deep;

    assertRejected(
        withCall(2, call -> new ToolCall(call.id(), call.name(), arguments)),
        "structure.malformed-arguments",
        2,
        "nest deeper than 64 levels");
  }

  @Test
  void verify_otherBlueprint_isMismatch() throws InterruptedException {
    Sample other = Samples.cancellation(5);

    assertThat(verify(valid.with(other.trajectory())))
        .isEqualTo(
            rejected(
                "blueprint.mismatch",
                -1,
                Party.BLUEPRINT,
                "blueprint must be as in the blueprint, \"b-4\", got \"b-5\""));
  }

  @Test
  void verify_notesOfOtherCalls_areWrong() throws InterruptedException {
    List<StepNote> notes = new ArrayList<>(valid.trajectory().notes());
    notes.set(
        0,
        new StepNote(
            2, DialogueAct.CALL, List.of(new CallNote("call_9", EffectClass.SEARCH, false))));
    Sample broken = valid.with(Samples.withNotes(valid.trajectory(), notes));

    assertRejected(broken, "structure.notes", 2, "the note is of calls [call_9]");
  }

  @Test
  void verify_tooFewNotes_areWrong() throws InterruptedException {
    Sample broken = valid.with(Samples.withNotes(valid.trajectory(), List.of()));

    assertRejected(broken, "structure.notes", -1, "there are 0 notes of 6 assistant messages");
  }

  @Test
  void verify_notedEffectThatReplayContradicts_isWrong() throws InterruptedException {
    List<StepNote> notes = new ArrayList<>(valid.trajectory().notes());
    notes.set(
        0,
        new StepNote(
            2, DialogueAct.CALL, List.of(new CallNote("call_1", EffectClass.DELETE, true))));
    Sample broken = valid.with(Samples.withNotes(valid.trajectory(), notes));

    assertRejected(
        broken,
        "replay.note-differs",
        3,
        "find_orders is search that succeeds, its note says delete that fails");
  }

  @Test
  void verify_environmentThatThrows_blamesIt() throws InterruptedException {
    EnvironmentFactory faulty =
        request -> {
          throw new IllegalStateException("no\ndatabase");
        };

    Verdict verdict =
        VERIFIER.verify(new VerificationRequest(valid.trajectory(), valid.blueprint(), faulty));

    Verdict.Rejected rejected = (Verdict.Rejected) verdict;
    assertThat(rejected.rule()).isEqualTo("replay.environment-failed");
    assertThat(rejected.party()).isEqualTo(Party.TOOL);
    assertThat(rejected.reason())
        .startsWith("environment of " + StandardVerifierTest.class.getName())
        .endsWith("threw java.lang.IllegalStateException: no\\u000adatabase");
  }

  @Test
  void verify_interrupted_throws() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> verify(valid)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void assertRejected(Sample broken, String rule, int step, String reason)
      throws InterruptedException {
    Verdict verdict = verify(broken);
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    Verdict.Rejected rejected = (Verdict.Rejected) verdict;
    assertThat(rejected.rule()).as(rejected.toString()).isEqualTo(rule);
    assertThat(rejected.step()).isEqualTo(step);
    assertThat(rejected.reason()).contains(reason);
  }

  private static Verdict verify(Sample sample) throws InterruptedException {
    return VERIFIER.verify(
        new VerificationRequest(sample.trajectory(), sample.blueprint(), OrderDesk.FACTORY));
  }

  private static Verdict.Rejected rejected(String rule, int step, Party party, String reason) {
    return new Verdict.Rejected(rule, step, party, reason);
  }

  private List<Message> messages() {
    return new ArrayList<>(valid.trajectory().messages());
  }

  private Message message(int step) {
    return valid.trajectory().messages().get(step);
  }

  private Sample with(int step, Message message) {
    List<Message> messages = messages();
    messages.set(step, message);
    return valid.withMessages(messages);
  }

  private Sample without(int step) {
    List<Message> messages = messages();
    messages.remove(step);
    return valid.withMessages(messages);
  }

  private Sample withCall(int step, UnaryOperator<ToolCall> change) {
    return with(
        step, assistant(change.apply(((AssistantMessage) message(step)).toolCalls().get(0))));
  }

  private Sample withArguments(int step, Object... namesAndValues) {
    return withCall(
        step, call -> new ToolCall(call.id(), call.name(), Recorder.arguments(namesAndValues)));
  }

  private ToolCall refundCall() {
    return ((AssistantMessage) message(6)).toolCalls().get(1);
  }

  private String order() {
    return ((AssistantMessage) message(4)).toolCalls().get(0).arguments().get("order_id").asText();
  }

  private static AssistantMessage assistant(ToolCall... calls) {
    return new AssistantMessage("", List.of(calls));
  }
}

package io.tdscaling.core.metric;

import static io.tdscaling.core.metric.TrajectoryFixture.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import org.junit.jupiter.api.Test;

class TrajectoryProfilerTest {
  private static final String OK = "{'ok':true}";

  private final TrajectoryFixture conversation = new TrajectoryFixture();

  private TrajectoryProfile profile() {
    return new TrajectoryProfiler().profile(conversation.build());
  }

  @Test
  void actions_argumentSaidByUser_sourceIsUser() {
    conversation.user("Show order A-1001").call("get_order", "{'id':'A-1001'}", OK);

    assertThat(profile().actions()).containsExactly("read/u");
  }

  @Test
  void actions_argumentSaidBySystem_sourceIsUser() {
    conversation.system("You serve user U-1001").call("get_user", "{'id':'U-1001'}", OK);

    assertThat(profile().actions()).containsExactly("read/u");
  }

  @Test
  void actions_argumentFromEarlierResult_sourceIsResult() {
    conversation
        .user("Show my order")
        .call("search_orders", "{}", "[{'id':'A-1001'}]")
        .call("get_order", "{'id':'A-1001'}", OK);

    assertThat(profile().actions()).containsExactly("search/n", "read/r");
  }

  @Test
  void actions_resultThatEchoesItsOwnArgument_isNoSource() {
    conversation
        .user("Order A-1001")
        .call("get_order", "{'id':'A-1001'}", "{'id':'A-1001'}")
        .call("update_order", "{'id':'A-1001'}", OK);

    assertThat(profile().actions()).containsExactly("read/u", "update/u");
  }

  @Test
  void actions_resultThatRepeatsWhatUserSaidBefore_isNoSource() {
    conversation
        .user("Order A-1001 please")
        .call("search_orders", "{}", "[{'id':'A-1001'}]")
        .call("get_order", "{'id':'A-1001'}", OK);

    assertThat(profile().actions()).containsExactly("search/n", "read/u");
  }

  @Test
  void actions_userChoosesAmongResults_sourceIsBoth() {
    conversation
        .user("My orders")
        .call("search_orders", "{}", "[{'id':'A-1001'},{'id':'A-1002'}]")
        .says("Which?")
        .user("A-1002")
        .call("get_order", "{'id':'A-1002'}", OK);

    assertThat(profile().actions()).containsExactly("search/n", "talk", "read/b");
  }

  @Test
  void actions_flagSaidByUserOrSmallNumberFromResult_isNoSource() {
    conversation
        .user("is it true?")
        .call("search_orders", "{'open':true}", "[{'count':7}]")
        .call("get_order", "{'position':7}", OK);

    assertThat(profile().actions()).containsExactly("search/n", "read/n");
  }

  @Test
  void actions_parallelCalls_areMarkedAndDoNotSeeEachOther() {
    conversation
        .user("compare")
        .calls(
            toolCall("p1", "search_orders", "{}"), toolCall("p2", "get_order", "{'id':'A-1001'}"))
        .result("p1", "search_orders", "[{'id':'A-1001'}]")
        .result("p2", "get_order", OK)
        .calls(
            toolCall("q1", "get_order", "{'id':'A-1001'}"),
            toolCall("q2", "get_order", "{'id':'A-1'}"),
            toolCall("q3", "get_order", "{'id':'A-2'}"),
            toolCall("q4", "get_order", "{'id':'A-3'}"));

    assertThat(profile().actions()).containsExactly("read+search*2/n", "read*3/r");
    assertThat(profile().modes()).contains(ReasoningMode.PARALLEL);
  }

  @Test
  void actions_stepAfterFailedCall_isRecoveryOnce() {
    conversation
        .user("go")
        .call("get_order", "{'id':1}", "{'error':{'code':'busy','message':'later'}}")
        .says("Hm.")
        .call("search_orders", "{}", "Error: down")
        .call("search_orders", "{'page':1}", OK)
        .call("search_orders", "{'page':2}", OK);

    assertThat(profile().actions())
        .containsExactly("read/n", "talk", "search/n!", "search/n!", "search/n");
    assertThat(profile().modes()).contains(ReasoningMode.RECOVERING);
  }

  @Test
  void actions_callDoneAgainAfterUserTurn_isRevision() {
    conversation
        .user("Book for Ann on Monday")
        .call("create_booking", "{'name':'Ann','day':'Monday'}", OK)
        .says("Done")
        .user("Tuesday, sorry")
        .call("create_booking", "{'name':'Ann','day':'Tuesday'}", OK);

    assertThat(profile().actions()).containsExactly("create/u", "talk", "create/u~");
    assertThat(profile().modes()).containsExactly(ReasoningMode.REVISING);
  }

  @Test
  void actions_sameCallWithoutUserTurnBetween_isNoRevision() {
    conversation
        .user("Ann on Monday and Tuesday")
        .call("create_booking", "{'name':'Ann','day':'Monday'}", OK)
        .call("create_booking", "{'name':'Ann','day':'Tuesday'}", OK);

    assertThat(profile().actions()).containsExactly("create/u", "create/u");
  }

  @Test
  void actions_swappedOrEqualOrFailedEarlierCall_isNoRevision() {
    conversation
        .user("trips")
        .call("search_trips", "{'from':'Rome','to':'Oslo','direct':true}", OK)
        .user("and back")
        .call("search_trips", "{'from':'Oslo','to':'Rome','direct':true}", OK)
        .user("again")
        .call("search_trips", "{'from':'Oslo','to':'Rome','direct':true}", OK)
        .call("get_order", "{'name':'Ann','day':1}", "Error")
        .user("so?")
        .call("get_order", "{'name':'Ann','day':2}", OK);

    assertThat(profile().modes()).doesNotContain(ReasoningMode.REVISING);
  }

  @Test
  void actions_recoveryThatRevises_carriesBothMarks() {
    conversation
        .user("x")
        .call("create_booking", "{'name':'Ann','day':1}", OK)
        .user("y")
        .call("get_booking", "{}", "Error")
        .call("create_booking", "{'name':'Ann','day':2}", OK);

    assertThat(profile().actions()).containsExactly("create/n", "read/n", "create/n!~");
  }

  @Test
  void actions_notes_decideActsEffectsAndErrors() {
    conversation
        .user("go")
        .says(DialogueAct.ASK, "Which?")
        .user("that")
        .says(DialogueAct.CONFIRM, "Sure?")
        .user("yes")
        .noted("get_thing", EffectClass.NOTIFY, true, "{}", "all fine")
        .noted("get_thing", EffectClass.CODE, false, "{'code':'1'}", "Error: not really")
        .says(DialogueAct.REFUSE, "Cannot do the rest")
        .says(DialogueAct.ANSWER, "Done");

    assertThat(profile().actions())
        .containsExactly("ask", "confirm", "notify/n", "code/n!", "refuse", "answer");
    assertThat(profile().modes())
        .containsExactly(
            ReasoningMode.CLARIFYING,
            ReasoningMode.CONFIRMING,
            ReasoningMode.RECOVERING,
            ReasoningMode.CODE_AIDED,
            ReasoningMode.REFUSING);
  }

  @Test
  void actions_nameWithoutKnownVerb_effectIsUnknown() {
    conversation.user("hi").call("zorblax", "{}", OK).call("", "{}", OK);

    assertThat(profile().actions()).containsExactly("unknown/n", "unknown/n");
  }

  @Test
  void actions_codeWithoutDefinition_isToldByItsArgument() {
    conversation
        .call("run_python", "{'code':'print(1)'}", "1")
        .call("run_workflow", "{'name':'nightly'}", OK)
        .call("python", "{'code':'print(2)'}", "2");

    assertThat(profile().actions()).containsExactly("code/n", "unknown/n", "code/n");
  }

  @Test
  void actions_argumentsThatAreText_areTaken() {
    conversation.user("{broken").calls(toolCall("c", "get_order", "{broken"));

    assertThat(profile().actions()).containsExactly("read/u");
  }

  @Test
  void modes_chainOfCalls_isSequential() {
    conversation
        .user("x")
        .call("search_orders", "{}", "[{'id':'A-1001'}]")
        .call("get_order", "{'id':'A-1001'}", OK)
        .says(DialogueAct.ASK, "More?");

    assertThat(profile().modes())
        .containsExactly(ReasoningMode.SEQUENTIAL, ReasoningMode.CLARIFYING);
  }

  @Test
  void modes_singleCallWithQuestion_isClarifyingOnly() {
    conversation.user("x").says(DialogueAct.ASK, "What?").user("y").call("get_order", "{}", OK);

    assertThat(profile().modes()).containsExactly(ReasoningMode.CLARIFYING);
  }

  @Test
  void modes_threeDifferentSuccessfulCallsOfOneTool_isIterative() {
    conversation
        .call("get_order", "{'id':1}", OK)
        .call("get_order", "{'id':1}", OK)
        .call("get_order", "{'id':2}", OK)
        .call("get_order", "{'id':3}", "Error");
    assertThat(profile().modes()).doesNotContain(ReasoningMode.ITERATIVE);

    conversation.call("get_order", "{'id':3}", OK);
    assertThat(profile().modes()).contains(ReasoningMode.ITERATIVE);
  }

  @Test
  void profile_emptyConversation_hasNothing() {
    TrajectoryProfile profile = profile();

    assertThat(profile.actions()).isEmpty();
    assertThat(profile.signature()).isEmpty();
    assertThat(profile.modes()).isEmpty();
    assertThat(profile.domainsKnown()).isTrue();
    assertThat(profile.complexity()).isZero();
  }
}

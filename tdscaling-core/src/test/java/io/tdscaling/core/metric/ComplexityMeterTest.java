package io.tdscaling.core.metric;

import static io.tdscaling.core.metric.TrajectoryFixture.toolCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tdscaling.api.tool.EffectClass;
import org.junit.jupiter.api.Test;

/** Every expectation is computed by hand from the formula, in units of 1/1024. */
class ComplexityMeterTest {
  private static final long ONE = 1024;
  private static final String OK = "{'ok':true}";

  private final TrajectoryFixture conversation = new TrajectoryFixture();

  private long complexity() {
    return new TrajectoryProfiler().profile(conversation.build()).complexity();
  }

  @Test
  void complexity_callWithoutGroundedArguments_isOne() {
    conversation.user("x").call("get_order", "{'id':'A-1001','flag':true}", OK);

    assertThat(complexity()).isEqualTo(ONE);
  }

  @Test
  void complexity_groundedLeaves_countByLogarithm() {
    conversation.user("Ann, Rome, Oslo").call("f", "{'a':'Ann','b':'Rome','c':['Oslo','x']}", OK);

    // 1 + log2(1 + 3)
    assertThat(complexity()).isEqualTo(3 * ONE);
  }

  @Test
  void complexity_twoGroundedLeaves_areRoundedHalfUp() {
    conversation.user("Ann, Rome").call("f", "{'a':'Ann','b':'Rome'}", OK);

    // 1 + log2(3) = 2.584962500…, times 1024 = 2647.0016
    assertThat(complexity()).isEqualTo(2647);
  }

  @Test
  void complexity_sameValueManyTimesInOneList_countsOnce() {
    conversation.user("Ann").call("f", "{'a':['Ann','Ann','Ann']}", OK);

    assertThat(complexity()).isEqualTo(2 * ONE);
  }

  @Test
  void complexity_manyGroundedLeaves_stopAtSixteen() {
    StringBuilder arguments = new StringBuilder("{'p0':'word'");
    for (int i = 1; i < 40; i++) {
      arguments.append(",'p").append(i).append("':'word'");
    }
    conversation.user("word").call("f", arguments.append('}').toString(), OK);

    // 1 + log2(17) = 5.087462841…, times 1024 = 5209.5619
    assertThat(complexity()).isEqualTo(5210);
  }

  @Test
  void complexity_chain_countsDepth() {
    conversation
        .user("x")
        .call("list_a", "{}", "{'id':'A-1001'}")
        .call("get_a", "{'id':'A-1001'}", "{'b':'B-1001'}")
        .call("get_b", "{'id':'B-1001'}", OK);

    // 1, then 1 + log2(2) + 0.5, then 1 + log2(2) + 1
    assertThat(complexity()).isEqualTo(ONE + 2560 + 3072);
  }

  @Test
  void complexity_longChain_stopsAtDepthEight() {
    conversation.user("x").call("get_a", "{}", "{'id':'A-1001'}");
    for (int i = 1; i <= 10; i++) {
      conversation.call("get_a", "{'id':'A-100" + i + "'}", "{'id':'A-100" + (i + 1) + "'}");
    }

    // 1 + ten times 2 + halves of 1..8, 8, 8
    assertThat(complexity()).isEqualTo(ONE + 10 * 2 * ONE + (36 + 16) * 512);
  }

  @Test
  void complexity_parallelCalls_shareADepth() {
    conversation
        .user("x")
        .call("list_a", "{}", "[{'id':'A-1001'},{'id':'A-1002'}]")
        .calls(toolCall("p", "get_a", "{'id':'A-1001'}"), toolCall("q", "get_a", "{'id':'A-1002'}"))
        .result("p", "get_a", OK)
        .result("q", "get_a", OK);

    assertThat(complexity()).isEqualTo(ONE + 2560 + 2560);
  }

  @Test
  void complexity_valueOfAnotherService_countsTheCrossing() {
    conversation
        .tool("one", "list_a")
        .tool("one", "get_a")
        .tool("two", "get_b")
        .user("x")
        .call("list_a", "{}", "{'id':'A-1001','owner':'U-1001'}")
        .call("get_a", "{'id':'A-1001'}", OK)
        .call("get_b", "{'id':'U-1001'}", OK);

    // 1, then 2.5 within the service, then 3 across services
    assertThat(complexity()).isEqualTo(ONE + 2560 + 3072);
  }

  @Test
  void complexity_servicesUnknown_crossNothing() {
    conversation
        .tool("two", "get_b")
        .user("x")
        .call("list_a", "{}", "{'id':'A-1001'}")
        .call("get_b", "{'id':'A-1001'}", OK);

    assertThat(complexity()).isEqualTo(ONE + 2560);
  }

  @Test
  void complexity_repeatedCall_countsOnce() {
    conversation
        .user("Ann")
        .call("f", "{'a':'Ann','b':1}", OK)
        .call("f", "{'b':1,'a':'Ann'}", OK)
        .call("g", "{'a':'Ann','b':1}", OK);

    assertThat(complexity()).isEqualTo(2 * 2 * ONE);
  }

  @Test
  void complexity_failedAndUnansweredCalls_countNothing() {
    conversation
        .user("Ann")
        .call("f", "{'a':'Ann'}", "Error: no")
        .calls(toolCall("last", "g", "{}"));

    assertThat(complexity()).isZero();
  }

  @Test
  void complexity_recovery_countsOncePerToolAndCode() {
    conversation
        .call("f", "{'a':1}", "{'error':{'code':'busy'}}")
        .call("f", "{'a':1}", OK) // 1 + 1
        .call("f", "{'a':2}", "{'error':{'code':'busy'}}")
        .call("f", "{'a':2}", OK) // 1
        .call("f", "{'a':3}", "{'error':{'code':'gone'}}")
        .call("f", "{'a':3}", OK) // 1 + 1
        .call("g", "{'a':1}", "{'error':{'code':'busy'}}")
        .call("g", "{'a':1}", OK); // 1 + 1

    assertThat(complexity()).isEqualTo(7 * ONE);
  }

  @Test
  void complexity_sameErrorOnOtherIds_isOneKindOfError() {
    conversation
        .call("f", "{'a':1}", "Error: order A-1 not found")
        .call("f", "{'a':2}", OK)
        .call("f", "{'a':3}", "Error: order A-3 not found")
        .call("f", "{'a':4}", OK);

    assertThat(complexity()).isEqualTo(3 * ONE);
  }

  @Test
  void complexity_successOfAnotherTool_isNoRecovery() {
    conversation.call("f", "{}", "Error: no").call("g", "{}", OK);

    assertThat(complexity()).isEqualTo(ONE);
  }

  @Test
  void complexity_code_countsNonBlankLinesByLogarithm() {
    String code = "{'code':'a\\n\\n  \\nb\\nc','note':'x\\ny'}";
    conversation
        .noted("run", EffectClass.CODE, false, code, "1")
        .noted("look", EffectClass.READ, false, code, "1");

    // 1 + log2(1 + 3) where it runs code, 1 where it does not
    assertThat(complexity()).isEqualTo(4 * ONE);
  }

  @Test
  void complexity_longCode_stopsAtFive() {
    conversation.noted(
        "run", EffectClass.CODE, false, "{'script':'" + "a\\n".repeat(1000) + "'}", "1");

    assertThat(complexity()).isEqualTo(6 * ONE);
  }

  @Test
  void weights_negativeOrNotANumber_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComplexityWeights(1, 1, 16, -0.5, 8, 0.5, 1, 5))
        .withMessage("perDepth must not be negative, got -0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComplexityWeights(Double.NaN, 1, 16, 0.5, 8, 0.5, 1, 5));
  }
}

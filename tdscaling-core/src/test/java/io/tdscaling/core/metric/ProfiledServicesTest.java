package io.tdscaling.core.metric;

import static io.tdscaling.core.metric.TrajectoryFixture.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.ToolRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which services a trajectory is credited with, and which results belong to which calls. */
class ProfiledServicesTest {
  private static final String OK = "{'ok':true}";

  private final TrajectoryFixture conversation = new TrajectoryFixture();

  private TrajectoryProfile profile() {
    return new TrajectoryProfiler().profile(conversation.build());
  }

  @Test
  void domains_ofServicesCalledWithSuccess_areDistinctAndSorted() {
    conversation
        .tool("shop", "get_order")
        .tool("store", "get_item")
        .tool("air", "get_flight")
        .tool("zoo", "get_animal")
        .domain("shop", "retail")
        .domain("store", "retail")
        .domain("air", "aviation")
        .domain("zoo", "animals")
        .call("get_order", "{}", OK)
        .call("get_item", "{}", OK)
        .call("get_flight", "{}", OK)
        .call("get_animal", "{}", "Error");

    assertThat(profile().domains()).containsExactly("aviation", "retail");
    assertThat(profile().domainsKnown()).isTrue();
    assertThat(profile().tools())
        .containsExactly(
            new ToolRef("air", "get_flight"),
            new ToolRef("shop", "get_order"),
            new ToolRef("store", "get_item"));
  }

  @Test
  void domains_serviceWithoutDomain_isUnknown() {
    conversation.tool("shop", "get_order").call("get_order", "{}", OK);

    assertThat(profile().domainsKnown()).isFalse();
    assertThat(profile().tools()).isEqualTo(List.of(new ToolRef("shop", "get_order")));
  }

  @Test
  void results_idsUsedAgainInEveryStep_answerTheLatestCall() {
    conversation
        .calls(toolCall("x", "get_order", "{'id':1}"))
        .result("x", "get_order", "Error: no")
        .calls(toolCall("x", "get_order", "{'id':2}"), toolCall("x", "get_order", "{'id':3}"))
        .result("x", "get_order", OK)
        .result("x", "get_order", "Error: no")
        .result("x", "get_order", "Error: one too many");

    // Of three calls one succeeded, ungrounded.
    assertThat(profile().complexity()).isEqualTo(1024 + 1024);
  }

  @Test
  void results_withoutIds_answerInOrder() {
    conversation
        .calls(toolCall("a", "get_order", "{}"), toolCall("b", "get_item", "{}"))
        .result("", "get_item", OK)
        .result("", "", "Error")
        .result("unknown", "get_order", OK);

    assertThat(profile().complexity()).isEqualTo(1024);
  }
}

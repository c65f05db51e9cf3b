package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations in which anything may follow anything. */
class ProfilerFuzzTest {
  private static final Pattern TOKEN =
      Pattern.compile(
          "ask|confirm|answer|refuse|talk"
              + "|(read|search|create|update|delete|notify|compute|code|unknown)"
              + "(\\+(read|search|create|update|delete|notify|compute|code|unknown))*"
              + "(\\*[23])?/[urbn]!?~?");
  private static final List<String> TOOLS =
      List.of("get_order", "search_orders", "create_order", "zorblax", "", "run_code");
  private static final List<String> ARGUMENTS =
      List.of(
          "{}",
          "{'id':'A-1001'}",
          "{'id':'A-1002','n':[1,true,null,{'x':'Ann'}]}",
          "{'code':'a\\nb'}",
          "[]",
          "17",
          "null",
          "{broken",
          "'A-1001'");
  private static final List<String> RESULTS =
      List.of("", "{}", "[{'id':'A-1001'}]", "Error: A-1002", "{'error':'x'}", "A-1001 is done");

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void profile_anyConversation_keepsTheInvariants(long seed) {
    SeededRandom random = new SeededRandom(seed);
    for (int round = 0; round < 200; round++) {
      Trajectory trajectory = conversation(random);
      TrajectoryProfile profile = new TrajectoryProfiler().profile(trajectory);

      assertThat(profile.actions()).as("seed %d", seed).allMatch(TOKEN.asMatchPredicate());
      assertThat(profile)
          .as("seed %d", seed)
          .isEqualTo(new TrajectoryProfiler().profile(trajectory));
      assertThat(List.copyOf(profile.modes()))
          .as("seed %d", seed)
          .isSortedAccordingTo(ReasoningMode::compareTo);
    }
  }

  @Test
  void profile_veryLongConversation_isMeasured() {
    TrajectoryFixture conversation = new TrajectoryFixture().user("start with A-0");
    for (int i = 0; i < 1000; i++) {
      conversation.call(
          "get_order", "{'id':'A-" + i + "'}", "{'next':'A-" + (i + 1) + "','text':'to be done'}");
    }
    TrajectoryProfile profile = new TrajectoryProfiler().profile(conversation.build());

    assertThat(profile.signature()).isEqualTo("read/u read/r{4+}");
    // 2, then 2 and half the depth for each: depths 1 to 7, then 992 times 8
    assertThat(profile.complexity()).isEqualTo(1000 * 2048 + (28 + 992 * 8) * 512);
  }

  private static Trajectory conversation(SeededRandom random) {
    TrajectoryFixture fixture = new TrajectoryFixture();
    if (random.chance(0.5)) {
      fixture.tool("shop", "get_order").tool("bank", "create_order").domain("shop", "retail");
    }
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      add(fixture, random);
    }
    return fixture.build();
  }

  private static void add(TrajectoryFixture fixture, SeededRandom random) {
    switch (random.nextInt(7)) {
      case 0 -> fixture.user(random.pick(List.of("A-1001", "Ann wants two", "")));
      case 1 -> fixture.says("x");
      case 2 -> fixture.says(random.pick(List.of(DialogueAct.values())), "x");
      case 3 -> fixture.result("c" + random.nextInt(4), random.pick(TOOLS), random.pick(RESULTS));
      case 4 -> fixture.calls(calls(random));
      case 5 ->
          fixture.noted(
              random.pick(TOOLS),
              random.pick(List.of(EffectClass.values())),
              random.chance(0.3),
              random.pick(ARGUMENTS),
              random.pick(RESULTS));
      default -> fixture.call(random.pick(TOOLS), random.pick(ARGUMENTS), random.pick(RESULTS));
    }
  }

  private static ToolCall[] calls(SeededRandom random) {
    List<ToolCall> calls = new ArrayList<>();
    int size = random.between(1, 4);
    for (int i = 0; i < size; i++) {
      String id = "c" + random.nextInt(4);
      calls.add(TrajectoryFixture.toolCall(id, random.pick(TOOLS), random.pick(ARGUMENTS)));
    }
    return calls.toArray(ToolCall[]::new);
  }
}

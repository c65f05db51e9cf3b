package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.agent.Simulator;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.simulation.ConversationSimulator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptRunnerTest {
  private static final Blueprint PLAN = EngineFixture.SAMPLE.blueprint();
  private static final Trajectory TRAJECTORY = EngineFixture.SAMPLE.trajectory();
  private static final String HERE = AttemptRunnerTest.class.getName();
  private static final String STATE = "java.lang.IllegalStateException: broken";

  private Blueprinter blueprinter = request -> new BlueprintOutcome.Planned(PLAN);
  private Simulator simulator = request -> TRAJECTORY;
  private TrajectoryVerifier verifier = request -> Verdict.pass();
  private @Nullable Judge judge;

  @Test
  void run_allWell_accepts() throws Exception {
    Attempt attempt = run();

    assertThat(attempt.verdict()).isEqualTo(Verdict.pass());
    assertThat(attempt.index()).isEqualTo(5);
    assertThat(attempt.target()).isEqualTo(EngineFixture.AIM);
    assertThat(attempt.blueprint()).contains(PLAN);
    assertThat(attempt.trajectory()).contains(TRAJECTORY);
  }

  @Test
  void run_stagesAsked_getSeedsOfTheirOwn() throws Exception {
    long[] seeds = new long[2];
    blueprinter =
        request -> {
          seeds[0] = request.seed();
          return new BlueprintOutcome.Planned(PLAN);
        };
    simulator =
        request -> {
          seeds[1] = request.seed();
          assertThat(request.runSeed()).isEqualTo(7);
          assertThat(request.index()).isEqualTo(5);
          assertThat(request.domains()).containsExactly(Map.entry("orders", "Retail"));
          assertThat(request.tools()).isEqualTo(OrderDesk.tools());
          return TRAJECTORY;
        };

    assertThat(run().verdict()).isEqualTo(Verdict.pass());
    assertThat(seeds[0]).isNotEqualTo(seeds[1]);
  }

  @Test
  void run_notPlanned_isRejectedWithItsCause() throws Exception {
    blueprinter = request -> new BlueprintOutcome.NotPlanned("plan-failed", "no\nsuch order");

    Attempt attempt = run();

    assertThat(attempt.verdict())
        .isEqualTo(
            new Verdict.Rejected(
                "blueprint.plan-failed", -1, Party.BLUEPRINT, "no\\u000asuch order"));
    assertThat(attempt.blueprint()).isEmpty();
    assertThat(attempt.trajectory()).isEmpty();
  }

  @Test
  void run_blueprinterThrows_isNamed() throws Exception {
    blueprinter = new BrokenBlueprinter();

    assertFault("blueprint.fault", Party.BLUEPRINT, HERE + "$BrokenBlueprinter threw " + STATE);
  }

  @Test
  void run_lambdaThrows_isNamedTheSameInEveryRun() throws Exception {
    blueprinter =
        request -> {
          throw new IllegalStateException("broken");
        };

    assertFault("blueprint.fault", Party.BLUEPRINT, "a lambda in " + HERE + " threw " + STATE);
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller's code may do
  void run_stageReturnsNull_isNamed() throws Exception {
    String threw =
        "a lambda in " + HERE + " threw java.lang.NullPointerException: it returned null";
    judge = (trajectory, plan) -> null;
    assertFault("judge.fault", Party.JUDGE, threw);
    verifier = request -> null;
    assertFault("tool.fault", Party.TOOL, threw);
    simulator = request -> null;
    assertFault("assistant.fault", Party.ASSISTANT, threw);
    blueprinter = request -> null;
    assertFault("blueprint.fault", Party.BLUEPRINT, threw);
  }

  @Test
  void run_planRefersToWhatIsNotThere_isRejected() throws Exception {
    plan(Map.of("find_orders", new ToolRef("orders", "find_orders")));

    Verdict.Rejected why = rejection(run());

    assertThat(why.rule()).isEqualTo("blueprint.broken-reference");
    assertThat(why.party()).isEqualTo(Party.BLUEPRINT);
    assertThat(why.reason())
        .startsWith("call c2 is of \"cancel_order\", which is not offered; call c3");
  }

  @Test
  void run_planOffersUnknownTool_isRejected() throws Exception {
    Map<String, ToolRef> tools = new LinkedHashMap<>(PLAN.tools());
    tools.put("book_flight", new ToolRef("flights", "book_flight"));
    plan(tools);

    assertFault(
        "blueprint.unknown-tool", Party.BLUEPRINT, "flights/book_flight is not a usable tool");
  }

  @Test
  void run_planOffersToolUnderNoName_isRejected() throws Exception {
    Map<String, ToolRef> tools = new LinkedHashMap<>(PLAN.tools());
    tools.put("get order", new ToolRef("orders", "get_order"));
    plan(tools);

    Verdict.Rejected why = rejection(run());

    assertThat(why.rule()).isEqualTo("blueprint.fault");
    assertThat(why.reason())
        .startsWith("a lambda in " + HERE + " made a plan that fails: ")
        .endsWith(
            "offered tool name must be 1 to 64 characters of [A-Za-z0-9_-], got \"get order\"");
  }

  @Test
  void run_simulatorThrows_isNamed() throws Exception {
    simulator =
        request -> {
          throw new IOException("no answer");
        };
    assertFault(
        "assistant.fault",
        Party.ASSISTANT,
        "a lambda in " + HERE + " threw java.io.IOException: no answer");
  }

  @Test
  void run_roleThrows_isThatRolesFault() throws Exception {
    simulator =
        new ConversationSimulator(
            view -> {
              throw new IllegalStateException("broken");
            },
            view -> {
              throw new AssertionError("not reached");
            });

    Verdict.Rejected why = rejection(run());

    assertThat(why.rule()).isEqualTo("simulation.fault");
    assertThat(why.party()).isEqualTo(Party.USER);
    assertThat(why.reason()).endsWith(" threw " + STATE);
  }

  @Test
  void run_verifierThrows_keepsTheTrajectory() throws Exception {
    verifier =
        request -> {
          throw new IllegalStateException("broken");
        };

    assertFault("tool.fault", Party.TOOL, "a lambda in " + HERE + " threw " + STATE);
    assertThat(run().trajectory()).contains(TRAJECTORY);
  }

  @Test
  void run_verifierRejects_doesNotAskTheJudge() throws Exception {
    Verdict.Rejected no = EngineFixture.fault("facts.missing");
    verifier = request -> no;
    judge =
        (trajectory, plan) -> {
          throw new AssertionError("not reached");
        };

    assertThat(run().verdict()).isEqualTo(no);
  }

  @Test
  void run_judgePasses_accepts() throws Exception {
    judge = (trajectory, plan) -> new Judge.Judgement(true, "fine");

    assertThat(run().verdict()).isEqualTo(Verdict.pass());
  }

  @Test
  void run_judgeRejects_saysWhy() throws Exception {
    judge = (trajectory, plan) -> new Judge.Judgement(false, "rude");

    assertFault("judge.rejected", Party.ASSISTANT, "rude");
  }

  @Test
  void run_judgeThrows_isItsFault() throws Exception {
    judge =
        (trajectory, plan) -> {
          throw new IOException("no answer");
        };

    assertFault(
        "judge.fault",
        Party.JUDGE,
        "a lambda in " + HERE + " threw java.io.IOException: no answer");
  }

  @Test
  void run_longMessageWithControlCharacters_isShortenedAndEscaped() throws Exception {
    simulator =
        request -> {
          throw new IOException("\u001b[2J" + "x".repeat(100_000));
        };

    String reason = rejection(run()).reason();

    assertThat(reason).contains("\\u001b[2Jxxx").endsWith("…").hasSizeLessThan(500);
  }

  @Test
  void run_interrupted_isNoRejection() {
    simulator =
        request -> {
          throw new InterruptedException("stop");
        };

    assertThatThrownBy(this::run).isInstanceOf(InterruptedException.class).hasMessage("stop");
  }

  private static final class BrokenBlueprinter implements Blueprinter {
    @Override
    public BlueprintOutcome plan(io.tdscaling.api.blueprint.BlueprintRequest request) {
      throw new IllegalStateException("broken");
    }
  }

  private Attempt run() throws InterruptedException {
    Stages stages = new Stages(OrderDesk.FACTORY, blueprinter, simulator, verifier, judge);
    return new AttemptRunner(EngineFixture.workspace(), stages, 7).run(EngineFixture.assignment(5));
  }

  private void assertFault(String rule, Party party, String reason) throws Exception {
    assertThat(run().verdict()).isEqualTo(new Verdict.Rejected(rule, -1, party, reason));
  }

  private static Verdict.Rejected rejection(Attempt attempt) {
    return (Verdict.Rejected) attempt.verdict();
  }

  private void plan(Map<String, ToolRef> tools) {
    Blueprint plan =
        new Blueprint(
            PLAN.id(),
            PLAN.clusterId(),
            PLAN.goal(),
            PLAN.persona(),
            PLAN.mode(),
            PLAN.environmentSeed(),
            tools,
            List.of(),
            PLAN.phases(),
            PLAN.perturbations(),
            PLAN.expectedEndState());
    blueprinter = request -> new BlueprintOutcome.Planned(plan);
  }
}

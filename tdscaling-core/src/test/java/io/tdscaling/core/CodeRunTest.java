package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.code.CodeCheck;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.evolution.EvolutionPolicies;
import io.tdscaling.core.fixture.Notebook;
import io.tdscaling.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in which a share of the attempts is programming. */
class CodeRunTest {
  @TempDir Path temp;

  private static TrajectorySynthesizerBuilder builder(int count, double share) {
    return TrajectorySynthesizer.builder()
        .seed(5)
        .budget(Budget.ofAccepted(count))
        .codeTool(Notebook.factory(Notebook.counting(), Notebook.mending()), share);
  }

  private static List<Attempt> attempts(TrajectorySynthesizerBuilder builder) throws Exception {
    List<Attempt> attempts = new ArrayList<>();
    try (var synthesizer = builder.sink(attempts::add).build()) {
      synthesizer.run();
    }
    return attempts;
  }

  @Test
  void run_share_isThatOfTheAttemptsAndKindsTakeTurns() throws Exception {
    List<Attempt> attempts = attempts(builder(120, 0.5));

    Map<CodeKind, Integer> kinds = new TreeMap<>();
    for (Attempt attempt : attempts) {
      boolean code = attempt.blueprint().map(Blueprint::code).isPresent();
      boolean planned = attempt.blueprint().isPresent();
      assertThat(code).isEqualTo(planned && attempt.index() % 2 == 1);
      attempt
          .blueprint()
          .map(Blueprint::code)
          .ifPresent(work -> kinds.merge(work.kind(), 1, Integer::sum));
    }
    assertThat(kinds.get(CodeKind.REPAIR)).isBetween(25, 35);
    assertThat(kinds.get(CodeKind.COMPUTE)).isBetween(20, 35);
  }

  @Test
  void run_overResults_isPutIntoPlansThatWorkedAsWell() throws Exception {
    List<Attempt> attempts = attempts(builder(150, 0.8).window(16));

    long inserted =
        attempts.stream()
            .filter(attempt -> attempt.verdict().accepted())
            .flatMap(attempt -> attempt.target().origin().stream())
            .filter(from -> from.mutation() == Mutation.INSERT_CODE)
            .count();
    assertThat(inserted).isPositive();
  }

  @Test
  void run_atAnyConcurrency_writesTheSame() throws Exception {
    Path one = temp.resolve("one");
    Path four = temp.resolve("four");
    try (var synthesizer = builder(60, 0.5).outputDirectory(one).concurrency(1).build()) {
      synthesizer.run();
    }
    try (var synthesizer = builder(60, 0.5).outputDirectory(four).concurrency(4).build()) {
      synthesizer.run();
    }

    for (String file : List.of("trajectories.jsonl", "blueprints.jsonl", "run.json")) {
      assertThat(four.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
    JsonNode run = Json.parse(Files.readString(one.resolve("run.json")));
    assertThat(run.at("/plans/code/kinds").size()).isEqualTo(2);
    assertThat(run.at("/reasoningModeEntropy/taxonomy/distribution/code_aided").isMissingNode())
        .isFalse();
  }

  @Test
  void run_shareZero_isAsIfNothingWasSet() throws Exception {
    Path none = temp.resolve("none");
    Path zero = temp.resolve("zero");
    try (var synthesizer =
        TrajectorySynthesizer.builder()
            .seed(5)
            .budget(Budget.ofAccepted(30))
            .outputDirectory(none)
            .build()) {
      synthesizer.run();
    }
    try (var synthesizer = builder(30, 0).outputDirectory(zero).build()) {
      synthesizer.run();
    }

    for (String file :
        List.of("trajectories.jsonl", "blueprints.jsonl", "catalog.jsonl", "run.json")) {
      assertThat(zero.resolve(file)).hasSameBinaryContentAs(none.resolve(file));
    }
  }

  @Test
  void verify_exportWithCode_needsTheCodeToolAndFindsWhatWasChanged() throws Exception {
    Path out = temp.resolve("out");
    try (var synthesizer = builder(40, 0.6).outputDirectory(out).build()) {
      synthesizer.run();
    }
    var environments = CodeTools.environments(Notebook.factory());

    assertThat(ExportVerification.of(out, environments).failures()).isEmpty();
    Path file = out.resolve("trajectories.jsonl");
    String changed =
        Files.readString(file)
            .replaceFirst("sum: (\\d+)", "sum: 1$1")
            .replaceFirst("comes out at (\\d+) now", "comes out at 1$1 now");
    Files.writeString(file, changed);
    assertThat(ExportVerification.of(out, environments).failures())
        .anySatisfy(failure -> assertThat(failure.why().rule()).startsWith("replay."));
  }

  @Test
  void run_otherWayToTheSameEnd_isAccepted() throws Exception {
    List<Attempt> attempts =
        attempts(
            builder(10, 1)
                .codeTool(Notebook.factory(Notebook.mending()), 1)
                .assistant(CodeRunTest::itsOwnWay));

    assertThat(attempts).hasSize(10).allMatch(attempt -> attempt.verdict().accepted());
  }

  /** Mends the note without looking first. */
  private static AssistantTurn itsOwnWay(AssistantView view) {
    String right = view.messages().get(1).text().replaceAll("\\D+", "");
    return switch (view.turn()) {
      case 0 -> call("write_note", Json.object().put("name", "total").put("text", right));
      case 1 -> call("run", Json.object().put("code", "sum total"));
      default ->
          new AssistantTurn(
              AssistantMessage.saying("Now it is " + right + "."),
              DialogueAct.ANSWER,
              TokenUsage.NONE);
    };
  }

  private static AssistantTurn call(String tool, ObjectNode arguments) {
    return new AssistantTurn(
        new AssistantMessage("", List.of(new ToolCall("call_1" + tool, tool, arguments))),
        DialogueAct.CALL,
        TokenUsage.NONE);
  }

  @Test
  void run_saysSoWithoutDoingIt_isRejectedByTheCheck() throws Exception {
    List<Attempt> attempts =
        attempts(
            TrajectorySynthesizer.builder()
                .seed(5)
                .budget(Budget.ofAccepted(1).withMaxAttempts(1))
                .codeTool(Notebook.factory(Notebook.mending()), 1)
                .assistant(
                    view ->
                        view.turn() == 0
                            ? call(
                                "run",
                                Json.object()
                                    .put(
                                        "code",
                                        "sum "
                                            + view.messages().get(1).text().replaceAll("\\D+", "")))
                            : new AssistantTurn(
                                AssistantMessage.saying(
                                    "It is "
                                        + view.messages().get(1).text().replaceAll("\\D+", "")
                                        + "."),
                                DialogueAct.ANSWER,
                                TokenUsage.NONE)));

    Verdict.Rejected why = (Verdict.Rejected) attempts.get(0).verdict();
    assertThat(why.rule()).isEqualTo("code.check-failed");
    assertThat(why.reason()).contains("no number: wrong");
  }

  /** A note holds the number, and no check says more than that the answer tells it. */
  private static CodeFamily telling() {
    return Notebook.family(
        "telling",
        CodeKind.FORENSICS,
        request ->
            new CodeTask(
                "What does note n hold?",
                List.of(Notebook.call("write_note", "name", "n", "text", "41")),
                List.of(CodeStep.of("", Notebook.call("run", "code", "sum n"))),
                List.of(CodeFact.printed(0, "sum: (\\d+)")),
                "It holds {0}.",
                List.of()));
  }

  private static Verdict verdictOf(AssistantAgent assistant) throws Exception {
    return attempts(
            TrajectorySynthesizer.builder()
                .seed(5)
                .budget(Budget.ofAccepted(1).withMaxAttempts(1))
                .codeTool(Notebook.factory(telling()), 1)
                .assistant(assistant))
        .get(0)
        .verdict();
  }

  private static AssistantTurn answer(String text) {
    return new AssistantTurn(AssistantMessage.saying(text), DialogueAct.ANSWER, TokenUsage.NONE);
  }

  @Test
  void run_factThatNoProgramCameTo_isRejectedHoweverRight() throws Exception {
    assertThat(verdictOf(view -> answer("It holds 41.")))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class, why -> assertThat(why.rule()).isEqualTo("facts.unfounded"));
    assertThat(
            verdictOf(
                view ->
                    view.turn() == 0
                        ? call("run", Json.object().put("code", "sum 1"))
                        : answer("It holds 41.")))
        .isInstanceOf(Verdict.Rejected.class);
    assertThat(
            verdictOf(
                view ->
                    view.turn() == 0
                        ? call("run", Json.object().put("code", "sum n 0"))
                        : answer("It holds 41.")))
        .isEqualTo(Verdict.pass());
  }

  @Test
  void run_policyThatAllowsNoCellOfPrograms_aimsThemAtNothing() throws Exception {
    List<Attempt> attempts =
        attempts(
            builder(10, 0.5)
                .policy(
                    EvolutionPolicies.within(
                        EvolutionPolicies.adaptive(),
                        cell -> cell.mode() == ReasoningMode.PARALLEL)));

    assertThat(attempts)
        .anyMatch(attempt -> attempt.target().cell().isEmpty())
        .anyMatch(attempt -> attempt.target().cell().isPresent());
  }

  @Test
  void run_familiesThatDoNotHold_areDroppedWithTheirReason() throws Exception {
    List<Attempt> attempts =
        attempts(
            TrajectorySynthesizer.builder()
                .seed(5)
                .budget(Budget.ofAccepted(3).withMaxAttempts(3))
                .codeTool(
                    Notebook.factory(
                        of("done", CodeStep.of("", Notebook.call("run", "code", "sum 1")), "2"),
                        of("raises", CodeStep.of("", Notebook.call("run", "code", "x")), "3"),
                        of("unknown", CodeStep.of("", Notebook.call("fly", "to", "x")), "3")),
                    1));

    assertThat(attempts.get(0).trouble().dropped())
        .containsEntry("code-done-already", 2L)
        .containsEntry("code-run-failed", 2L)
        .containsEntry("unknown-code-tool", 2L);
    Verdict.Rejected why = (Verdict.Rejected) attempts.get(0).verdict();
    assertThat(why.reason()).contains("family unknown: calls fly, which there is not");
  }

  private static CodeFamily of(String id, CodeStep step, String checked) {
    var check =
        new CodeCheck.Graded(
            List.of(Notebook.call("run", "code", "sum " + checked)),
            "/stdout",
            Json.tree("sum: 2\n"));
    return Notebook.family(
        id,
        CodeKind.REPAIR,
        request ->
            new CodeTask("Do it.", List.of(), List.of(step), List.of(), "Done.", List.of(check)));
  }

  @Test
  void build_wrongSettings_areNamed() {
    assertThatThrownBy(() -> builder(1, 1.5))
        .hasMessage("the share of code must be from 0 to 1, got 1.5");
    assertThatThrownBy(
            () ->
                TrajectorySynthesizer.builder()
                    .budget(Budget.ofAccepted(1))
                    .codeTool(Notebook.factory())
                    .build())
        .hasMessageContaining("has no families of tasks and none are given");
    assertThatThrownBy(() -> builder(1, 0.5).codeFamilies(List.of(Notebook.mending())).build())
        .hasMessageContaining("two code families have the id \"mending\"");
  }

  @Test
  void summary_codeRun_isComplete() throws Exception {
    try (var synthesizer = builder(30, 1).build()) {
      SynthesisSummary summary = synthesizer.run();

      assertThat(summary.accepted()).isEqualTo(30);
    }
  }
}

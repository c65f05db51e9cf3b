package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.LlmModel;
import io.tdscaling.core.llm.accounting.ModelPrices;
import io.tdscaling.core.llm.resilience.RetryPolicy;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end early and go on. */
@Timeout(240)
final class ResumeTest {
  private static final List<String> FILES =
      List.of("trajectories.jsonl", "rejected.jsonl", "blueprints.jsonl", "catalog.jsonl");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void run_modelLostAgainAndAgain_comesToTheSameFilesAndPaysOnce(int concurrency) throws Exception {
    Path whole = temp.resolve("whole");
    try (TrajectorySynthesizer synthesizer =
        builder(whole, new Parrot(Long.MAX_VALUE), 40, concurrency).build()) {
      synthesizer.run();
    }

    Path broken = temp.resolve("broken");
    Map<LlmRequest.Purpose, AtomicLong> asked = new ConcurrentHashMap<>();
    int failures = 0;
    SynthesisSummary summary = null;
    while (summary == null) {
      Parrot parrot = new Parrot(7 + failures * 3L, asked);
      try (TrajectorySynthesizer synthesizer =
          builder(broken, parrot, 40, concurrency).resume(true).build()) {
        summary = synthesizer.run();
      } catch (LlmException lost) {
        assertThat(lost).hasMessageContaining("no model can be asked");
        assertThat(broken.resolve("run.json")).doesNotExist();
        failures++;
      }
    }

    assertThat(failures).isGreaterThan(3);
    assertThat(summary.stopReason()).isEqualTo(StopReason.COMPLETED);
    for (String file : FILES) {
      assertThat(broken.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(broken.resolve("run.json")).hasSameBinaryContentAs(whole.resolve("run.json"));
    assertThat(asked.values()).extracting(AtomicLong::get).containsOnly(1L);
  }

  @Test
  void run_procedural_stoppedAnywhere_comesToTheSameFiles() throws Exception {
    Path whole = temp.resolve("whole");
    try (TrajectorySynthesizer synthesizer = procedural(whole, 60).build()) {
      synthesizer.run();
    }
    Path stopped = temp.resolve("stopped");
    for (int wanted : List.of(1, 2, 17, 18, 59)) {
      try (TrajectorySynthesizer synthesizer = procedural(stopped, wanted).resume(true).build()) {
        assertThat(synthesizer.run().accepted()).isEqualTo(wanted);
      }
    }

    List<SynthesisEvent> events = new ArrayList<>();
    try (TrajectorySynthesizer synthesizer =
        procedural(stopped, 60).resume(true).listener(events::add).build()) {
      synthesizer.run();
    }

    assertThat(events).contains(new SynthesisEvent.Resumed(59, 59));
    for (String file : FILES) {
      assertThat(stopped.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(stopped.resolve("run.json")).hasSameBinaryContentAs(whole.resolve("run.json"));
  }

  @Test
  void run_finishedAlready_changesNothing() throws Exception {
    Path directory = temp.resolve("out");
    try (TrajectorySynthesizer synthesizer = procedural(directory, 5).build()) {
      synthesizer.run();
    }
    String before = Files.readString(directory.resolve("run.json"));

    try (TrajectorySynthesizer synthesizer = procedural(directory, 5).resume(true).build()) {
      assertThat(synthesizer.run().stopReason()).isEqualTo(StopReason.COMPLETED);
    }

    assertThat(Files.readString(directory.resolve("run.json"))).isEqualTo(before);
  }

  @Test
  void run_anotherConfiguration_isRefusedWithWhatChanged() throws Exception {
    Path directory = temp.resolve("out");
    try (TrajectorySynthesizer synthesizer = procedural(directory, 3).build()) {
      synthesizer.run();
    }
    String before = Files.readString(directory.resolve("trajectories.jsonl"));

    try (TrajectorySynthesizer synthesizer =
        procedural(directory, 3).seed(8).uniform().resume(true).build()) {
      assertThatThrownBy(synthesizer::run)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the run in "
                  + directory
                  + " cannot go on as another one: seed was 7 and is 8;"
                  + " policy was adaptive and is uniform");
    }

    assertThat(Files.readString(directory.resolve("trajectories.jsonl"))).isEqualTo(before);
  }

  @Test
  void run_directoryOfAnUnfinishedRunWithoutResume_saysHowToGoOn() throws Exception {
    Path directory = temp.resolve("out");
    assertThatThrownBy(() -> builder(directory, new Parrot(9), 5, 1).build().run())
        .isInstanceOf(LlmException.class);

    assertThatThrownBy(() -> builder(directory, new Parrot(9), 5, 1).build())
        .hasMessageContaining(
            "holds an unfinished run (blueprints.jsonl.part); resume it, choose another or"
                + " remove it");
  }

  @Test
  void run_damagedRecord_namesThePlace() throws Exception {
    Path directory = temp.resolve("out");
    try (TrajectorySynthesizer synthesizer = procedural(directory, 3).build()) {
      synthesizer.run();
    }
    Path file = directory.resolve("trajectories.jsonl");
    String text = Files.readString(file);
    Files.writeString(file, "#" + text.substring(1));

    try (TrajectorySynthesizer synthesizer = procedural(directory, 4).resume(true).build()) {
      assertThatThrownBy(synthesizer::run)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              directory.resolve("trajectories.jsonl")
                  + " is damaged at byte 0, so the run cannot go on: not valid JSON: ");
    }
    assertThat(directory.resolve("run.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void run_capOnTokens_isNeverPassedAndLeavesAPrefix(int concurrency) throws Exception {
    Path whole = temp.resolve("whole");
    try (TrajectorySynthesizer synthesizer =
        builder(whole, new Parrot(Long.MAX_VALUE), 40, 1).build()) {
      synthesizer.run();
    }
    Path capped = temp.resolve("capped");
    List<SynthesisEvent> events = new ArrayList<>();
    Budget budget = Budget.ofAccepted(40).withMaxTokens(70_000);
    SynthesisSummary summary;
    try (TrajectorySynthesizer synthesizer =
        builder(capped, new Parrot(Long.MAX_VALUE), 40, concurrency)
            .budget(budget)
            .listener(events::add)
            .build()) {
      summary = synthesizer.run();
    }

    assertThat(summary.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    String all = Files.readString(whole.resolve("trajectories.jsonl"));
    assertThat(all).startsWith(Files.readString(capped.resolve("trajectories.jsonl")));
    JsonNode paid =
        Json.parse(Files.readString(capped.resolve("run-info.json"))).at("/models/paidByModel");
    assertThat(paid.at("/parrot/prompt").asLong() + paid.at("/parrot/completion").asLong())
        .isPositive()
        .isLessThanOrEqualTo(70_000);
    assertThat(events.get(events.size() - 1)).isInstanceOf(SynthesisEvent.Finished.class);
    assertThat(events.get(events.size() - 2))
        .isInstanceOfSatisfying(
            SynthesisEvent.Spent.class,
            last -> {
              assertThat(last.requests()).isEqualTo(paid.at("/parrot/calls").asLong());
              assertThat(last.usage().prompt()).isEqualTo(paid.at("/parrot/prompt").asLong());
            });
  }

  @Test
  void run_serverReportsMoreThanEstimated_passesTheCapByTheSurplusUnderWayOnly() throws Exception {
    long cap = 300_000;
    long surplus = 5_000;
    AtomicLong largest = new AtomicLong();
    AtomicLong reported = new AtomicLong();
    Parrot honest = new Parrot(Long.MAX_VALUE);
    LlmClient greedy =
        request -> {
          LlmReply reply = honest.complete(request);
          long most =
              io.tdscaling.core.llm.TokenEstimate.prompt(request)
                  + request.parameters().maxTokens()
                  + surplus;
          reported.addAndGet(most);
          largest.accumulateAndGet(most, Math::max);
          return new LlmReply(reply.message(), reply.finish(), new TokenUsage(most - 10, 10, 0, 0));
        };

    Path directory = temp.resolve("out");
    try (TrajectorySynthesizer synthesizer =
        builder(directory, greedy, 400, 64)
            .budget(Budget.ofAccepted(400).withMaxTokens(cap))
            .build()) {
      assertThat(synthesizer.run().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    }

    assertThat(reported.get()).isGreaterThan(cap / 2).isLessThanOrEqualTo(cap + 64 * surplus);
  }

  @Test
  void run_capsWithAModelThatNeverAnswersAlike_holdAndNothingIsPaidTwice() throws Exception {
    Map<LlmRequest.Purpose, AtomicLong> asked = new ConcurrentHashMap<>();
    Parrot parrot = new Parrot(Long.MAX_VALUE, asked);
    AtomicLong number = new AtomicLong();
    LlmClient moody =
        request -> {
          LlmReply reply = parrot.complete(request);
          String text = reply.message().text() + " (" + number.incrementAndGet() + ")";
          return new LlmReply(AssistantMessage.saying(text), reply.finish(), reply.usage());
        };
    Path directory = temp.resolve("out");
    long cap = 30_000;
    SynthesisSummary summary;
    do {
      try (TrajectorySynthesizer synthesizer =
          builder(directory, moody, 40, 16)
              .budget(Budget.ofAccepted(40).withMaxTokens(cap))
              .resume(true)
              .build()) {
        summary = synthesizer.run();
      }
      JsonNode info = Json.parse(Files.readString(directory.resolve("run-info.json")));
      JsonNode paid = info.at("/models/paidByModel/parrot");
      assertThat(paid.path("prompt").asLong() + paid.path("completion").asLong())
          .isLessThanOrEqualTo(cap);
      cap += 10_000;
    } while (summary.stopReason() == StopReason.MAX_TOKENS);

    assertThat(cap).isGreaterThan(50_000);
    assertThat(summary.accepted()).isEqualTo(40);
    assertThat(asked.values()).extracting(AtomicLong::get).containsOnly(1L);
    assertThat(Files.readAllLines(directory.resolve("trajectories.jsonl"))).hasSize(40);
  }

  @Test
  void run_capOnCost_wantsPricesAndCountsThem() throws Exception {
    Budget budget = Budget.ofAccepted(40).withMaxCost(new BigDecimal("0.5"));
    Path directory = temp.resolve("out");
    assertThatThrownBy(
            () ->
                builder(directory, new Parrot(Long.MAX_VALUE), 40, 1)
                    .llm("parrot", new Parrot(Long.MAX_VALUE))
                    .budget(budget)
                    .build())
        .hasMessageContaining(
            "maxCost is 0.5, but model \"parrot\", which plays user, has no prices");

    LlmModel priced =
        LlmModel.named("parrot", new Parrot(Long.MAX_VALUE))
            .prices(ModelPrices.perMillion("1", "10"));
    try (TrajectorySynthesizer synthesizer =
        procedural(directory, 40).llm(LlmRole.USER, priced).budget(budget).build()) {
      assertThat(synthesizer.run().stopReason()).isEqualTo(StopReason.MAX_COST);
    }
    JsonNode info = Json.parse(Files.readString(directory.resolve("run-info.json")));
    assertThat(new BigDecimal(info.at("/models/paidByModel/parrot/cost").asText()))
        .isPositive()
        .isLessThanOrEqualTo(new BigDecimal("0.5"));
    JsonNode run = Json.parse(Files.readString(directory.resolve("run.json")));
    assertThat(run.at("/models/byRole/user/calls").asLong()).isPositive();
    assertThat(run.path("stopReason").asText()).isEqualTo("max_cost");
  }

  private TrajectorySynthesizerBuilder procedural(Path directory, int accepted) {
    return TrajectorySynthesizer.builder()
        .seed(7)
        .budget(Budget.ofAccepted(accepted))
        .outputDirectory(directory)
        .window(64)
        .concurrency(2);
  }

  /** Both roles are asked for each turn, but do what they would do without being asked. */
  private TrajectorySynthesizerBuilder builder(
      Path directory, LlmClient client, int accepted, int concurrency) {
    LlmModel model =
        LlmModel.named("parrot", client)
            .prices(ModelPrices.perMillion("1", "2"))
            .retries(RetryPolicy.ofDefaults().withTries(1));
    return procedural(directory, accepted).concurrency(concurrency).assistant(new Prompted(model));
  }

  /** Asks a model before each turn and then follows the plan; the answer goes into the text. */
  private static final class Prompted implements io.tdscaling.api.agent.AssistantAgent {
    private final io.tdscaling.api.agent.AssistantAgent procedural =
        new io.tdscaling.core.simulation.ProceduralAssistant(false);
    private final LlmModel model;

    Prompted(LlmModel model) {
      this.model = model;
    }

    @Override
    public AssistantTurn next(io.tdscaling.api.agent.AssistantView view)
        throws IOException, InterruptedException {
      LlmReply reply =
          model.complete(
              new LlmRequest(
                  view.messages(),
                  view.tools(),
                  new io.tdscaling.api.llm.LlmParameters(1, 1_000, view.seed()),
                  new LlmRequest.Purpose("assistant", view.index(), view.turn())));
      AssistantTurn turn = procedural.next(view);
      AssistantMessage message = turn.message();
      return message.toolCalls().isEmpty()
          ? new AssistantTurn(
              AssistantMessage.saying(message.text() + " " + reply.message().text()),
              turn.act(),
              reply.usage())
          : new AssistantTurn(message, turn.act(), reply.usage());
    }

    @Override
    public String label() {
      return model.name();
    }
  }

  /** Answers with a greeting that depends on the question, so many times, and then is gone. */
  private static final class Parrot implements LlmClient {
    private final AtomicLong left;
    private final Map<LlmRequest.Purpose, AtomicLong> asked;

    Parrot(long left) {
      this(left, new ConcurrentHashMap<>());
    }

    Parrot(long left, Map<LlmRequest.Purpose, AtomicLong> asked) {
      this.left = new AtomicLong(left);
      this.asked = asked;
    }

    @Override
    public LlmReply complete(LlmRequest request) throws LlmException {
      if (left.decrementAndGet() < 0) {
        throw new LlmException(LlmException.Reason.UNAUTHORIZED, "the key has run out");
      }
      asked.computeIfAbsent(request.purpose(), purpose -> new AtomicLong()).incrementAndGet();
      SeededRandom random =
          SeededRandom.of(request.purpose().index(), request.purpose().turn(), "parrot");
      String said = random.pick(List.of("Anything else?", "Glad to help.", "Happy to do more."));
      long read = request.messages().stream().mapToLong(message -> message.text().length()).sum();
      assertThat(request.messages()).anyMatch(UserMessage.class::isInstance);
      return new LlmReply(
          AssistantMessage.saying(said), LlmReply.Finish.STOP, new TokenUsage(read / 4, 5, 0, 0));
    }
  }
}

package io.tdscaling.core.judging;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.llm.prompt.Criterion;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.llm.prompt.Rubric;
import io.tdscaling.core.llm.role.JsonDialogue;
import io.tdscaling.core.llm.role.UnusableAnswerException;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets a model judge by a rubric. It sees what is exported, conversation and tools, and the user's
 * goal, as data, and gives each criterion a score; a trajectory passes if every score is as high as
 * the rubric asks. An answer that cannot be used is asked for once more. Thread-safe.
 */
public final class LlmJudge implements Judge {
  private static final int MAX_TOKENS = 1_024;
  private static final int REPAIRS = 1;
  private static final int LONGEST_REASON = 300;

  private final String model;
  private final Prompts prompts;
  private final Rubric rubric;
  private final JsonDialogue dialogue;

  /** Makes a judge with the library's own rubric. */
  public LlmJudge(LlmClient client, String model, Prompts prompts) {
    this(client, model, prompts, Rubric.standard());
  }

  /**
   * Makes a judge.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#JUDGE}
   * @param rubric what it judges by
   */
  public LlmJudge(LlmClient client, String model, Prompts prompts, Rubric rubric) {
    this.model = model;
    this.prompts = prompts;
    this.rubric = rubric;
    this.dialogue = new JsonDialogue(client, new SchemaValidator(), rubric.answerSchema(), REPAIRS);
  }

  @Override
  public String label() {
    return model;
  }

  /** Returns which prompt leads the model, and after a space which rubric. */
  @Override
  public String prompt() {
    return prompts.id(Prompts.JUDGE) + " " + rubric.id();
  }

  /**
   * Judges a trajectory.
   *
   * @throws IOException if the backend failed, or gave no answer that could be used
   */
  @Override
  public Judgement judge(Trajectory trajectory, Blueprint blueprint)
      throws IOException, InterruptedException {
    try {
      return dialogue.ask(question(trajectory, blueprint), this::judgement, wrong -> {});
    } catch (UnusableAnswerException unusable) {
      throw new IOException(
          model + " gave no judgement: " + Excerpt.of(String.valueOf(unusable.getMessage()), 300),
          unusable);
    }
  }

  private LlmRequest question(Trajectory trajectory, Blueprint blueprint) {
    long index = trajectory.provenance().index();
    String instructions =
        prompts.fill(
            Prompts.JUDGE,
            Map.of(
                "criteria", rubric.shown(),
                "lowest", Integer.toString(Criterion.LOWEST),
                "highest", Integer.toString(Criterion.HIGHEST)));
    long seed = SeededRandom.derive(trajectory.provenance().seed(), index, "judge");
    return new LlmRequest(
        List.of(
            new SystemMessage(instructions), new UserMessage(Evidence.of(trajectory, blueprint))),
        List.of(),
        new LlmParameters(0, MAX_TOKENS, seed),
        new LlmRequest.Purpose(LlmRole.JUDGE.label(), index, 0));
  }

  private Judgement judgement(JsonNode answer) {
    List<String> failed = new ArrayList<>();
    for (Criterion criterion : rubric.criteria()) {
      int score = answer.path("scores").path(criterion.name()).intValue();
      if (score < criterion.least()) {
        failed.add("%s %d (at least %d)".formatted(criterion.name(), score, criterion.least()));
      }
    }
    String reason = Excerpt.of(answer.path("reason").asText(), LONGEST_REASON);
    return failed.isEmpty()
        ? new Judgement(true, reason)
        : new Judgement(false, String.join(", ", failed) + ": " + reason);
  }
}

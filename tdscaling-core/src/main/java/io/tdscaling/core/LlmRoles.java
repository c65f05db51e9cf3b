package io.tdscaling.core;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.core.blueprint.ProceduralBlueprinter;
import io.tdscaling.core.judging.LlmJudge;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.llm.prompt.Rubric;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import io.tdscaling.core.simulation.LlmAssistant;
import io.tdscaling.core.simulation.LlmUser;
import io.tdscaling.core.written.llm.LlmBlueprinter;
import io.tdscaling.core.written.llm.MixedBlueprinter;

/**
 * The roles that a model can play. Each has a client of its own, so that each can be played by
 * another model. Tools that a model plays are {@link SimulatedEnvironments}.
 */
public final class LlmRoles {
  private LlmRoles() {}

  /**
   * Returns a user.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#USER}
   */
  public static UserAgent user(LlmClient client, String model, Prompts prompts) {
    return new LlmUser(client, model, prompts);
  }

  /**
   * Returns an assistant; it has no prompt, for it sees only what is exported.
   *
   * @param client the model
   * @param model what to call the model in provenance
   */
  public static AssistantAgent assistant(LlmClient client, String model) {
    return new LlmAssistant(client, model);
  }

  /**
   * Returns what makes plans, and asks for a wrong one again up to {@value
   * LlmBlueprinter#DEFAULT_REPAIRS} times.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#BLUEPRINT}
   */
  public static Blueprinter blueprinter(LlmClient client, String model, Prompts prompts) {
    return blueprinter(client, model, prompts, LlmBlueprinter.DEFAULT_REPAIRS);
  }

  /**
   * Returns what makes plans.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#BLUEPRINT}
   * @param repairs how often a wrong plan is asked for again, at least 0
   */
  public static Blueprinter blueprinter(
      LlmClient client, String model, Prompts prompts, int repairs) {
    SchemaValidator validator = new SchemaValidator();
    return new LlmBlueprinter(
        client, model, prompts, validator, new Rehearsals(validator)::verdict, repairs);
  }

  /**
   * Returns what lets a blueprinter make a share of the plans, and makes the rest without a model.
   * Which ones depends on the seed alone.
   *
   * @param blueprinter makes some of the plans
   * @param share how many of them, from 0 to 1
   */
  public static Blueprinter mixed(Blueprinter blueprinter, double share) {
    SchemaValidator validator = new SchemaValidator();
    return new MixedBlueprinter(
        blueprinter, share, new ProceduralBlueprinter(validator, new ValueGenerator(validator)));
  }

  /**
   * Returns a judge with the library's own rubric.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#JUDGE}
   */
  public static Judge judge(LlmClient client, String model, Prompts prompts) {
    return new LlmJudge(client, model, prompts);
  }

  /**
   * Returns a judge.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#JUDGE}
   * @param rubric what it judges by
   */
  public static Judge judge(LlmClient client, String model, Prompts prompts, Rubric rubric) {
    return new LlmJudge(client, model, prompts, rubric);
  }
}

package io.tdscaling.core.written.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.llm.role.JsonDialogue;
import io.tdscaling.core.llm.role.UnusableAnswerException;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.text.ResourceFiles;
import io.tdscaling.core.written.InvalidBlueprintsException;
import io.tdscaling.core.written.Workshop;
import io.tdscaling.core.written.WrittenBlueprints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Lets a model make the plans. It is shown the tools, what depends on what, what is wanted and what
 * the environment knows, and writes goal, persona, requests and calls in the form of hand-written
 * blueprints, which is then read, executed and acted out like one. What is wrong is told it, word
 * for word, and the plan asked for again; a plan that is still wrong then is given up. Thread-safe.
 */
public final class LlmBlueprinter implements Blueprinter {
  /** How often a wrong plan is asked for again where nothing else is said. */
  public static final int DEFAULT_REPAIRS = 2;

  private static final int MAX_TOKENS = 4_096;
  private static final JsonNode SCHEMA = schema();

  private final LlmClient client;
  private final String model;
  private final Prompts prompts;
  private final SchemaValidator validator;
  private final Rehearsal rehearsal;
  private final JsonDialogue dialogue;

  /** Acts a plan out without a model and verifies what came of it. */
  @FunctionalInterface
  public interface Rehearsal {
    /**
     * Returns whether a plan holds, and if not why.
     *
     * @throws InterruptedException if interrupted
     */
    Verdict verdict(Blueprint plan, List<OfferedTool> tools, EnvironmentFactory environments)
        throws InterruptedException;
  }

  /**
   * Makes a blueprinter.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#BLUEPRINT}
   * @param validator checks arguments and answers
   * @param rehearsal acts plans out
   * @param repairs how often a wrong plan is asked for again, at least 0
   */
  public LlmBlueprinter(
      LlmClient client,
      String model,
      Prompts prompts,
      SchemaValidator validator,
      Rehearsal rehearsal,
      int repairs) {
    this.client = client;
    this.model = model;
    this.prompts = prompts;
    this.validator = validator;
    this.rehearsal = rehearsal;
    this.dialogue = new JsonDialogue(client, validator, SCHEMA, repairs);
  }

  private static JsonNode schema() {
    String text = ResourceFiles.text(LlmBlueprinter.class, "plan-schema.json");
    return Json.parsed(text).orElseThrow();
  }

  @Override
  public String label() {
    return model;
  }

  @Override
  public String prompt() {
    return prompts.id(Prompts.BLUEPRINT);
  }

  /**
   * Plans one trajectory and executes the plan.
   *
   * @throws UncheckedIOException if the backend failed in a way that ends the run; the cause is its
   *     {@link LlmException}
   * @throws InterruptedException if interrupted
   */
  @Override
  public BlueprintOutcome plan(BlueprintRequest request) throws InterruptedException {
    Troubles troubles = new Troubles();
    WatchedEnvironments environments = new WatchedEnvironments(request.environments());
    Setting setting = Setting.of(request);
    try {
      Blueprint plan =
          dialogue.ask(
              question(request, setting, environments),
              answer -> completed(answer, request, setting, environments),
              wrong -> troubles.add(wrong.kind()));
      return new BlueprintOutcome.Planned(plan, troubles.repaired());
    } catch (UnusableAnswerException wrong) {
      return new BlueprintOutcome.NotPlanned(
          "llm-" + wrong.kind(),
          Excerpt.line(String.valueOf(wrong.getMessage())),
          troubles.dropped());
    } catch (LlmException failure) {
      if (failure.reason().endsRun()) {
        throw new UncheckedIOException(failure);
      }
      return failed(failure, troubles);
    } catch (IOException failure) {
      return failed(failure, troubles);
    }
  }

  private BlueprintOutcome failed(IOException failure, Troubles troubles) {
    troubles.add("failed");
    String detail = ClassNames.of(client) + " threw " + Excerpt.of(failure.toString(), 300);
    return new BlueprintOutcome.NotPlanned("llm-failed", detail, troubles.dropped());
  }

  private LlmRequest question(
      BlueprintRequest request, Setting setting, EnvironmentFactory environments) {
    return new LlmRequest(
        new Question(request, setting, environments).messages(prompts),
        List.of(),
        new LlmParameters(1.0, MAX_TOKENS, request.seed()),
        new LlmRequest.Purpose(LlmRole.BLUEPRINT.label(), request.index(), 0));
  }

  private Blueprint completed(
      JsonNode answer, BlueprintRequest request, Setting setting, WatchedEnvironments environments)
      throws UnusableAnswerException, InterruptedException {
    WrittenBlueprints plans = new WrittenBlueprints();
    ObjectNode document = setting.document(answer, request);
    plans.add("plan", document);
    if (!plans.problems().isEmpty()) {
      throw unusable("unreadable-plan", plans.problems());
    }
    Workshop workshop =
        new Workshop(
            setting.catalog(),
            Map.of(),
            environments,
            validator,
            plan -> rehearsal.verdict(plan, setting.offered(), environments));
    try {
      return plans.complete(workshop).get(0);
    } catch (InvalidBlueprintsException invalid) {
      environments.throwFault();
      throw unusable("plan-failed", invalid.problems());
    }
  }

  private static UnusableAnswerException unusable(String kind, List<String> problems) {
    return new UnusableAnswerException(kind, String.join("\n", problems));
  }
}

package io.tdscaling.core;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.environment.simulated.LlmEnvironments;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Environments whose tools a model plays, with the earlier calls of the trajectory in view. For
 * services that cannot be executed otherwise, such as tools that compute or run code; set by {@link
 * TrajectorySynthesizerBuilder#environment}.
 *
 * <p>Arguments are checked against the tool's schema before the model is asked. What it answers is
 * checked too: form, size, the output schema, and, where there is none, the form of the tool's
 * earlier results. An unusable answer is asked for once more with what is wrong with it; after
 * that, the call fails with {@code tool_simulation_failed}. Nothing is taken for more than data.
 *
 * <p>Every answer is remembered under the environment's seed and tools and the calls before it. So
 * environments opened alike answer the same calls alike, and the model is not paid twice. The
 * memory is bounded, by {@value #MOST_ANSWERS} answers and 64 Mi characters, the oldest go first,
 * and it ends with the process. To replay in another one, {@link #save} and {@link #load} it, or
 * use a client that answers the same question the same way. A run gives the same files again only
 * then.
 *
 * <p>Thread-safe if the client is.
 */
public final class SimulatedEnvironments implements EnvironmentFactory {
  /** Most answers that are remembered. */
  public static final int MOST_ANSWERS = 200_000;

  private static final long MOST_CHARACTERS = 64L << 20;

  private final String model;
  private final Prompts prompts;
  private final LlmEnvironments environments;

  private SimulatedEnvironments(String model, LlmClient client, Prompts prompts) {
    this.model = model;
    this.prompts = prompts;
    this.environments = new LlmEnvironments(client, prompts, MOST_ANSWERS, MOST_CHARACTERS);
  }

  /**
   * Returns environments played by a model.
   *
   * @param model what to call the model
   * @param client the model; its requests have the purpose {@code tool}, with the environment's
   *     seed for an index
   */
  public static SimulatedEnvironments of(String model, LlmClient client) {
    return of(model, client, Prompts.standard());
  }

  /**
   * Returns environments played by a model that is led by a prompt of the caller's.
   *
   * @param prompts holds the prompt {@link Prompts#TOOL}
   */
  public static SimulatedEnvironments of(String model, LlmClient client, Prompts prompts) {
    return new SimulatedEnvironments(model, client, prompts);
  }

  /**
   * Returns environments that answer from a file, and let a model play what is not in it.
   *
   * @param file what {@link #save} wrote
   * @param model what to call the model
   * @param client the model
   * @throws IOException if the file cannot be read, or is damaged; the message names the line
   */
  public static SimulatedEnvironments load(Path file, String model, LlmClient client)
      throws IOException {
    return load(file, model, client, Prompts.standard());
  }

  /**
   * Returns environments that answer from a file, and let a model that is led by a prompt of the
   * caller's play what is not in it.
   *
   * @param prompts holds the prompt {@link Prompts#TOOL}
   * @throws IOException if the file cannot be read, or is damaged; the message names the line
   */
  public static SimulatedEnvironments load(
      Path file, String model, LlmClient client, Prompts prompts) throws IOException {
    SimulatedEnvironments loaded = new SimulatedEnvironments(model, client, prompts);
    loaded.environments.remember(file);
    return loaded;
  }

  /**
   * Returns environments that answer from a file only; a call that is not in it throws.
   *
   * @param file what {@link #save} wrote
   * @throws IOException if the file cannot be read, or is damaged; the message names the line
   */
  public static SimulatedEnvironments load(Path file) throws IOException {
    return load(
        file,
        "none",
        request -> {
          throw new IOException("no answer is remembered, and there is no model");
        });
  }

  /**
   * Writes the remembered answers as JSON lines, over what was there. The file has its name only
   * when it is complete.
   */
  public void save(Path file) throws IOException {
    environments.save(file);
  }

  /** Returns the tokens that the model has used since this was made. */
  public TokenUsage usage() {
    return environments.usage();
  }

  /** Returns what to call the model in provenance. */
  public String label() {
    return model;
  }

  /** Returns which prompt leads the model, as {@code name@version:hash}, for provenance. */
  public String prompt() {
    return prompts.id(Prompts.TOOL);
  }

  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    return environments.open(request);
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    return environments.unsupported(tool);
  }

  /** Returns what plays the tools, for messages. */
  @Override
  public String toString() {
    return "tools played by " + Excerpt.of(model);
  }
}

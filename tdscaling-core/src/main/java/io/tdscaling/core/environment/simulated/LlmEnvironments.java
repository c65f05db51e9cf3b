package io.tdscaling.core.environment.simulated;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.schema.SchemaValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens environments whose tools a model plays. All share one memory of answers, so that the same
 * calls in environments opened alike give the same results. Thread-safe.
 */
public final class LlmEnvironments implements EnvironmentFactory {
  private static final int MAX_CACHED = 20_000;
  private static final Logger LOG = LoggerFactory.getLogger(LlmEnvironments.class);

  private final Theatre theatre;

  private final IdentityCache<ToolSpec, PlayedTool> tools =
      new IdentityCache<>(MAX_CACHED, PlayedTool::of);

  /**
   * Makes a factory that remembers nothing yet.
   *
   * @param client the model
   * @param prompts holds the prompt {@link Prompts#TOOL}
   * @param mostAnswers most answers to remember
   * @param mostCharacters most characters of JSON to remember
   */
  public LlmEnvironments(LlmClient client, Prompts prompts, int mostAnswers, long mostCharacters) {
    SchemaValidator validator = new SchemaValidator();
    this.theatre =
        new Theatre(
            new ToolPlayer(client, prompts, validator),
            new AnswerMemory(mostAnswers, mostCharacters),
            validator,
            new KnownResults(validator));
  }

  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    Map<ToolRef, PlayedTool> offered = new LinkedHashMap<>();
    for (ToolSpec tool : request.tools()) {
      offered.putIfAbsent(tool.ref(), tools.get(tool));
    }
    return new SimulatedEnvironment(request.seed(), offered, theatre);
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    return theatre.defect(tool);
  }

  /** Returns the tokens that the model has used. */
  public TokenUsage usage() {
    return theatre.player().usage();
  }

  /** Writes all answers that are remembered. */
  public void save(Path file) throws IOException {
    long forgotten = theatre.memory().forgotten();
    if (forgotten > 0) {
      LOG.warn("{} lacks the {} oldest answers, which had to be forgotten", file, forgotten);
    }
    AnswerFile.write(file, theatre.memory().all());
  }

  /** Remembers the answers in a file. */
  public void remember(Path file) throws IOException {
    AnswerFile.read(file, theatre.memory());
  }
}

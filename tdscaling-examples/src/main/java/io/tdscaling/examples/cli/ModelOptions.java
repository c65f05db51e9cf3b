package io.tdscaling.examples.cli;

import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.core.llm.LlmModel;
import io.tdscaling.core.llm.accounting.ModelPrices;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClientBuilder;
import io.tdscaling.core.llm.prompt.Prompts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which models play which roles, and what they may cost. */
final class ModelOptions {
  private static final int PRICES = 2;

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--llm-url",
      paramLabel = "URL",
      description =
          "Server that speaks OpenAI's chat completions protocol, up to before"
              + " /chat/completions. Default: no model.")
  private @Nullable String url;

  @Option(
      names = "--llm-model",
      paramLabel = "[ROLE=]NAME",
      description = {
        "Model of a role: user, assistant, tool, blueprint or judge; without a role that of user"
            + " and assistant. May be repeated."
      })
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--llm-key-variable",
      paramLabel = "NAME",
      defaultValue = "OPENAI_API_KEY",
      description = "Environment variable that holds the key. Default: ${DEFAULT-VALUE}.")
  private String keyVariable = "";

  @Option(
      names = "--llm-price",
      paramLabel = "[NAME=]IN,OUT",
      description = {
        "What a million prompt and completion tokens cost, of one model or of all. May be repeated."
      })
  private List<String> prices = new ArrayList<>();

  @Option(
      names = "--llm-prompts",
      paramLabel = "DIR",
      description = "Directory with prompts NAME.txt that take the place of the library's own.")
  private @Nullable Path prompts;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Tokens that models may be paid for. Default: no limit.")
  private @Nullable Long maxTokens;

  @Option(
      names = "--max-cost",
      paramLabel = "X",
      description = "What models may cost, in the currency of --llm-price. Default: no limit.")
  private @Nullable BigDecimal maxCost;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Requests that may be sent to models. Default: no limit.")
  private @Nullable Long maxRequests;

  private final List<OpenAiCompatibleClient> clients = new ArrayList<>();

  boolean hasCaps() {
    return maxTokens != null || maxCost != null || maxRequests != null;
  }

  /** Returns a budget with the caps on what models are asked. */
  Budget capped(Budget budget) {
    Budget capped = budget;
    if (maxTokens != null) {
      capped = capped.withMaxTokens(maxTokens);
    }
    if (maxCost != null) {
      if (maxCost.signum() <= 0) {
        throw wrong("--max-cost: must be above 0, got " + maxCost);
      }
      capped = capped.withMaxCost(maxCost);
    }
    return maxRequests == null ? capped : capped.withMaxRequests(maxRequests);
  }

  /** Gives the roles their models; {@link #close} when the run is over. */
  void set(TrajectorySynthesizerBuilder builder, int concurrency) throws IOException {
    if (url == null && !models.isEmpty()) {
      throw wrong("--llm-model needs --llm-url");
    }
    if (url != null && models.isEmpty()) {
      throw wrong("--llm-url needs --llm-model");
    }
    Map<String, LlmModel> byName = new TreeMap<>();
    Function<String, LlmModel> made =
        name -> byName.computeIfAbsent(name, missing -> model(missing, concurrency));
    for (Map.Entry<LlmRole, String> role : roles().entrySet()) {
      builder.llm(role.getKey(), made.apply(role.getValue()));
    }
    if (prompts != null) {
      builder.prompts(Prompts.standard().from(prompts));
    }
  }

  private Map<LlmRole, String> roles() {
    Map<LlmRole, String> roles = new EnumMap<>(LlmRole.class);
    for (String given : models) {
      int equals = given.indexOf('=');
      if (equals < 0) {
        roles.putIfAbsent(LlmRole.USER, given);
        roles.putIfAbsent(LlmRole.ASSISTANT, given);
      } else {
        roles.put(role(given.substring(0, equals)), given.substring(equals + 1));
      }
    }
    return roles;
  }

  private LlmRole role(String name) {
    for (LlmRole role : LlmRole.values()) {
      if (role.label().equals(name.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    throw wrong("--llm-model: no role is called " + name);
  }

  private LlmModel model(String name, int concurrency) {
    OpenAiCompatibleClientBuilder builder =
        OpenAiCompatibleClient.builder()
            .baseUrl(Objects.requireNonNull(url))
            .model(name)
            .idleConnections(concurrency)
            .apiKey(() -> Objects.requireNonNullElse(System.getenv(keyVariable), ""));
    OpenAiCompatibleClient client = builder.build();
    clients.add(client);
    LlmModel model = LlmModel.named(name, client);
    @Nullable ModelPrices known = prices(name);
    return known == null ? model : model.prices(known);
  }

  private @Nullable ModelPrices prices(String model) {
    @Nullable ModelPrices known = null;
    for (String given : prices) {
      int equals = given.lastIndexOf('=');
      if (equals < 0 || given.substring(0, equals).equals(model)) {
        known = prices(given, given.substring(equals + 1));
      }
    }
    return known;
  }

  private ModelPrices prices(String given, String numbers) {
    List<String> parts = List.of(numbers.split(",", -1));
    if (parts.size() != PRICES) {
      throw wrong("--llm-price: must be IN,OUT, got " + given);
    }
    try {
      return ModelPrices.perMillion(parts.get(0), parts.get(1));
    } catch (IllegalArgumentException e) {
      throw wrong("--llm-price: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Closes the connections. */
  void close() {
    clients.forEach(OpenAiCompatibleClient::close);
  }
}

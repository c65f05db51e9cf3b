package io.tdscaling.core.llm;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.llm.accounting.ModelPrices;
import io.tdscaling.core.llm.resilience.RetryPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model as a run uses it: a name, how it is asked, what it costs, and how often it is asked
 * again. It is a client itself, to be given to anything that wants one. Asked on the thread of an
 * attempt, it answers from the run's memory where it can, and else within the run's caps; what the
 * attempt asked is counted by role. On any other thread, and outside of runs, it just asks.
 * Immutable and as thread-safe as its client.
 */
public final class LlmModel implements LlmClient {
  private final String name;
  private final LlmClient client;
  private final @Nullable ModelPrices prices;
  private final RetryPolicy retries;

  private LlmModel(
      String name, LlmClient client, @Nullable ModelPrices prices, RetryPolicy retries) {
    this.name = name;
    this.client = client;
    this.prices = prices;
    this.retries = retries;
  }

  /**
   * Makes a model without prices that is asked again as {@link RetryPolicy#ofDefaults} says.
   *
   * @param name what to call it in provenance and accounts; part of what answers are remembered
   *     under
   * @param client how it is asked; it should not ask again by itself
   * @throws IllegalArgumentException if the name is blank
   */
  public static LlmModel named(String name, LlmClient client) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a model's name must not be blank");
    }
    return client instanceof LlmModel model
        ? new LlmModel(name, model.client, model.prices, model.retries)
        : new LlmModel(
            name, Objects.requireNonNull(client, "client"), null, RetryPolicy.ofDefaults());
  }

  /** Returns this model with prices. */
  public LlmModel prices(ModelPrices value) {
    return new LlmModel(name, client, value, retries);
  }

  /** Returns this model with another policy of asking again. */
  public LlmModel retries(RetryPolicy value) {
    return new LlmModel(name, client, prices, value);
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    return RunModels.ask(this, request);
  }

  /** Returns what the model is called. */
  public String name() {
    return name;
  }

  /** Returns its prices, if they are known. */
  public Optional<ModelPrices> prices() {
    return Optional.ofNullable(prices);
  }

  /** Returns what tokens of it cost; 0 where no prices are known. */
  BigDecimal cost(TokenUsage usage) {
    return prices == null ? BigDecimal.ZERO : prices.cost(usage);
  }

  LlmClient client() {
    return client;
  }

  /** Returns a client that asks another one again as this model's policy says. */
  LlmClient retrying(LlmClient asked) {
    return LlmClients.retrying(asked, retries);
  }

  @Override
  public String toString() {
    return "model " + name;
  }
}

package io.tdscaling.core.llm.cache;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.ResponseCache;
import java.io.IOException;
import java.util.Optional;

/** Asks a model what is not remembered, and remembers what it answers. Thread-safe. */
public final class CachedClient implements LlmClient {
  private final LlmClient client;
  private final String model;
  private final ResponseCache cache;

  /**
   * Makes a client that asks another one.
   *
   * @param client the other one
   * @param model the model it asks, part of every key
   * @param cache where to remember; it is left open
   */
  public CachedClient(LlmClient client, String model, ResponseCache cache) {
    this.client = client;
    this.model = model;
    this.cache = cache;
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    String key = CacheKey.of(model, request);
    Optional<LlmReply> remembered = find(key);
    if (remembered.isPresent()) {
      return remembered.get();
    }
    LlmReply reply = client.complete(request);
    store(key, reply);
    return reply;
  }

  private Optional<LlmReply> find(String key) throws IOException {
    try {
      return cache.find(key);
    } catch (IOException failure) {
      throw broken(failure);
    }
  }

  private void store(String key, LlmReply reply) throws IOException {
    try {
      cache.store(key, reply);
    } catch (IOException failure) {
      throw broken(failure);
    }
  }

  /** Going on would pay for answers that are then lost, one attempt after the other. */
  private static LlmException broken(IOException failure) {
    return new LlmException(
        Reason.UNAVAILABLE, "the cache of answers fails: " + failure.getMessage(), failure);
  }
}

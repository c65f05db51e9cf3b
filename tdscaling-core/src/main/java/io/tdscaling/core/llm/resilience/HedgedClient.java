package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Asks a second time when the first answer takes long, and takes the answer that comes first; the
 * other request is interrupted. A question that is asked twice may be billed twice, and which of
 * two answers comes first depends on the weather. Thread-safe.
 */
public final class HedgedClient implements LlmClient {
  private final LlmClient client;
  private final Duration delay;
  private final Executor executor;
  private final Pace pace;

  /**
   * Makes a client that asks another one in threads of its own, which end when they have nothing to
   * do and keep no process alive.
   */
  public HedgedClient(LlmClient client, Duration delay, Pace pace) {
    this(client, delay, Executors.newCachedThreadPool(HedgedClient::thread), pace);
  }

  /**
   * Makes a client that asks another one.
   *
   * @param client the other one
   * @param delay when the second request is sent, positive
   * @param executor runs two tasks for each question, both of which block; it needs threads enough
   * @param pace time
   */
  public HedgedClient(LlmClient client, Duration delay, Executor executor, Pace pace) {
    Settings.positive(delay, "delay");
    this.client = client;
    this.delay = delay;
    this.executor = executor;
    this.pace = pace;
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    Race race = new Race();
    try {
      race.start(executor, () -> client.complete(request));
      race.start(
          executor,
          () -> {
            pace.sleep(delay);
            race.secondSent();
            return client.complete(request);
          });
      return race.result();
    } finally {
      race.cancel();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tdscaling-hedge");
    thread.setDaemon(true);
    return thread;
  }
}

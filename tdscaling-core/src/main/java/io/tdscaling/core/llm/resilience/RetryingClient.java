package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Asks again when no answer came and another try may bring one. Thread-safe. */
public final class RetryingClient implements LlmClient {
  /** Where the server is at fault, not the request. */
  private static final Set<Reason> ENDPOINT_DOWN =
      EnumSet.of(Reason.RATE_LIMITED, Reason.OVERLOADED, Reason.CONNECTION_FAILED);

  private final LlmClient client;
  private final RetryPolicy policy;
  private final Pace pace;

  /** Makes a client that asks another one. */
  public RetryingClient(LlmClient client, RetryPolicy policy, Pace pace) {
    this.client = client;
    this.policy = policy;
    this.pace = pace;
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    SeededRandom random = random(request.purpose());
    long start = pace.nanoTime();
    for (int tries = 1; ; tries++) {
      try {
        return client.complete(request);
      } catch (IOException failure) {
        Reason reason = Failures.reason(failure).filter(Reason::retryable).orElse(null);
        if (reason == null) {
          throw failure;
        }
        Duration delay = delay(tries, failure, random);
        if (tries >= policy.tries() || isTooLate(start, delay)) {
          throw usedUp(tries, reason, failure);
        }
        pace.sleep(delay);
      }
    }
  }

  /** The same question waits the same times in every run. */
  private static SeededRandom random(Purpose purpose) {
    String label = "retry/" + purpose.role() + "/" + purpose.turn() + "/" + purpose.repair();
    return SeededRandom.of(0, purpose.index(), label);
  }

  private Duration delay(int tries, IOException failure, SeededRandom random) {
    double longest = Settings.nanos(policy.longestDelay());
    double backoff =
        Math.min(longest, Settings.nanos(policy.firstDelay()) * Math.scalb(1.0, tries - 1));
    double all = asked(failure) + random.nextDouble() * backoff;
    return Duration.ofNanos((long) Math.min(longest, all));
  }

  private static double asked(IOException failure) {
    return failure instanceof LlmException known
        ? known.retryAfter().map(Settings::nanos).filter(time -> time > 0).orElse(0.0)
        : 0;
  }

  private boolean isTooLate(long start, Duration delay) {
    double passed = pace.nanoTime() - start;
    return passed + Settings.nanos(delay) > Settings.nanos(policy.longestTotal());
  }

  private static IOException usedUp(int tries, Reason reason, IOException failure) {
    if (!ENDPOINT_DOWN.contains(reason)) {
      return failure;
    }
    String message = "no answer, asked " + tries + (tries == 1 ? " time" : " times");
    String last = "; last: " + Failures.line(failure);
    return new LlmException(Reason.UNAVAILABLE, message + last, failure);
  }
}

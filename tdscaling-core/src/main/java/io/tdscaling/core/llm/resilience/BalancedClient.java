package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Shares the work among clients. All that one role asks in one attempt goes to the same of them, in
 * every run: each draws a lot for it, seeded by its name, and the lots are weighed (weighted
 * rendezvous hashing). So a client that is added or taken away changes only the questions it gets.
 * When one is down, the next in the order of the lots is asked. Thread-safe.
 */
public final class BalancedClient implements LlmClient {
  private static final Set<Reason> DOWN =
      EnumSet.of(Reason.UNAVAILABLE, Reason.OVERLOADED, Reason.CONNECTION_FAILED);

  private final List<Weighted> clients;

  private record Lot(double draw, Weighted holder) {}

  /**
   * Makes a client that asks others.
   *
   * @param clients the others, at least one, with different names
   */
  public BalancedClient(List<Weighted> clients) {
    this.clients = List.copyOf(clients);
    if (clients.isEmpty()) {
      throw new IllegalArgumentException("clients must not be empty");
    }
    List<String> names = clients.stream().map(Weighted::name).toList();
    if (Set.copyOf(names).size() < names.size()) {
      throw new IllegalArgumentException("names of clients must differ, got " + names);
    }
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    List<IOException> failures = new ArrayList<>();
    for (Weighted choice : inOrder(request.purpose())) {
      try {
        return choice.client().complete(request);
      } catch (IOException failure) {
        if (Failures.reason(failure).filter(DOWN::contains).isEmpty()) {
          throw failure;
        }
        failures.add(failure);
      }
    }
    throw mostHopeful(failures);
  }

  /** Returns the clients in the order in which they are asked. */
  List<Weighted> inOrder(Purpose purpose) {
    return clients.stream()
        .map(client -> new Lot(draw(client, purpose), client))
        .sorted(Comparator.comparingDouble(Lot::draw))
        .map(Lot::holder)
        .toList();
  }

  /** An exponentially distributed number of rate {@code weight}: the least of all wins fairly. */
  private static double draw(Weighted client, Purpose purpose) {
    String label = "balance/" + purpose.role() + "/" + client.name();
    double uniform = SeededRandom.of(0, purpose.index(), label).nextDouble();
    return -StrictMath.log1p(-uniform) / client.weight();
  }

  /** One that can be tried again, if there is one, so that somebody does. */
  private static IOException mostHopeful(List<IOException> failures) {
    IOException chosen =
        failures.stream().filter(BalancedClient::mayHeal).findFirst().orElse(failures.get(0));
    failures.stream().filter(other -> other != chosen).forEach(chosen::addSuppressed);
    return chosen;
  }

  private static boolean mayHeal(IOException failure) {
    return !(failure instanceof LlmException known) || known.reason().retryable();
  }
}

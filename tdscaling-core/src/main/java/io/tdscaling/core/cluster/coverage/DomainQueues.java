package io.tdscaling.core.cluster.coverage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Candidates by what they were last found to be worth, those of the same domains together. What
 * their domains are worth falls for all of them at once when one is chosen, so only the first of
 * each queue has to be looked at again.
 */
final class DomainQueues {
  private static final Comparator<Ranked> BEST =
      Comparator.<Ranked>comparingDouble(ranked -> -ranked.gain())
          .thenComparingInt(ranked -> ranked.candidate().anchor());

  private final Coverage coverage;
  private final Map<List<String>, PriorityQueue<Ranked>> queues = new HashMap<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.<Head>comparingDouble(head -> -head.gain())
              .thenComparingInt(head -> head.first().candidate().anchor()));

  /**
   * A candidate with its rank.
   *
   * @param gain what it was worth when it was looked at, but for its domains
   */
  record Ranked(Candidate candidate, double gain) {}

  /** The first of a queue with what it was worth, domains and all. */
  private record Head(Ranked first, double gain) {}

  DomainQueues(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Adds a candidate. */
  void add(Candidate candidate, double gain) {
    Ranked ranked = new Ranked(candidate, gain);
    PriorityQueue<Ranked> queue = queue(candidate);
    queue.add(ranked);
    if (queue.element().equals(ranked)) {
      announce(queue);
    }
  }

  /** Queues are announced again whenever their first changes; older announcements are passed. */
  private void announce(PriorityQueue<Ranked> queue) {
    Ranked first = queue.peek();
    if (first != null) {
      heads.add(new Head(first, total(first)));
    }
  }

  private double total(Ranked ranked) {
    return ranked.gain() + coverage.gainOfDomains(ranked.candidate().domains());
  }

  /** Removes and returns what ranks best. */
  Optional<Ranked> poll() {
    while (!heads.isEmpty()) {
      Head head = heads.remove();
      PriorityQueue<Ranked> queue = queue(head.first().candidate());
      if (!head.first().equals(queue.peek())) {
        continue; // It is gone, or something better came in front of it.
      }
      double now = total(head.first());
      if (!heads.isEmpty() && now < heads.element().gain()) {
        heads.add(new Head(head.first(), now));
      } else {
        Ranked best = queue.remove();
        announce(queue);
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  private PriorityQueue<Ranked> queue(Candidate candidate) {
    return queues.computeIfAbsent(candidate.domains(), missing -> new PriorityQueue<>(BEST));
  }
}

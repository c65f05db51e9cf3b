package io.tdscaling.study.learner;

import com.google.common.base.Splitter;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asked for and what of it has been done, as far as words tell. Each clause of a user
 * message may ask for the tool of which it says most; a call that did not fail does the first such
 * clause that is not done.
 */
final class RequestPlan {
  private static final double LEAST_SCORE = 0.3;
  private static final int MOST_CLAUSES = 64;
  private static final Splitter CLAUSES =
      Splitter.onPattern(
          "[.?!;:,\\n](?=\\s|$)"
              + "|(?i)\\b(?:and|then|also|next|after|once|when|if|unless|otherwise|finally|before)\\b");

  private final Offer offer;
  private final List<Asked> asked = new ArrayList<>();
  private int messages;

  /** One clause that asks for a tool; which has the best score is open where several have. */
  private static final class Asked {
    private final int message;
    private final Set<String> tools;
    private final Optional<EffectClass> effect;
    private boolean done;

    Asked(int message, Set<String> tools, Optional<EffectClass> effect) {
      this.message = message;
      this.tools = tools;
      this.effect = effect;
    }
  }

  /** How a tool stands in the plan. */
  enum Standing {
    /** Asked for by the first clause that is not done, alone. */
    NEXT,
    /** One of several that the first clause that is not done may ask for. */
    MAYBE_NEXT,
    /** Asked for by the first clause of the latest message that is not done; older ones are not. */
    NEXT_OF_MESSAGE,
    /** Asked for later. */
    LATER,
    /** Asked for, and done. */
    DONE,
    /** Not asked for. */
    NONE
  }

  RequestPlan(Offer offer) {
    this.offer = offer;
  }

  void said(String text) {
    messages++;
    for (String clause : CLAUSES.split(text)) {
      List<String> stems = Stems.of(clause);
      if (!stems.isEmpty() && asked.size() < MOST_CLAUSES) {
        take(clause, new HashSet<>(stems));
      }
    }
  }

  private void take(String clause, Set<String> stems) {
    double best = LEAST_SCORE;
    Set<String> tools = new HashSet<>();
    for (ToolView tool : offer.tools()) {
      double score = offer.score(tool, stems);
      if (score > best) {
        tools.clear();
      }
      if (score >= best) {
        best = score;
        tools.add(tool.name());
      }
    }
    if (!tools.isEmpty()) {
      asked.add(new Asked(messages, tools, ToolSemantics.effectOfName(clause.strip())));
    }
  }

  /** Takes note that a call of the tool succeeded. */
  void done(String tool) {
    asked.stream()
        .filter(clause -> !clause.done && clause.tools.contains(tool))
        .findFirst()
        .ifPresent(clause -> clause.done = true);
  }

  Standing standing(String tool) {
    Optional<Asked> next = next();
    if (next.isPresent() && next.get().tools.contains(tool)) {
      return next.get().tools.size() == 1 ? Standing.NEXT : Standing.MAYBE_NEXT;
    }
    if (nextOfMessage().filter(clause -> clause.tools.contains(tool)).isPresent()) {
      return Standing.NEXT_OF_MESSAGE;
    }
    if (asked.stream().anyMatch(clause -> !clause.done && clause.tools.contains(tool))) {
      return Standing.LATER;
    }
    return asked.stream().anyMatch(clause -> clause.tools.contains(tool))
        ? Standing.DONE
        : Standing.NONE;
  }

  /** Returns the tools that the next clause asks for. */
  Set<String> nextTools() {
    return next().map(clause -> clause.tools).orElse(Set.of());
  }

  /** Returns the effect of the verb in the next clause, if it has a known one. */
  Optional<EffectClass> nextEffect() {
    return next().flatMap(clause -> clause.effect);
  }

  int left() {
    return (int) asked.stream().filter(clause -> !clause.done).count();
  }

  int leftOfMessage() {
    return (int)
        asked.stream().filter(clause -> !clause.done && clause.message == messages).count();
  }

  private Optional<Asked> next() {
    return asked.stream().filter(clause -> !clause.done).findFirst();
  }

  private Optional<Asked> nextOfMessage() {
    return asked.stream().filter(clause -> !clause.done && clause.message == messages).findFirst();
  }
}

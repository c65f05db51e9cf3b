package io.tdscaling.study.learner;

import io.tdscaling.study.learner.Decision.Candidate;
import io.tdscaling.study.learner.RequestPlan.Standing;
import io.tdscaling.study.learner.Talk.Made;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an assistant step is predicted from: the conversation before it and the tools. The
 * candidates are to speak, then the tools by name.
 */
final class StepFeatures {
  private static final int TOOL_KEYS = 3;
  private static final int MOST_WORDS = 16;

  private final Talk talk;
  private final Offer offer;
  private final Set<String> said;
  private final String lastEffect;
  private final String effectBefore;
  private final Map<String, Integer> ranks;
  private final Map<String, Integer> lastRanks;

  private StepFeatures(Talk talk) {
    this.talk = talk;
    this.offer = talk.offer();
    this.said = new HashSet<>(talk.lastSaid());
    this.lastEffect = effectBack(1);
    this.effectBefore = effectBack(2);
    this.ranks = offer.ranks(talk.allSaid());
    this.lastRanks = offer.ranks(said);
  }

  /**
   * Makes the decision that comes now.
   *
   * @param talk all that came before
   * @param called names of the tools that were called; none where the assistant spoke
   */
  static Decision of(Talk talk, Set<String> called) {
    return new StepFeatures(talk).decision(called);
  }

  private Decision decision(Set<String> called) {
    List<Candidate> candidates = new ArrayList<>();
    Features speak = new Features();
    speak.add("kind", "speak");
    // Where nothing was said of any tool, overlap of words has nothing to call.
    candidates.add(new Candidate(speak, 1, called.isEmpty(), 1e-9));
    for (ToolView tool : offer.tools()) {
      double overlap = offer.score(tool, talk.allSaid());
      boolean right = called.contains(tool.name());
      candidates.add(new Candidate(tool(tool), TOOL_KEYS, right, overlap));
    }
    return Decision.of(situation(), words(), candidates);
  }

  private Features situation() {
    String last = last();
    int left = Math.min(3, talk.plan().left());
    int errors = Math.min(2, (int) talk.callsSinceUser().stream().filter(Made::failed).count());
    String filled = filledNext();
    Features features = new Features();
    features.add("last", last);
    features.add("since", Math.min(4, talk.callsSinceUser().size()));
    features.add("left", left);
    features.add("left of message", Math.min(2, talk.plan().leftOfMessage()));
    features.add("turn", Math.min(3, talk.userTurns()));
    features.add("asked", String.valueOf(talk.asked() && talk.userSpokeLast()));
    features.add("filled", filled);
    features.add("effect", lastEffect);
    features.add("effects", effectBefore + ' ' + lastEffect);
    features.add("errors", errors);
    features.add("length", length());
    features.add("last left", last + ' ' + left);
    features.add("left filled", filled + ' ' + left + ' ' + talk.userSpokeLast());
    features.add("last errors", last + ' ' + errors);
    return features;
  }

  private Features words() {
    List<String> stems =
        talk.userSpokeLast()
            ? talk.lastSaid()
            : talk.lastResult().map(ResultView::stems).orElse(List.of());
    Features features = new Features();
    stems.stream().limit(MOST_WORDS).forEach(stem -> features.add("word", stem));
    return features;
  }

  private Features tool(ToolView tool) {
    Standing standing = talk.plan().standing(tool.name());
    String calls = calls(tool);
    int rank = Math.min(4, ranks.getOrDefault(tool.name(), 4));
    String effect = tool.effect().label();
    Features features = new Features();
    features.add("kind", effect);
    features.add("standing", standing.name());
    features.add("calls", calls);
    features.add("rank", rank);
    features.add("rank calls", rank + calls);
    features.add("last rank", Math.min(3, lastRanks.getOrDefault(tool.name(), 4)));
    features.add("standing calls", standing.name() + ' ' + calls);
    features.add("standing rank", standing.name() + ' ' + rank);
    overlap(features, tool);
    features.add("after", lastEffect + '>' + effect);
    features.add("after both", effectBefore + ' ' + lastEffect + '>' + effect);
    features.add("agrees", talk.plan().nextEffect().map(e -> e == tool.effect()) + standing.name());
    needs(features, tool, standing);
    memory(features, tool);
    return features;
  }

  private void overlap(Features features, ToolView tool) {
    features.add("name said", share(offer.nameShare(tool, talk.allSaid())));
    features.add("name said last", share(offer.nameShare(tool, said)));
    features.add("rest said", share(offer.otherShare(tool, talk.allSaid())));
    features.add(
        "answered", share(offer.nameShare(tool, talk.lastAnswer())) + talk.userSpokeLast());
  }

  private void needs(Features features, ToolView tool, Standing standing) {
    String filled = Knowledge.filled(talk, tool);
    String fed = Knowledge.fed(talk, tool);
    features.add("filled", filled);
    features.add("filled standing", filled + standing.name());
    features.add("fed", fed + talk.userSpokeLast());
    features.add("fed effect", fed + tool.effect().label());
    features.add("missing", Math.min(3, Knowledge.missing(talk, tool)));
    boolean sameThing =
        talk.lastCall().map(call -> call.tool().entity().equals(tool.entity())).orElse(false);
    features.add("same thing", sameThing + lastEffect + '>' + tool.effect().label());
  }

  /** What is known by heart: it helps only with tools that were seen before. */
  private void memory(Features features, ToolView tool) {
    features.add("tool", tool.name());
    features.add(
        "tools", talk.lastCall().map(call -> call.tool().name()).orElse("") + '>' + tool.name());
    tool.nameStems().stream().limit(4).forEach(stem -> features.add("stem", stem));
  }

  private String calls(ToolView tool) {
    List<Made> own =
        talk.calls().stream().filter(call -> call.tool().name().equals(tool.name())).toList();
    if (own.isEmpty()) {
      return "never";
    }
    Made latest = own.get(own.size() - 1);
    String outcome = latest.failed() ? "failed" : "done";
    if (talk.lastCall().filter(call -> call == latest).isPresent()) {
      return "last " + outcome + talk.userSpokeLast();
    }
    return (talk.callsSinceUser().contains(latest) ? "now " : "before ") + outcome;
  }

  private String last() {
    if (talk.userSpokeLast()) {
      return "user";
    }
    return talk.lastResult()
        .map(result -> result.failed() ? "failed" : result.empty() ? "empty" : "result")
        .orElse("nothing");
  }

  private String filledNext() {
    return offer.tools().stream()
        .filter(tool -> talk.plan().nextTools().contains(tool.name()))
        .map(tool -> Knowledge.filled(talk, tool))
        .sorted()
        .findFirst()
        .orElse("nothing");
  }

  private int length() {
    int words = talk.lastSaid().size();
    if (words <= 3) {
      return 0;
    }
    return words <= 8 ? 1 : words <= 20 ? 2 : 3;
  }

  private String effectBack(int back) {
    int at = talk.calls().size() - back;
    return at < 0 ? "^" : talk.calls().get(at).tool().effect().label();
  }

  /** Returns a share in steps of a quarter, with all and nothing apart. */
  private static String share(double share) {
    return share == 0 ? "none" : share > 0.999 ? "all" : String.valueOf((int) (4 * share));
  }
}

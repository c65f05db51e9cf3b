package io.tdscaling.study.learner;

import io.tdscaling.study.learner.Decision.Candidate;
import io.tdscaling.study.learner.ResultView.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the source of an argument is predicted from: the called tool, the place in its arguments and
 * the conversation before the step. The value itself is not looked at, nor are the other arguments
 * of the step. The candidates are: said by the user or the system message; neither; and the latest
 * results, latest first.
 */
final class ArgumentFeatures {
  /** How many kinds of sources there are: no result, and a result. */
  static final int KINDS = 2;

  private static final int RESULT_KEYS = 3;
  private static final int FIRST_RESULT = 2;
  private static final int MOST_RESULTS = 32;
  private static final int MOST_STEMS = 6;

  private final Talk talk;

  /** Where the arguments of this name in earlier calls came from. */
  private final Map<String, Integer> earlier = new HashMap<>();

  ArgumentFeatures(Talk talk) {
    this.talk = talk;
  }

  /**
   * Makes the decisions for the arguments of one call, before the step is taken in.
   *
   * @param tool the called tool
   * @param places the places in its arguments
   */
  List<Decision> of(ToolView tool, List<ArgumentPlace> places) {
    List<Decision> decisions = new ArrayList<>();
    for (ArgumentPlace place : places) {
      int source = source(place);
      decisions.add(decision(tool, place.parameter(), source));
    }
    return decisions;
  }

  /** Returns the kind of a decision's right source. */
  static int kind(Decision decision) {
    return decision.firstRight() < FIRST_RESULT ? 0 : 1;
  }

  /** Remembers the sources of a call's arguments, for later calls. */
  void remember(List<ArgumentPlace> places) {
    places.forEach(place -> earlier.put(place.parameter().name(), source(place)));
  }

  private int source(ArgumentPlace place) {
    return talk.sources().of(place.value(), place.parameter().closed());
  }

  private Decision decision(ToolView tool, Parameter parameter, int source) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(plain("said", source == ValueSources.SAID, 1));
    candidates.add(plain("neither", source == ValueSources.NEITHER, 0));
    List<ResultView> results = talk.results();
    Match best = Match.NONE;
    for (int back = 0; back < Math.min(MOST_RESULTS, results.size()); back++) {
      ResultView result = results.get(results.size() - 1 - back);
      Match match = result.match(parameter);
      boolean better = match.compareTo(best) < 0;
      best = better ? match : best;
      // The simple rule: the latest result with a field of that name, else what was said.
      double simple = match == Match.NAME ? 100 - back : 0;
      candidates.add(
          new Candidate(
              result(tool, parameter, result, back, better),
              RESULT_KEYS,
              source == result.ordinal(),
              simple));
    }
    return Decision.of(situation(tool, parameter, best), words(tool, parameter), candidates);
  }

  private static Candidate plain(String kind, boolean right, double simple) {
    Features features = new Features();
    features.add("kind", kind);
    return new Candidate(features, 1, right, simple);
  }

  private Features situation(ToolView tool, Parameter parameter, Match best) {
    String said = said(parameter);
    String token = talk.tokens().state(parameter.shape());
    String kind = parameter.kind().name() + parameter.required();
    Features features = new Features();
    features.add("type", parameter.type() + parameter.closed() + parameter.preset());
    features.add("slot", kind);
    features.add("shape", parameter.shape().name());
    features.add("said", said);
    features.add("token", token);
    features.add("said token", said + token + parameter.shape());
    features.add("best", best.name());
    features.add("best token", best.name() + token + kind);
    features.add("best said", best.name() + said);
    features.add("earlier", earlier(parameter));
    features.add("tool effect", tool.effect().label() + kind);
    features.add("since", Math.min(3, talk.callsSinceUser().size()));
    features.add("results", Math.min(3, talk.results().size()));
    features.add("own", String.valueOf(parameter.entity().equals(tool.entity())));
    return features;
  }

  private static Features words(ToolView tool, Parameter parameter) {
    Features features = new Features();
    features.add("parameter", String.join(" ", parameter.stems()));
    features.add("last stem", parameter.lastStem());
    features.add("tool parameter", tool.name() + ' ' + parameter.name());
    parameter.said().stream().limit(MOST_STEMS).forEach(stem -> features.add("described", stem));
    return features;
  }

  private Features result(
      ToolView tool, Parameter parameter, ResultView result, int back, boolean better) {
    String match = result.match(parameter).name();
    String recency = String.valueOf(Math.min(3, back));
    String state = result.failed() ? "failed" : result.empty() ? "empty" : "full";
    Features features = new Features();
    features.add("kind", "result");
    features.add("match", match + state);
    features.add("back", recency);
    features.add("match back", match + recency);
    features.add("best match", match + better);
    features.add("of", result.tool().effect().label() + match);
    features.add("effects", result.tool().effect().label() + '>' + tool.effect().label());
    features.add("about", result.tool().entity().equals(parameter.entity()) + match);
    features.add("same tool", String.valueOf(result.tool().name().equals(tool.name())));
    features.add("same thing", result.tool().entity().equals(tool.entity()) + match);
    features.add(
        "before", String.valueOf(earlier.getOrDefault(parameter.name(), -9) == result.ordinal()));
    features.add("pair", result.tool().name() + '>' + tool.name() + ' ' + parameter.name());
    return features;
  }

  private String said(Parameter parameter) {
    if (talk.lastSaid().contains(parameter.lastStem())) {
      return "last";
    }
    return talk.allSaid().contains(parameter.lastStem()) ? "before" : "no";
  }

  private String earlier(Parameter parameter) {
    Integer source = earlier.get(parameter.name());
    if (source == null) {
      return "new";
    }
    return source >= 0 ? "result" : source == ValueSources.SAID ? "said" : "neither";
  }
}

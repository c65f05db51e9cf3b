package io.tdscaling.study.learner;

import io.tdscaling.study.learner.ResultView.Match;
import java.util.List;

/** Whether what a call needs seems to be known. */
final class Knowledge {
  private Knowledge() {}

  /** Returns how many of the required parameters of a tool nothing known seems to fill. */
  static int missing(Talk talk, ToolView tool) {
    return (int) tool.required().stream().filter(parameter -> !known(talk, parameter)).count();
  }

  /** Returns {@code free} of needs, {@code all}, {@code some} or {@code none} of them filled. */
  static String filled(Talk talk, ToolView tool) {
    int needed = tool.required().size();
    int missing = missing(talk, tool);
    if (needed == 0) {
      return "free";
    }
    if (missing == 0) {
      return "all";
    }
    return missing < needed ? "some" : "none";
  }

  private static boolean known(Talk talk, Parameter parameter) {
    boolean offered =
        talk.results().stream()
            .map(result -> result.match(parameter))
            .anyMatch(match -> match == Match.NAME || match == Match.THING);
    return offered
        || named(talk, parameter)
        || (parameter.shape() != Shape.TEXT && talk.tokens().has(parameter.shape()))
        || parameter.closed();
  }

  private static boolean named(Talk talk, Parameter parameter) {
    return talk.allSaid().contains(parameter.lastStem());
  }

  /** Returns how the results so far feed a tool's identifiers: by the last one, by one, or not. */
  static String fed(Talk talk, ToolView tool) {
    List<Parameter> pointers =
        tool.required().stream().filter(parameter -> !parameter.entity().isEmpty()).toList();
    if (pointers.isEmpty()) {
      return "free";
    }
    for (int back = 0; back < talk.results().size(); back++) {
      ResultView result = talk.results().get(talk.results().size() - 1 - back);
      for (Parameter pointer : pointers) {
        Match match = result.match(pointer);
        if (match == Match.NAME || match == Match.THING) {
          return back == 0 ? "last" : "earlier";
        }
      }
    }
    return "no";
  }
}

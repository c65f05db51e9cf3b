package io.tdscaling.study.learner;

import java.util.ArrayList;
import java.util.List;

/**
 * What one trajectory teaches or asks.
 *
 * @param calls the steps in which the assistant called tools
 * @param talks the steps in which it only spoke
 * @param arguments the sources of the arguments
 */
record Examples(List<Decision> calls, List<Decision> talks, List<Decision> arguments) {
  static Examples of(List<Decision> steps, List<Boolean> called, List<Decision> arguments) {
    List<Decision> calls = new ArrayList<>();
    List<Decision> talks = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      (called.get(i) ? calls : talks).add(steps.get(i));
    }
    return new Examples(List.copyOf(calls), List.copyOf(talks), List.copyOf(arguments));
  }
}

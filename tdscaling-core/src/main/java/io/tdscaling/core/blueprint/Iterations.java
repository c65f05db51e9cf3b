package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recognises calls that do the same for the first things that one earlier call found. */
final class Iterations {
  private Iterations() {}

  /**
   * Returns the parameter that goes through the first elements of one list, where it is the only
   * difference between the calls.
   */
  static Optional<String> parameter(List<DraftCall> calls) {
    Map<String, ValueSource> first = calls.get(0).planned().arguments();
    return first.keySet().stream().filter(name -> goesThrough(name, calls)).findFirst();
  }

  private static boolean goesThrough(String parameter, List<DraftCall> calls) {
    Map<String, ValueSource> first = calls.get(0).planned().arguments();
    if (!(first.get(parameter) instanceof FromResult start)) {
      return false;
    }
    for (int i = 0; i < calls.size(); i++) {
      Map<String, ValueSource> expected = new LinkedHashMap<>(first);
      expected.put(parameter, new FromResult(start.from(), ResultFields.element(start.path(), i)));
      if (!expected.equals(calls.get(i).planned().arguments())) {
        return false;
      }
    }
    return calls.size() > 1;
  }
}

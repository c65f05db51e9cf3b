package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.tool.ToolSpec;
import java.util.Map;
import java.util.Set;

/**
 * A call that a plan would like to make.
 *
 * @param tool the tool
 * @param fixed arguments whose source is already decided, by parameter
 * @param included parameters to fill although they may be optional
 * @param optionals how many further optional parameters to fill at most
 */
record CallWish(
    ToolSpec tool, Map<String, ValueSource> fixed, Set<String> included, int optionals) {
  static CallWish of(ToolSpec tool, int optionals) {
    return new CallWish(tool, Map.of(), Set.of(), optionals);
  }
}

package io.tdscaling.core.phrasing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Parameters that only hold others together, such as "params": their members are said instead. */
final class Wrappers {
  private static final int MOST_MEMBERS = 6;

  private Wrappers() {}

  /** Returns the arguments, with the members of wrappers in their places. */
  static List<Argument> opened(List<Argument> arguments) {
    List<Argument> opened = new ArrayList<>();
    for (Argument argument : arguments) {
      if (isWrapper(argument)) {
        List<Argument> members = new ArrayList<>();
        argument
            .value()
            .orElseThrow()
            .properties()
            .forEach(member -> members.add(Argument.of(member.getKey(), member.getValue())));
        opened.addAll(opened(members));
      } else {
        opened.add(argument);
      }
    }
    return opened;
  }

  private static boolean isWrapper(Argument argument) {
    return ArgumentRules.isWrapper(argument.parameter())
        && argument.value().filter(Wrappers::isSmall).isPresent();
  }

  private static boolean isSmall(JsonNode value) {
    return value.isObject() && value.size() <= MOST_MEMBERS;
  }
}

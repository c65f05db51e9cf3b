package io.tdscaling.core.simulation;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/** What the operator tells the assistant beforehand: how to work, and the blueprint's policies. */
final class SystemPrompts {
  private static final List<String> PREAMBLES =
      List.of(
          "You are a helpful assistant with access to tools. Use them to do what the user asks, and rely"
              + " on what they return.",
          "You help users by calling the tools you are given. Never make up a result; if something you"
              + " need is missing, ask for it.",
          "You are a support assistant. Work with the tools below. If none of them can do what is asked,"
              + " say so.",
          "Assist the user with the available tools. Say what you found in plain words, and be honest"
              + " about what you cannot do.");

  private SystemPrompts() {}

  static String write(Blueprint blueprint, SeededRandom random) {
    StringBuilder text = new StringBuilder(random.pick(PREAMBLES));
    blueprint.policies().forEach(policy -> text.append('\n').append(policy));
    return text.toString();
  }
}

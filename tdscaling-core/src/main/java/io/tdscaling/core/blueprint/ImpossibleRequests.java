package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.Errands;
import io.tdscaling.core.phrasing.Manner;
import io.tdscaling.core.phrasing.UserVoice;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Requests that have nothing to do with the tools at hand. */
final class ImpossibleRequests {
  private ImpossibleRequests() {}

  /** Returns a request as {@link #pick(List, boolean, Persona, SeededRandom)}, in plain words. */
  static Optional<String> pick(List<ToolSpec> tools, boolean further, SeededRandom random) {
    return pick(tools, further, new Persona("", Manner.PLAIN.label()), random);
  }

  /**
   * Returns a request that none of the tools seems able to meet, if there is one.
   *
   * @param further whether the user has asked for something else before
   * @param persona who asks
   */
  static Optional<String> pick(
      List<ToolSpec> tools, boolean further, Persona persona, SeededRandom random) {
    Set<String> words = new TreeSet<>();
    for (ToolSpec tool : tools) {
      addWords(tool.ref().name(), words);
      addWords(tool.description().toLowerCase(Locale.ROOT), words);
    }
    UserVoice voice = UserVoice.of(Manner.of(persona.manner()));
    return random.shuffled(Errands.all()).stream()
        .filter(errand -> errand.tells().stream().noneMatch(words::contains))
        .findFirst()
        .map(errand -> voice.errand(errand.request(), further, random));
  }

  private static void addWords(String text, Set<String> words) {
    Words.split(text).stream().map(Words::singular).forEach(words::add);
  }
}

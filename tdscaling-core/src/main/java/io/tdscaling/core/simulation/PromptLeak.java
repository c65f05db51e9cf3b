package io.tdscaling.core.simulation;

import com.google.common.base.Splitter;
import io.tdscaling.core.llm.prompt.Prompts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds where a model repeats what it was instructed, rather than plays its role: {@value #RUN}
 * words in a row of the prompt itself, whatever their case and punctuation. What is filled into the
 * prompt, such as requests, is there to be said.
 */
final class PromptLeak {
  private static final int RUN = 7;

  private static final Splitter PARTS = Splitter.on(Pattern.compile("\\{\\{[^{}]*}}|\\R"));
  private static final Splitter WORDS =
      Splitter.on(Pattern.compile("[^\\p{L}\\p{N}]+")).omitEmptyStrings();

  private final Set<String> runs = new HashSet<>();

  /** Knows a prompt. */
  PromptLeak(Prompts prompts, String name) {
    PARTS.split(prompts.text(name)).forEach(part -> runs.addAll(runs(part)));
  }

  /** Returns the first words in a text that are the prompt's. */
  Optional<String> in(String text) {
    return runs(text).stream().filter(runs::contains).findFirst();
  }

  private static List<String> runs(String text) {
    List<String> words = WORDS.splitToList(text.toLowerCase(Locale.ROOT));
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }
}

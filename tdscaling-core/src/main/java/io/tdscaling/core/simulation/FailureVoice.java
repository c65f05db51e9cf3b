package io.tdscaling.core.simulation;

import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.phrasing.ToolPhrases;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/** How the procedural assistant says, honestly, that something could not or may not be done. */
final class FailureVoice {
  private static final List<String> FAILED =
      List.of(
          "I'm afraid I could not %s. The reason given was: %s",
          "I tried to %s, but it did not work: %s",
          "Unfortunately I wasn't able to %s. What came back was: %s",
          "It was not possible to %s, I'm sorry to say. The system answered: %s");
  private static final List<String> FAILED_AFTER_SUCCESS =
      List.of(
          "However, I could not %s: %s",
          "What did not work is the rest: I tried to %s and was told: %s",
          "I was not able to %s, though. The reason given was: %s",
          "But when I tried to %s, this came back: %s");
  private static final List<String> NOT_ALLOWED =
      List.of(
          "I'm sorry, but I'm not allowed to %s here, so I have to leave that undone.",
          "The rules I work under don't let me %s. I'd rather tell you than try.",
          "I can't do that for you: to %s is against the policy of this desk.",
          "That is something I must decline. I may not %s, whoever asks.");

  private final ToolPhrases phrases;

  FailureVoice(SemanticsCache semantics) {
    this.phrases = new ToolPhrases(semantics);
  }

  /**
   * Returns what the assistant says of a call that failed for good.
   *
   * @param tool offered name of its tool
   * @param error what the tool said
   * @param found what there is to tell all the same; empty where there is nothing
   */
  String report(String tool, String error, String found, AssistantView view, SeededRandom random) {
    String action = action(tool, view);
    return found.isEmpty()
        ? random.pick(FAILED).formatted(action, ended(error))
        : capital(found) + " " + random.pick(FAILED_AFTER_SUCCESS).formatted(action, ended(error));
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** Returns what the assistant says of a request that a policy forbids. */
  String notAllowed(String tool, AssistantView view, SeededRandom random) {
    return random.pick(NOT_ALLOWED).formatted(action(tool, view));
  }

  private String action(String tool, AssistantView view) {
    return view.tools().stream()
        .filter(offered -> offered.name().equals(tool))
        .map(OfferedTool::spec)
        .map(phrases::action)
        .findFirst()
        .orElse("use " + tool);
  }
}

package io.tdscaling.core.blueprint;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Requests that have nothing to do with the tools at hand. */
final class ImpossibleRequests {
  /**
   * A request, and the words that would show that a tool might meet it after all.
   *
   * @param request what the user asks
   * @param tells words of tools that could meet it
   */
  private record Candidate(String request, Set<String> tells) {}

  private static final List<Candidate> CANDIDATES =
      List.of(
          candidate("water the plants in my living room", "plant garden home device water smart"),
          candidate("call my sister and tell her I'm running late", "call phone voice message sms"),
          candidate("print this on the printer in the hallway", "print printer device"),
          candidate("order a large pizza to my front door", "food order pizza restaurant delivery"),
          candidate(
              "book a dentist appointment for Friday morning", "appointment book clinic calendar"),
          candidate("turn the heating down to 18 degrees", "home thermostat device climate heat"),
          candidate("pick my kids up from school at four", "drive ride taxi car transport"),
          candidate("sign the rental contract on my behalf", "sign contract document signature"),
          candidate("renew my passport", "passport government visa document renew"),
          candidate("find me a parking spot near the stadium", "parking map place location nearby"),
          candidate("fix the dent in my car door", "car repair vehicle garage"),
          candidate("play the piano piece I wrote yesterday", "music audio play song piano"),
          candidate("vote for me in the local election", "vote election poll government"),
          candidate("walk my dog this afternoon", "dog pet walk animal"),
          candidate("take a blood sample and have it tested", "health blood lab medical test"),
          candidate("move the sofa to the other wall", "furniture home room move robot"));

  private static final List<String> FRAMES =
      List.of("Could you %s?", "Please %s.", "I'd like you to %s.", "Hi, can you %s?");
  private static final List<String> FURTHER_FRAMES =
      List.of(
          "Could you also %s?",
          "Now please %s.", "I'd also like you to %s.", "Can you %s as well?");

  private ImpossibleRequests() {}

  private static Candidate candidate(String request, String tells) {
    return new Candidate(request, new TreeSet<>(Words.split(tells)));
  }

  /**
   * Returns a request that none of the tools seems able to meet, if there is one.
   *
   * @param further whether the user has asked for something else before
   */
  static Optional<String> pick(List<ToolSpec> tools, boolean further, SeededRandom random) {
    Set<String> words = new TreeSet<>();
    for (ToolSpec tool : tools) {
      addWords(tool.ref().name(), words);
      addWords(tool.description().toLowerCase(Locale.ROOT), words);
    }
    return random.shuffled(CANDIDATES).stream()
        .filter(candidate -> candidate.tells().stream().noneMatch(words::contains))
        .findFirst()
        .map(
            candidate ->
                random.pick(further ? FURTHER_FRAMES : FRAMES).formatted(candidate.request()));
  }

  private static void addWords(String text, Set<String> words) {
    Words.split(text).stream().map(Words::singular).forEach(words::add);
  }
}

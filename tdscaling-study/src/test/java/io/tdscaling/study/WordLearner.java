package io.tdscaling.study;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Learns words: which share of the words that users say, and of the tools that assistants call, it
 * has met in training.
 */
final class WordLearner implements StudyLearner {
  @Override
  public String description() {
    return "words";
  }

  @Override
  public Examples newTrainingSet() {
    return new Words();
  }

  @Override
  public Examples newTestSet() {
    return new Words();
  }

  @Override
  public SortedMap<String, Score> trainAndTest(
      Examples training, int first, Examples test, long seed) {
    TreeMap<String, Score> scores = new TreeMap<>();
    scores.put("tools", share(((Words) training).tools, first, ((Words) test).tools));
    scores.put("words", share(((Words) training).words, first, ((Words) test).words));
    return scores;
  }

  private static Score share(List<Set<String>> training, int first, List<Set<String>> test) {
    Set<String> known = new HashSet<>();
    training.subList(0, first).forEach(known::addAll);
    List<String> asked = test.stream().flatMap(Set::stream).toList();
    double share = (double) asked.stream().filter(known::contains).count() / asked.size();
    return new Score(share, Math.max(0, share - 0.05), Math.min(1, share + 0.05));
  }

  /** The words and tools of each trajectory. */
  static final class Words implements Examples {
    private final List<Set<String>> words = new ArrayList<>();
    private final List<Set<String>> tools = new ArrayList<>();

    @Override
    public void add(Trajectory trajectory) {
      Set<String> said = new HashSet<>();
      Set<String> called = new HashSet<>();
      for (Message message : trajectory.messages()) {
        if (message instanceof UserMessage) {
          said.addAll(List.of(message.text().toLowerCase(Locale.ROOT).split("\\W+", -1)));
        } else if (message instanceof AssistantMessage assistant) {
          assistant
              .toolCalls()
              .forEach(
                  call ->
                      trajectory
                          .tool(call.name())
                          .ifPresent(tool -> called.add(tool.spec().ref().toString())));
        }
      }
      words.add(said);
      tools.add(called);
    }

    @Override
    public int size() {
      return words.size();
    }
  }
}

package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.Recorder;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicateFilterTest {
  private static final Trajectory SAMPLE = Samples.cancellation(1).trajectory();

  private final NearDuplicateFilter filter = new NearDuplicateFilter(0.8, 4);

  @Test
  void copyOf_oneWordChanged_namesTheFirst() {
    List<String> words = words(1);
    Trajectory first = saying("first", words, "ORD-1");
    List<String> changed = new ArrayList<>(words);
    changed.set(10, "other");

    assertThat(filter.copyOf(first)).isEmpty();
    Optional<NearDuplicateFilter.Copy> copy = filter.copyOf(saying("second", changed, "ORD-1"));

    assertThat(copy.map(NearDuplicateFilter.Copy::id)).contains("first");
    // 40 shares of the first are 38 shingles and 2 of the call; 3 shingles differ.
    assertThat(copy.orElseThrow().similarity()).isEqualTo(37.0 / 43);
  }

  @Test
  void copyOf_otherWordsOrOtherCalls_isNew() {
    filter.copyOf(saying("first", words(1), "ORD-1"));

    assertThat(filter.copyOf(saying("second", words(2), "ORD-1"))).isEmpty();
    assertThat(filter.copyOf(SAMPLE)).isEmpty();
  }

  @Test
  void copyOf_nothingCalled_comparesTheOfferedTools() {
    filter.copyOf(asking("first", SAMPLE.tools()));

    assertThat(filter.copyOf(asking("second", SAMPLE.tools().subList(0, 1)))).isEmpty();
    assertThat(filter.copyOf(asking("third", SAMPLE.tools()))).isPresent();
  }

  private static Trajectory asking(String id, List<OfferedTool> tools) {
    return trajectory(id, tools, List.of(new UserMessage("Renew my passport.")));
  }

  @Test
  void copyOf_copy_isNotRememberedItself() {
    List<String> words = words(1);
    filter.copyOf(saying("first", words, "ORD-1"));
    words.set(0, "other");
    filter.copyOf(saying("second", words, "ORD-1"));
    words.set(39, "another");

    assertThat(filter.copyOf(saying("third", words, "ORD-1")))
        .map(NearDuplicateFilter.Copy::id)
        .contains("first");
  }

  @Test
  void copyOf_beyondCapacity_forgetsTheOldest() {
    for (int i = 1; i <= 5; i++) {
      assertThat(filter.copyOf(saying("t" + i, words(i), "ORD-1"))).isEmpty();
    }

    assertThat(filter.copyOf(saying("again", words(2), "ORD-1"))).isPresent();
    assertThat(filter.copyOf(saying("again", words(1), "ORD-1"))).isEmpty();
  }

  @Test
  void copyOf_manyPairsAboveTheThreshold_findsAllButOneInAHundred() {
    NearDuplicateFilter large = new NearDuplicateFilter(0.8, 1 << 10);
    int found = 0;
    for (int i = 0; i < 400; i++) {
      List<String> words = words(i + 10);
      large.copyOf(saying("one" + i, words, "ORD-1"));
      words.set(SeededRandom.of(3, i, "place").nextInt(words.size()), "other");
      found += large.copyOf(saying("two" + i, words, "ORD-1")).isPresent() ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo(396);
  }

  @Test
  void check_thresholdOne_rejectsExactCopiesOnly() {
    Duplicates duplicates = new Duplicates(1);
    List<String> words = words(1);
    duplicates.check(saying("first", words, "ORD-1"));
    words.set(10, "other");

    assertThat(duplicates.check(saying("second", words, "ORD-1"))).isEmpty();
    assertThat(duplicates.check(saying("third", words, "ORD-1")))
        .hasValueSatisfying(why -> assertThat(why.rule()).isEqualTo("duplicate.exact"));
  }

  @Test
  void check_nearCopy_saysHowNear() {
    Duplicates duplicates = new Duplicates(0.8);
    List<String> words = words(1);
    duplicates.check(saying("first", words, "ORD-1"));
    words.set(10, "other");

    assertThat(duplicates.check(saying("second", words, "ORD-1")))
        .hasValueSatisfying(
            why -> {
              assertThat(why.rule()).isEqualTo("duplicate.near");
              assertThat(why.reason())
                  .isEqualTo("user turns and calls are 0.86 alike with those of first");
            });
  }

  /** Returns 40 words that differ from seed to seed. */
  private static List<String> words(int seed) {
    SeededRandom random = SeededRandom.of(seed, 0, "words");
    return new ArrayList<>(
        IntStream.range(0, 40).mapToObj(i -> "w" + random.nextInt(100_000)).toList());
  }

  private static Trajectory saying(String id, List<String> words, String order) {
    List<Message> messages =
        List.of(
            new UserMessage(String.join(" ", words)),
            new AssistantMessage(
                "",
                List.of(
                    new ToolCall("call_1", "get_order", Recorder.arguments("order_id", order)))));
    return trajectory(id, SAMPLE.tools(), messages);
  }

  private static Trajectory trajectory(String id, List<OfferedTool> tools, List<Message> messages) {
    return new Trajectory(
        id, tools, messages, List.of(), SAMPLE.domains(), SAMPLE.endState(), SAMPLE.provenance());
  }
}

package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.LlmSamples.full;
import static io.tdscaling.core.llm.cache.CacheSamples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every cache of answers does. */
abstract class ResponseCacheContract {
  private CountedCache cache;

  /** Opens an empty cache with room for all that is stored here. */
  abstract CountedCache open() throws IOException;

  @BeforeEach
  final void openCache() throws IOException {
    cache = open();
  }

  @AfterEach
  final void closeCache() throws IOException {
    cache.close();
  }

  @Test
  void find_nothingStored_isEmptyAndAMiss() throws IOException {
    assertThat(cache.find(key(1))).isEmpty();
    assertThat(cache.counts()).isEqualTo(new CacheCounts(0, 1, 0));
  }

  @Test
  void find_stored_isEqualAndAHit() throws IOException {
    cache.store(key(1), full("one"));
    cache.store(key(2), LlmReply.text("two"));

    assertThat(cache.find(key(1))).contains(full("one"));
    assertThat(cache.find(key(2))).contains(LlmReply.text("two"));
    assertThat(cache.counts()).isEqualTo(new CacheCounts(2, 0, 0));
  }

  @Test
  void store_sameKey_replaces() throws IOException {
    cache.store(key(1), full("one"));
    cache.store(key(1), full("another"));

    assertThat(cache.find(key(1))).contains(full("another"));
  }

  @ParameterizedTest
  @EnumSource(Finish.class)
  void find_everyFinish_isKept(Finish finish) throws IOException {
    LlmReply reply =
        new LlmReply(AssistantMessage.saying(""), finish, new TokenUsage(Long.MAX_VALUE, 0, 0, 0));
    cache.store(key(1), reply);

    assertThat(cache.find(key(1))).contains(reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\0\u001f\"\\", "Ünïcödé 漢字 😀", "lone \ud83d half", "\u2028"})
  void find_anyText_isKeptToTheCharacter(String text) throws IOException {
    ToolCall call = new ToolCall(text, text, Json.object().put("x", text));
    LlmReply reply =
        new LlmReply(new AssistantMessage(text, List.of(call), text), Finish.STOP, TokenUsage.NONE);
    cache.store(key(1), reply);

    assertThat(cache.find(key(1))).contains(reply);
  }

  @Test
  void find_argumentsAsDeepAsJsonMayBe_areKept() throws IOException {
    String deep = "[".repeat(999) + "]".repeat(999);
    ToolCall call = new ToolCall("1", "deep", Json.parse(deep));
    LlmReply reply =
        new LlmReply(new AssistantMessage("", List.of(call)), Finish.TOOL_CALLS, TokenUsage.NONE);
    cache.store(key(1), reply);

    assertThat(cache.find(key(1)).orElseThrow().message().toolCalls().get(0).arguments().toString())
        .isEqualTo(deep);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "../../etc/passwd", "ABCDEF"})
  void key_thatIsNoDigest_isRefused(String key) {
    assertThatThrownBy(() -> cache.find(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key must be 64 lower-case hexadecimal digits, got \"%s\"", key);
    assertThatThrownBy(() -> cache.store(key, full("")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closed_answersNothing() throws IOException {
    cache.close();
    cache.close();

    assertThatThrownBy(() -> cache.find(key(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("the cache of answers is closed");
    assertThatThrownBy(() -> cache.store(key(1), full("")))
        .isInstanceOf(IOException.class)
        .hasMessage("the cache of answers is closed");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anySequence_isThatOfAMap(long seed) throws IOException {
    SeededRandom random = new SeededRandom(seed);
    Map<String, LlmReply> model = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      String key = key(random.nextInt(40));
      if (random.chance(0.5)) {
        LlmReply reply = full("answer " + i);
        cache.store(key, reply);
        model.put(key, reply);
      } else if (model.containsKey(key)) {
        assertThat(cache.find(key)).contains(model.get(key));
      } else {
        assertThat(cache.find(key)).isEmpty();
      }
    }
  }

  @Test
  void manyThreads_findWhatTheyStored() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> all =
          LongStream.range(0, 16).<Future<?>>mapToObj(t -> threads.submit(() -> use(t))).toList();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(cache.counts()).isEqualTo(new CacheCounts(16 * 50, 0, 0));
  }

  private Void use(long thread) throws IOException {
    for (long i = 0; i < 50; i++) {
      String key = key(thread * 1000 + i);
      cache.store(key, full(key));
      assertThat(cache.find(key)).contains(full(key));
    }
    return null;
  }

  @Test
  void interruptedThread_isServedAndStaysInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    try {
      cache.store(key(1), full("one"));
      assertThat(cache.find(key(1))).contains(full("one"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    cache.store(key(2), full("two"));
    assertThat(cache.find(key(2))).contains(full("two"));
  }
}

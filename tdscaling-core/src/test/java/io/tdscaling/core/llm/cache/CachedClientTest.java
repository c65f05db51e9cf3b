package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.full;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.ResponseCache;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CachedClientTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountedCache memory = new MemoryResponseCache(10);
  private final LlmClient model = request -> full("answer " + asked.incrementAndGet());

  @Test
  void sameQuestion_isAskedOnce() throws Exception {
    LlmClient cached = new CachedClient(model, "m", memory);

    LlmReply first = cached.complete(request(1));

    assertThat(cached.complete(request(1))).isEqualTo(first);
    assertThat(asked).hasValue(1);
    assertThat(memory.counts()).isEqualTo(new CacheCounts(1, 1, 0));
  }

  @Test
  void sameWordsForAnotherPurposeOrModel_areAskedAgain() throws Exception {
    LlmClient cached = new CachedClient(model, "m", memory);

    cached.complete(request(1));
    cached.complete(request(2));
    cached.complete(request(1).with(request(1).purpose().again()));
    new CachedClient(model, "n", memory).complete(request(1));

    assertThat(asked).hasValue(4);
  }

  @Test
  void failure_isNotRemembered() throws Exception {
    LlmException failure = failure(Reason.OVERLOADED);
    LlmClient moody =
        request -> {
          if (asked.incrementAndGet() == 1) {
            throw failure;
          }
          return full("at last");
        };
    LlmClient cached = new CachedClient(moody, "m", memory);

    assertThatThrownBy(() -> cached.complete(request(1))).isSameAs(failure);
    assertThat(cached.complete(request(1))).isEqualTo(full("at last"));
  }

  @Test
  void cacheThatCannotBeRead_stopsBeforeTheQuestionIsPaid() throws IOException {
    IOException broken = new IOException("disk gone");
    ResponseCache cache = mock(ResponseCache.class);
    when(cache.find(any())).thenThrow(broken);

    assertUnavailable(cache, broken);
    assertThat(asked).hasValue(0);
  }

  @Test
  void cacheThatCannotBeWritten_stops() throws IOException {
    IOException broken = new IOException("disk gone");
    ResponseCache cache = mock(ResponseCache.class);
    when(cache.find(any())).thenReturn(Optional.empty());
    doThrow(broken).when(cache).store(any(), any());

    assertUnavailable(cache, broken);
  }

  private void assertUnavailable(ResponseCache cache, IOException cause) {
    assertThatThrownBy(() -> new CachedClient(model, "m", cache).complete(request(1)))
        .isInstanceOfSatisfying(
            LlmException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE))
        .hasMessage("the cache of answers fails: disk gone")
        .hasCause(cause);
  }
}

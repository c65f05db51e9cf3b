package io.tdscaling.core.llm;

import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.ResponseCache;
import io.tdscaling.core.llm.cache.CacheCounts;
import io.tdscaling.core.llm.cache.CountedCache;
import io.tdscaling.core.llm.resilience.BreakerPolicy;
import io.tdscaling.core.llm.resilience.ConcurrencyLimit;
import io.tdscaling.core.llm.resilience.RateLimit;
import io.tdscaling.core.llm.resilience.RetryPolicy;
import io.tdscaling.core.llm.resilience.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/resilience.md} shows is what is compiled and run here. */
final class ResilienceDocumentTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path DOCUMENT = ROOT.resolve("docs/resilience.md");
  private static final Path THIS =
      Path.of("src/test/java/io/tdscaling/core/llm/ResilienceDocumentTest.java");

  private final AtomicInteger asked = new AtomicInteger();
  private final LlmClient client = request -> LlmReply.text("answer " + asked.incrementAndGet());

  @TempDir private Path directory;

  @Test
  void decorators_areComposedAsShown() throws Exception {
    // docs: begin
    ResponseCache answers = ResponseCaches.file(directory.resolve("answers.db"));
    LlmClient endpoint = LlmClients.limited(client, ConcurrencyLimit.ofDefaults());
    endpoint = LlmClients.rateLimited(endpoint, new RateLimit(3_000, 1_000_000));
    endpoint = LlmClients.breaking(endpoint, BreakerPolicy.ofDefaults());
    endpoint = LlmClients.retrying(endpoint, RetryPolicy.ofDefaults().withTries(8));
    LlmClient model = LlmClients.cached(endpoint, "my-model@my-server", answers);
    // docs: end

    try (answers) {
      assertThat(model.complete(request(1))).isEqualTo(LlmReply.text("answer 1"));
      assertThat(model.complete(request(1))).isEqualTo(LlmReply.text("answer 1"));
      assertThat(model.complete(request(2))).isEqualTo(LlmReply.text("answer 2"));
    }
  }

  @Test
  void snippet_isTheMarkedPart() throws IOException {
    String shown = only("(?s)```java\\n(.*?)```", Files.readString(DOCUMENT));
    String run = only("(?s)// docs: begin\\n(.*?)// docs: end\\n", Files.readString(THIS));

    assertThat(shown).isEqualToIgnoringWhitespace(run);
  }

  private static String only(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void defaults_areThoseOfTheDocument() throws IOException {
    String document = Files.readString(DOCUMENT);
    RetryPolicy retry = RetryPolicy.ofDefaults();
    ConcurrencyLimit limit = ConcurrencyLimit.ofDefaults();
    BreakerPolicy breaker = BreakerPolicy.ofDefaults();

    assertThat(document)
        .contains(
            "| `tries` | " + retry.tries() + " |",
            "| `firstDelay` | " + retry.firstDelay().toSeconds() + " s |",
            "| `longestDelay` | " + retry.longestDelay().toMinutes() + " min |",
            "| `longestTotal` | " + retry.longestTotal().toMinutes() + " min |",
            "| `first` | " + limit.first() + " |",
            "| `most` | " + limit.most() + " |",
            "| `decrease` | " + limit.decrease() + " |",
            "| `tolerance` | " + Math.round(limit.tolerance()) + " |",
            "| `calls`, `leastCalls` | " + breaker.calls() + ", " + breaker.leastCalls() + " |",
            "| `failureRatio` | " + breaker.failureRatio() + " |",
            "| `pause` | " + breaker.pause().toSeconds() + " s |",
            "| `probes` | " + breaker.probes() + " |",
            "| `longestWait` | " + breaker.longestWait().toMinutes() + " min |",
            "burst of\n" + RateLimit.requests(1).burst().toSeconds() + " seconds");
  }

  @Test
  void othersOfTheFacade_answerToo() throws Exception {
    LlmClient balanced = LlmClients.balanced(List.of(new Weighted("a", client, 1)));
    LlmClient hedged = LlmClients.hedged(balanced, Duration.ofMinutes(10));
    try (CountedCache memory = ResponseCaches.memory(5)) {
      LlmClient model = LlmClients.cached(hedged, "m", memory);

      assertThat(model.complete(request(1))).isEqualTo(LlmReply.text("answer 1"));
      assertThat(model.complete(request(1))).isEqualTo(LlmReply.text("answer 1"));
      assertThat(memory.counts()).isEqualTo(new CacheCounts(1, 1, 0));
    }
  }
}

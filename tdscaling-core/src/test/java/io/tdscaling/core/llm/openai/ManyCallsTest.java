package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyCallsTest {
  private static final int CALLS = 1_000;

  private final List<HttpExchange> waiting = new ArrayList<>();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLS);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CALLS);
    server.createContext("/", this::take);
    server.start();
  }

  @AfterEach
  void stop() {
    callers.shutdownNow();
    server.stop(0);
  }

  /** Answers nobody until all have asked. The server has one thread. */
  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    waiting.add(exchange);
    if (waiting.size() == CALLS) {
      byte[] answer = Fixture.HELLO.getBytes(StandardCharsets.UTF_8);
      for (HttpExchange each : waiting) {
        each.sendResponseHeaders(200, answer.length);
        each.getResponseBody().write(answer);
        each.close();
      }
    }
  }

  @Test
  void aThousandCallsAreInFlightAtOnce() throws Exception {
    try (OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .model("some-model")
            .connectTimeout(Duration.ofMinutes(2))
            .requestTimeout(Duration.ofMinutes(2))
            .build()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        answers.add(callers.submit(() -> client.complete(Fixture.question()).message().text()));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get(3, TimeUnit.MINUTES)).isEqualTo("Hello");
      }
    }
  }
}

package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScriptedServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private ScriptedServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer(0, 5, ScriptedServerTest::lastWords);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String lastWords(JsonNode request) {
    assertThat(request.has("tools")).isFalse();
    JsonNode messages = request.path("messages");
    return messages.path(messages.size() - 1).path("content").textValue().toUpperCase(Locale.ROOT);
  }

  private static String question(String words) {
    return """
        {"model": "m", "messages": [{"role": "user", "content": "%s"}],
         "tools": [{"type": "function", "function": {"name": "f"}}], "seed": 1}
        """
        .formatted(words);
  }

  private CompletableFuture<HttpResponse<String>> post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private static String content(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).at("/choices/0/message/content").textValue();
  }

  @Test
  void question_isAnsweredByTheScript() throws Exception {
    HttpResponse<String> answer = post("/chat/completions", question("hello")).get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(content(answer)).isEqualTo("HELLO");
    assertThat(JSON.readTree(answer.body()).at("/usage/prompt_tokens").asInt()).isEqualTo(1);
  }

  @Test
  void manyQuestionsAtOnce_haveEachItsOwnAnswer() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(post("/chat/completions", question("n" + i + "x".repeat(200 * i))));
    }
    for (int i = 0; i < 200; i++) {
      assertThat(content(answers.get(i).get(30, TimeUnit.SECONDS)))
          .isEqualTo("N" + i + "X".repeat(200 * i));
    }
  }

  @Test
  void whatIsNoQuestion_isRefused() throws Exception {
    assertThat(post("/completions", question("hello")).get().statusCode()).isEqualTo(404);
    assertThat(post("/chat/completions", "{").get().statusCode()).isEqualTo(400);
    HttpResponse<String> fault = post("/chat/completions", "{}").get();
    assertThat(fault.statusCode()).isEqualTo(500);
    assertThat(fault.body()).contains("NullPointerException");
    assertThat(content(post("/chat/completions", question("still")).get())).isEqualTo("STILL");
  }

  /** Bytes come as the network likes; two requests may come together. */
  @Test
  void requestInPieces_isPutTogether() throws Exception {
    URI url = URI.create(server.url());
    byte[] body = question("piece").getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: here\r\nCONTENT-LENGTH: %d\r\n\r\n"
            .formatted(body.length);
    try (Socket socket = new Socket(InetAddress.getByName(url.getHost()), url.getPort())) {
      socket.setTcpNoDelay(true);
      String both = head + question("piece") + head + question("piece");
      for (byte b : both.getBytes(StandardCharsets.UTF_8)) {
        socket.getOutputStream().write(b);
      }
      String answers = "";
      while (answers.split("\"PIECE\"", -1).length < 3) {
        answers += (char) socket.getInputStream().read();
      }
      assertThat(answers).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\"PIECE\"");
    }
  }

  @Test
  void clientThatGoesAway_isForgotten() throws Exception {
    URI url = URI.create(server.url());
    for (int i = 0; i < 20; i++) {
      try (Socket socket = new Socket(InetAddress.getByName(url.getHost()), url.getPort())) {
        String body = question("gone");
        String head =
            "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length());
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        socket.setSoLinger(true, 0); // by a reset, as of a process that is killed
      }
    }
    assertThat(content(post("/chat/completions", question("there")).get())).isEqualTo("THERE");
  }
}

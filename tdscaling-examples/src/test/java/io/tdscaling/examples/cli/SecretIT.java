package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tdscaling.examples.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key of many words is in nothing that a run leaves behind, however talkative the server. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SecretIT {
  private static final String KEY =
      "zibbet-quorble-fenwix-drassel-mupkin-throvat-glendiz-wospery-cribbol-navexu-jolmart-pexidon"
          + "-sturlan-vackrim-heftoly-brunzig-yastwel-kilporn-dweshim-orlackt-fluggen-mirvost-tazquel"
          + "-ephrondi";

  @TempDir private Path directory;

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void run_serverThatRepeatsTheKey_leavesItInNoFileAndNoLog() throws Exception {
    Path run = directory.resolve("run");
    Path output = directory.resolve("output");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    try {
      ProcessBuilder process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                  "-jar",
                  System.getProperty("tdscaling.jar"),
                  "synthesize",
                  "--count",
                  "20",
                  "--out",
                  run.toString(),
                  "--llm-url",
                  "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                  "--llm-model",
                  "user=scripted",
                  "--llm-key-variable",
                  "TALKATIVE_KEY")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      process.environment().put("TALKATIVE_KEY", KEY);
      assertThat(process.start().waitFor()).isZero();
    } finally {
      server.stop(0);
    }

    assertThat(Files.readString(run.resolve("rejected.jsonl")))
        .contains("answered 400", "[hidden]");
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content =
            Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (String word : List.of(KEY.split("-", -1))) {
          assertThat(content.contains(word)).as("%s in %s", word, file).isFalse();
        }
      }
    }
  }

  /** Refuses each fifth request, with the key in the reason. */
  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    assertThat(key).isEqualTo("Bearer " + KEY);
    ObjectMapper json = new ObjectMapper();
    boolean refused = asked.incrementAndGet() % 5 == 0;
    String body =
        refused
            ? "{\"error\":{\"message\":\"not with " + key + "\"}}"
            : "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
                + "\"content\":"
                + json.writeValueAsString(
                    ScriptedServer.asUser(json.readTree(exchange.getRequestBody())))
                + "}}]}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(refused ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}

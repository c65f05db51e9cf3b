package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.core.json.Json;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * Lets a server do all that may bring a secret to light, with every log on, and prints all that
 * there is to see. Runs in a process of its own, for its logs.
 */
final class LeakProbe {
  /** A key of 24 words. */
  static final String KEY =
      "quartz velvet harbor mosaic tundra saffron lantern pebble walnut cobalt meadow falcon"
          + " ginger marble otter prairie ribbon sierra thicket umbrella violin wombat yonder zephyr";

  static final String HEADER = "tenant-4f9a7c61d2e8b305";
  static final String PASSWORD = "pass-91c3e7a4b8d2f650";
  static final String QUERY = "query-5be0d7139fa2c486";

  /** Held, for a logger that nobody holds forgets its level. */
  private static final Logger HTTP = Logger.getLogger("okhttp3");

  private LeakProbe() {}

  public static void main(String[] args) throws Exception {
    logEverything();
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(new Echo());
      server.start(InetAddress.getLoopbackAddress(), 0);
      for (String model : Echo.MODELS) {
        for (boolean streaming : new boolean[] {false, true}) {
          probe(server, model, streaming);
        }
      }
    }
    System.out.println("END OF PROBE");
  }

  private static void logEverything() {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    root.addHandler(console);
    HTTP.setLevel(Level.ALL);
    // This is what the server of the test says, not the client.
    Logger.getLogger("mockwebserver3").setLevel(Level.OFF);
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.OFF);
  }

  private static void probe(MockWebServer server, String model, boolean streaming)
      throws InterruptedException {
    String url =
        server
            .url("/v1")
            .newBuilder()
            .username("user")
            .password(PASSWORD)
            .addQueryParameter("token", QUERY)
            .build()
            .toString();
    OpenAiCompatibleClientBuilder builder =
        OpenAiCompatibleClient.builder()
            .baseUrl(url)
            .model(model)
            .apiKey(() -> KEY)
            .header("X-Tenant", HEADER)
            .requestTimeout(Duration.ofSeconds(model.equals("slow") ? 1 : 60))
            .streaming(streaming);
    try (OpenAiCompatibleClient client = builder.build()) {
      System.out.println(client);
      System.out.println(
          model + " says " + client.complete(Fixture.question().answering(Json.object())).finish());
    } catch (LlmException failure) {
      System.out.println(model + " fails: " + failure.reason());
      failure.printStackTrace(System.out);
    }
  }

  /** Says the secrets in all the ways that servers have. */
  private static final class Echo extends Dispatcher {
    static final List<String> MODELS =
        List.of(
            "error",
            "raw",
            "cut",
            "encoded",
            "format",
            "finish",
            "redirect",
            "html",
            "reset",
            "slow");

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String body = Objects.requireNonNull(request.getBody()).utf8();
      String all = String.join(" ", KEY, HEADER, PASSWORD, QUERY);
      return switch (model(body)) {
        case "error" -> error(401, "no such key: " + all);
        case "raw" -> Fixture.json(403, all).build();
        case "cut" -> error(429, all.substring(20, 90));
        case "encoded" -> error(400, URLEncoder.encode(all, StandardCharsets.UTF_8));
        case "format" -> error(400, "response_format is not for " + all);
        case "finish" -> Fixture.json(200, Fixture.saying("{}").replace("stop", HEADER)).build();
        case "redirect" ->
            new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "http://" + HEADER + ".example/" + QUERY)
                .build();
        case "html" ->
            new MockResponse.Builder().setHeader("Content-Type", "text/html").body(all).build();
        case "reset" ->
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
        case "slow" -> new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build();
        default -> throw new IllegalArgumentException(body);
      };
    }

    private static String model(String body) {
      return Json.parsed(body).orElseThrow().path("model").asText();
    }

    private static MockResponse error(int status, String message) {
      return Fixture.json(status, "{\"error\": {\"message\": " + Json.quoted(message) + "}}")
          .build();
    }
  }
}

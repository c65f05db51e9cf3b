package io.tdscaling.examples;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A server on this machine that speaks OpenAI's chat completions protocol and plays a user by a
 * script: to try a run with a model, and to measure one, without a model. The user makes the
 * requests of its instructions one after the other, tells what it is asked for, and agrees to the
 * rest. Every answer comes after the same time.
 */
public final class ScriptedServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REQUEST = Pattern.compile("(?m)^\\d+\\. (.+)$");
  private static final Pattern TOLD_WHEN_ASKED =
      Pattern.compile("(?s)only when the assistant asks.*?\\n(.*?)\\n\\n");
  private static final Pattern BULLET = Pattern.compile("(?m)^- (?!\\(nothing\\))(.+)$");
  private static final Pattern SURE =
      Pattern.compile(
          "(?i)go ahead|proceed|confirm|shall i|should i|do you want me|all right|okay");
  private static final String DONE = "[DONE]";
  private static final String TARGET = "POST /v1/chat/completions";
  private static final int BYTES_PER_TOKEN = 4;

  private final DelayedHttp server;
  private final String url;
  private final Function<JsonNode, String> script;

  /**
   * Starts a server on a free port of the loopback interface.
   *
   * @param port the port, or 0 for any that is free
   * @param latencyMillis time until an answer
   * @param script gives what is answered to a request; it is not given the request's tools
   */
  public ScriptedServer(int port, long latencyMillis, Function<JsonNode, String> script)
      throws IOException {
    this.script = script;
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.server = new DelayedHttp(address, Duration.ofMillis(latencyMillis), this::answer);
    InetSocketAddress bound = server.address();
    this.url = "http://%s:%d/v1".formatted(bound.getAddress().getHostAddress(), bound.getPort());
  }

  /**
   * Runs a server until the process is ended.
   *
   * @param args the port and the time until an answer in milliseconds
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: ScriptedServer PORT MILLISECONDS");
      System.exit(2);
    }
    ScriptedServer started =
        new ScriptedServer(
            Integer.parseInt(args[0]), Long.parseLong(args[1]), ScriptedServer::asEither);
    System.out.println("--llm-url " + started.url() + " --llm-model user=scripted");
  }

  /** Returns the address of the server, as clients want it. */
  public String url() {
    return url;
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.close();
  }

  private byte[] answer(String target, byte[] body) {
    if (!target.equals(TARGET)) {
      return HttpConnection.response("404 Not Found", new byte[0]);
    }
    try {
      JsonNode request = read(body);
      return HttpConnection.response("200 OK", answer(request, script.apply(request)));
    } catch (IOException notJson) {
      return problem("400 Bad Request", notJson);
    } catch (RuntimeException fault) { // The script is code of the caller's choice.
      return problem("500 Internal Server Error", fault);
    }
  }

  private static byte[] problem(String status, Exception problem) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("error").put("message", problem.toString());
    return HttpConnection.response(status, answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a request but for its tools, which are most of it. */
  private static ObjectNode read(byte[] body) throws IOException {
    ObjectNode read = JSON.createObjectNode();
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals("tools")) {
          parser.skipChildren();
        } else {
          read.set(name, parser.readValueAsTree());
        }
      }
    }
    return read;
  }

  private static byte[] answer(JsonNode request, String said) throws IOException {
    ObjectNode answer =
        JSON.createObjectNode().put("id", "scripted").put("object", "chat.completion");
    answer.put("model", request.path("model").asText());
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", said);
    long read = 0;
    for (JsonNode message : request.path("messages")) {
      read += message.path("content").asText().length();
    }
    answer
        .putObject("usage")
        .put("prompt_tokens", read / BYTES_PER_TOKEN)
        .put("completion_tokens", said.length() / BYTES_PER_TOKEN + 1);
    return JSON.writeValueAsBytes(answer);
  }

  /**
   * Plays the user where the first message tells it to, and else an assistant that asks what else
   * it can do, for ever: nothing good comes of that but conversations of the greatest length.
   */
  public static String asEither(JsonNode request) {
    String instructions = request.path("messages").path(0).path("content").asText();
    return REQUEST.matcher(instructions).find()
        ? asUser(request)
        : "Noted. What else can I do for you?";
  }

  /** Plays the user whose instructions are the first message. */
  public static String asUser(JsonNode request) {
    JsonNode messages = request.path("messages");
    String instructions = messages.path(0).path("content").asText();
    List<String> requests = groups(REQUEST, instructions);
    List<String> own = said(messages, "assistant");
    List<String> heard = said(messages, "user");
    String last = heard.get(heard.size() - 1);
    long made = own.stream().filter(requests::contains).count();
    if (made > 0 && last.endsWith("?")) {
      return reply(last, own, instructions);
    }
    return made < requests.size() ? requests.get((int) made) : DONE;
  }

  private static String reply(String question, List<String> own, String instructions) {
    List<String> told = groups(TOLD_WHEN_ASKED, instructions);
    List<String> left = new ArrayList<>(told.isEmpty() ? told : groups(BULLET, told.get(0)));
    left.removeAll(own);
    return left.isEmpty() || SURE.matcher(question).find() ? "Yes, please go ahead." : left.get(0);
  }

  private static List<String> said(JsonNode messages, String role) {
    List<String> said = new ArrayList<>();
    for (JsonNode message : messages) {
      if (message.path("role").asText().equals(role)) {
        said.add(message.path("content").asText());
      }
    }
    return said;
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult hit) -> hit.group(1)).toList();
  }
}

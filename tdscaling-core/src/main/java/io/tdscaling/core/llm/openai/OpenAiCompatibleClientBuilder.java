package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.StructuredOutput;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.ToolCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the configuration of an {@link OpenAiCompatibleClient}. Setters check their one value;
 * {@link #build} says everything that is missing. Used by one thread; what it built does not change
 * when it is used again.
 */
public final class OpenAiCompatibleClientBuilder {
  /** The default of {@link #connectTimeout}. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** The default of {@link #requestTimeout}. */
  public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofMinutes(5);

  /** The default of {@link #idleTimeout}. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(1);

  /** The default of {@link #largestAnswer}, in bytes. */
  public static final int DEFAULT_LARGEST_ANSWER = 16 << 20;

  /** The default of {@link #idleConnections}. */
  public static final int DEFAULT_IDLE_CONNECTIONS = 1_024;

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /** What a question says itself. */
  private static final Set<String> RESERVED =
      Set.of("model", "messages", "tools", "tool_choice", "response_format", "stream");

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final ObjectNode extra = Json.object();
  private @Nullable Endpoint endpoint;
  private @Nullable String model;
  private Supplier<String> apiKey = () -> "";
  private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
  private Duration requestTimeout = DEFAULT_REQUEST_TIMEOUT;
  private Duration idleTimeout = DEFAULT_IDLE_TIMEOUT;
  private int largestAnswer = DEFAULT_LARGEST_ANSWER;
  private int idleConnections = DEFAULT_IDLE_CONNECTIONS;
  private boolean streaming;
  private StructuredOutput structuredOutput = StructuredOutput.JSON_SCHEMA;
  private ToolCalls toolCalls = ToolCalls.NATIVE;
  private String maxTokensField = "max_tokens";
  private Clock clock = Clock.systemUTC();

  OpenAiCompatibleClientBuilder() {}

  /**
   * Sets the address of the server, what comes before {@code /chat/completions}; required. User and
   * password in it are sent where there is no key, a query is sent with every request.
   *
   * @param url an http or https address, such as {@code http://localhost:8000/v1}
   */
  public OpenAiCompatibleClientBuilder baseUrl(String url) {
    this.endpoint = Endpoint.below(url);
    return this;
  }

  /** Sets the model's name at the server; required. */
  public OpenAiCompatibleClientBuilder model(String name) {
    this.model = notBlank(name, "model");
    return this;
  }

  /**
   * Sets where the API key comes from. It is asked for at each request, by several threads, so that
   * the key may change; an empty key is none. The default is none.
   */
  public OpenAiCompatibleClientBuilder apiKey(Supplier<String> key) {
    this.apiKey = key;
    return this;
  }

  /** Sets the time until a connection stands. The default is 10 seconds. */
  public OpenAiCompatibleClientBuilder connectTimeout(Duration time) {
    this.connectTimeout = checked(time, "connectTimeout");
    return this;
  }

  /**
   * Sets the time until an answer is complete, with all requests that it takes, for questions that
   * do not say. The default is 5 minutes.
   */
  public OpenAiCompatibleClientBuilder requestTimeout(Duration time) {
    this.requestTimeout = checked(time, "requestTimeout");
    return this;
  }

  /**
   * Sets the longest silence within a stream, once it has begun. The default is one minute. Only
   * used when {@link #streaming}.
   */
  public OpenAiCompatibleClientBuilder idleTimeout(Duration time) {
    this.idleTimeout = checked(time, "idleTimeout");
    return this;
  }

  /**
   * Sets the most bytes that an answer may have, uncompressed. The default is 16 MiB. Of a stream,
   * each token takes some 250.
   */
  public OpenAiCompatibleClientBuilder largestAnswer(int bytes) {
    this.largestAnswer = positive(bytes, "largestAnswer");
    return this;
  }

  /**
   * Sets how many connections are kept while they are idle, for 4 seconds: as many as there are
   * calls at once, or connections are made again and again. The default is 1,024. It bounds neither
   * calls nor connections in use.
   */
  public OpenAiCompatibleClientBuilder idleConnections(int connections) {
    this.idleConnections = positive(connections, "idleConnections");
    return this;
  }

  /**
   * Sets whether answers are asked for in pieces, so that one that has stalled is given up after
   * {@link #idleTimeout}. What {@code complete} returns is the same. The default is false.
   */
  public OpenAiCompatibleClientBuilder streaming(boolean inPieces) {
    this.streaming = inPieces;
    return this;
  }

  /** Sets how JSON is asked for. The default is {@link StructuredOutput#JSON_SCHEMA}. */
  public OpenAiCompatibleClientBuilder structuredOutput(StructuredOutput means) {
    this.structuredOutput = means;
    return this;
  }

  /** Sets how tools are called. The default is {@link ToolCalls#NATIVE}. */
  public OpenAiCompatibleClientBuilder toolCalls(ToolCalls means) {
    this.toolCalls = means;
    return this;
  }

  /**
   * Sets the member that bounds the length of answers. The default is {@code max_tokens}; newer
   * models of OpenAI want {@code max_completion_tokens}.
   */
  public OpenAiCompatibleClientBuilder maxTokensField(String name) {
    String member = notBlank(name, "maxTokensField");
    if (RESERVED.contains(member)) {
      throw new IllegalArgumentException("maxTokensField must not be \"" + member + "\"");
    }
    this.maxTokensField = member;
    return this;
  }

  /**
   * Adds a header to every request. Its value is never shown.
   *
   * @param name the name; one that was added before is replaced
   * @param value the value, of printable ASCII characters
   */
  public OpenAiCompatibleClientBuilder header(String name, String value) {
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of a header: \"" + name + "\"");
    }
    if (!Access.fitsHeader(value)) {
      throw new IllegalArgumentException(
          "the value of the header " + name + " must be of printable ASCII characters");
    }
    headers.put(name, value);
    return this;
  }

  /**
   * Adds members to the body of every request, after those that the client writes.
   *
   * @param members an object; a null member takes away what the client writes, such as {@code
   *     {"seed": null}} for a server that knows no seeds. Not {@code model}, {@code messages},
   *     {@code tools}, {@code tool_choice}, {@code response_format} and {@code stream}
   */
  public OpenAiCompatibleClientBuilder extraBody(JsonNode members) {
    if (!members.isObject()) {
      throw new IllegalArgumentException(
          "extraBody must be an object, got " + members.getNodeType());
    }
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (RESERVED.contains(member.getKey())) {
        throw new IllegalArgumentException(
            "extraBody must not have the member \"" + member.getKey() + "\"");
      }
      extra.set(member.getKey(), member.getValue().deepCopy());
    }
    return this;
  }

  /**
   * Sets the clock that dates in {@code Retry-After} are compared with. The default is the
   * system's.
   */
  public OpenAiCompatibleClientBuilder clock(Clock time) {
    this.clock = time;
    return this;
  }

  /**
   * Makes the client.
   *
   * @throws IllegalStateException if the address or the model are missing
   */
  public OpenAiCompatibleClient build() {
    List<String> missing = new ArrayList<>();
    if (endpoint == null) {
      missing.add("baseUrl");
    }
    if (model == null) {
      missing.add("model");
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not set: " + String.join(", ", missing));
    }
    return new OpenAiCompatibleClient(this);
  }

  Endpoint endpoint() {
    return set(endpoint);
  }

  Access access(Endpoint at) {
    return new Access(at, apiKey, headers);
  }

  Dialect dialect() {
    return new Dialect(set(model), maxTokensField, streaming, extra.deepCopy());
  }

  Limits limits() {
    return new Limits(connectTimeout, requestTimeout, idleTimeout, largestAnswer, idleConnections);
  }

  StructuredOutput structuredOutput() {
    return structuredOutput;
  }

  ToolCalls toolCalls() {
    return toolCalls;
  }

  Clock clock() {
    return clock;
  }

  private static <T> T set(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("checked by build()");
    }
    return value;
  }

  private static String notBlank(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank, got \"" + value + "\"");
    }
    return value;
  }

  private static int positive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
    return value;
  }

  private static Duration checked(Duration time, String name) {
    if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " must be positive and at most " + LONGEST.toDays() + " days, got " + time);
    }
    return time;
  }
}

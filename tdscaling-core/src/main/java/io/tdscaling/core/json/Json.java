package io.tdscaling.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.Iterators;
import com.google.common.hash.Hashing;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The one JSON mapper, and the forms of JSON that files and digests are made of. */
public final class Json {
  /**
   * The mapper. Numbers are written by Jackson itself, since what the JDK writes for a double
   * differs between releases; a repeated member name is an error, since readers disagree on which
   * one counts.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Records are read strictly: nothing missing, nothing null, no number for a name.
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /** Where Jackson says in the middle of a message that it does not tell its source. */
  private static final Pattern SOURCE =
      Pattern.compile(" ?\\(start marker at \\[Source: [^]]*]\\)");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final ObjectWriter PRETTY = MAPPER.writer(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** Returns an empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns an empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Reads one JSON value.
   *
   * @throws JsonProcessingException if {@code text} is not exactly one JSON value
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    JsonNode node = MAPPER.readTree(text);
    if (node.isMissingNode()) {
      throw new EmptyJsonException();
    }
    return node;
  }

  /** Returns what a text holds as JSON, or the text itself where it is not JSON. */
  public static JsonNode parseOrText(String text) {
    return parsed(text).orElseGet(() -> TextNode.valueOf(text));
  }

  /** Returns what a text holds, if it is exactly one JSON value. */
  public static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(parse(text));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** Returns what is wrong with a text that is not JSON, in one line and without its place. */
  public static String problem(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    return SPACE.matcher(SOURCE.matcher(message).replaceAll("")).replaceAll(" ").strip();
  }

  /** Returns any value as a JSON tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Returns the value on one line, members in their order. */
  public static String compact(JsonNode node) {
    if (node.isTextual()) {
      return quoted(node.textValue());
    }
    if (node.isIntegralNumber() || node.isBoolean()) {
      return node.asText();
    }
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a text as a JSON string. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, quoted);
    return quoted.append('"').toString();
  }

  /** Returns the value on indented lines that end with {@code \n} on every system. */
  public static String pretty(JsonNode node) {
    try {
      return PRETTY.writeValueAsString(node).replace("\r\n", "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the value on one line with all members sorted, so that equal values have equal texts.
   */
  public static String canonical(JsonNode node) {
    if (node.isValueNode()) {
      return compact(node);
    }
    StringBuilder text = new StringBuilder();
    writeSorted(node, text);
    return text.toString();
  }

  /** Returns the canonical form of an object whose members are given in theirs. */
  public static String objectOf(SortedMap<String, String> members) {
    StringJoiner object = new StringJoiner(",", "{", "}");
    members.forEach((name, value) -> object.add(quoted(name) + ":" + value));
    return object.toString();
  }

  /** Returns the SHA-256 of the canonical form, in hexadecimal. */
  public static String digest(JsonNode node) {
    return digestOf(canonical(node));
  }

  /** Returns the SHA-256 of a canonical form, in hexadecimal. */
  public static String digestOf(String canonical) {
    return Hashing.sha256().hashString(canonical, StandardCharsets.UTF_8).toString();
  }

  /**
   * Returns the scalars inside a value, in order; the value itself where it is one. Null is left
   * out.
   */
  public static List<JsonNode> leaves(JsonNode node) {
    List<JsonNode> leaves = new ArrayList<>();
    collectLeaves(node, leaves);
    return leaves;
  }

  /** Returns a member's name as it stands in a JSON Pointer. */
  public static String pointerToken(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static void collectLeaves(JsonNode node, List<JsonNode> into) {
    if (node.isContainerNode()) {
      node.forEach(child -> collectLeaves(child, into));
    } else if (!node.isNull() && !node.isMissingNode()) {
      into.add(node);
    }
  }

  private static void writeSorted(JsonNode node, StringBuilder into) {
    if (node.isArray()) {
      into.append('[');
      for (int i = 0; i < node.size(); i++) {
        into.append(i == 0 ? "" : ",");
        writeSorted(node.get(i), into);
      }
      into.append(']');
    } else if (node.isObject()) {
      String[] names = Iterators.toArray(node.fieldNames(), String.class);
      Arrays.sort(names);
      into.append('{');
      for (int i = 0; i < names.length; i++) {
        into.append(i == 0 ? "" : ",").append(quoted(names[i])).append(':');
        writeSorted(node.get(names[i]), into);
      }
      into.append('}');
    } else {
      into.append(compact(node));
    }
  }

  private static final class EmptyJsonException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    EmptyJsonException() {
      super("no JSON value");
    }
  }
}

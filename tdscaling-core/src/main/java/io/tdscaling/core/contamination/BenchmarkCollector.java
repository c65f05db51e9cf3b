package io.tdscaling.core.contamination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects texts and tools from JSON of any form. Every text is taken, but for those inside the
 * definition of a tool: an object with a name and an object of parameters, which may be a JSON
 * Schema. A text that itself is JSON, as some benchmarks keep their tools, is looked into.
 */
final class BenchmarkCollector {
  /** The most hashes that are kept: 128 MiB of them. */
  static final int MOST_TEXTS = 1 << 24;

  /** The most tools that are kept. */
  static final int MOST_TOOLS = 1 << 20;

  private static final List<String> PARAMETERS =
      List.of("parameters", "inputSchema", "input_schema");

  private final int mostTexts;
  private final Set<String> tools = new HashSet<>();
  private long[] texts = new long[1 << 10];
  private int count;

  BenchmarkCollector() {
    this(MOST_TEXTS);
  }

  BenchmarkCollector(int mostTexts) {
    this.mostTexts = mostTexts;
  }

  /** Returns how much was taken in so far. */
  int size() {
    return count + tools.size();
  }

  Benchmark benchmark() {
    return new Benchmark(Arrays.stream(texts, 0, count).sorted().distinct().toArray(), tools);
  }

  /**
   * Takes in all that a value holds.
   *
   * @throws IOException if that is more than is kept
   */
  void take(JsonNode value) throws IOException {
    if (value.isTextual()) {
      text(value.textValue());
    } else if (value.isObject() && tool(value)) {
      return;
    } else {
      for (JsonNode child : value) {
        take(child);
      }
    }
  }

  private void text(String text) throws IOException {
    Optional<JsonNode> inner = json(text.strip());
    if (inner.isPresent()) {
      take(inner.get());
      return;
    }
    words(text);
  }

  /**
   * Takes in a text in plain words.
   *
   * @throws IOException if that is more than is kept
   */
  void words(String text) throws IOException {
    NormalText words = NormalText.of(text);
    if (count + words.parts() > mostTexts) {
      throw new IOException("the benchmarks hold more than " + mostTexts + " parts of texts");
    }
    for (int part = 0; part < words.parts(); part++) {
      if (count == texts.length) {
        texts = Arrays.copyOf(texts, count * 2);
      }
      texts[count++] = words.hash(part);
    }
  }

  private boolean tool(JsonNode object) throws IOException {
    JsonNode name = object.path("name");
    for (String member : PARAMETERS) {
      JsonNode parameters = object.path(member);
      if (name.isTextual() && parameters.isObject()) {
        add(name.textValue(), parameters);
        return true;
      }
    }
    return false;
  }

  private void add(String name, JsonNode parameters) throws IOException {
    JsonNode declared = parameters.path("properties");
    Set<String> names = new HashSet<>();
    (declared.isObject() ? declared : parameters).fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      tools.add(ToolKey.of(name, names));
    }
    if (tools.size() > MOST_TOOLS) {
      throw new IOException("the benchmarks hold more than " + MOST_TOOLS + " tools");
    }
  }

  private static Optional<JsonNode> json(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}

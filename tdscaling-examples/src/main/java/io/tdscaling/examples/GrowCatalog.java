package io.tdscaling.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Grows a catalog to any size, to see how clustering scales: {@code GrowCatalog TOOLS GROWN FILE…}
 * writes the services of the files again and again, each time with other nouns in the names of
 * tools and parameters and in descriptions, until there are so many tools. What is written is as
 * connected as what was read, but no near-copy of it. Each line of a file holds a service.
 */
public final class GrowCatalog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]{3,}");
  private static final String VOWELS = "aeiou";
  private static final String CONSONANTS = "bdfgklmnprstvz";

  /** Words that say what is done or what kind of name something is, which stay as they are. */
  private static final Set<String> KEPT =
      new HashSet<>(
          Arrays.asList(
              ("get list search find create update delete add remove send read write fetch check set run"
                      + " execute query name key uuid path number slug the and for with from this that"
                      + " returns return description type string object array page limit offset all new"
                      + " use tool optional required value default filter sort token email url"
                      + " latitude longitude user login start stop open close upload download")
                  .split(" ", -1)));

  private final String suffix;

  private GrowCatalog(int copy) {
    this.suffix = copy == 0 ? "" : syllables(copy);
  }

  /** Grows a catalog. */
  public static void main(String[] args) throws IOException {
    try {
      grow(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  static void grow(String... args) throws IOException {
    if (args.length < 3) {
      throw new IllegalArgumentException("usage: GrowCatalog TOOLS GROWN FILE…");
    }
    int wanted = number(args[0]);
    List<ObjectNode> services = new ArrayList<>();
    List<String> files = Arrays.asList(args).subList(2, args.length);
    for (String file : files) {
      read(Path.of(file), services);
    }
    if (services.stream().allMatch(service -> service.path("tools").isEmpty())) {
      throw new IllegalArgumentException("no tools to grow from in " + String.join(", ", files));
    }
    write(services, wanted, Path.of(args[1]));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("TOOLS must be a whole number, got " + text, e);
    }
  }

  private static void write(List<ObjectNode> services, int wanted, Path file) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      int written = 0;
      for (int copy = 0; written < wanted; copy++) {
        GrowCatalog grown = new GrowCatalog(copy);
        for (int i = 0; i < services.size() && written < wanted; i++) {
          out.write(JSON.writeValueAsString(grown.service(services.get(i), wanted - written)));
          out.newLine();
          written += services.get(i).path("tools").size();
        }
      }
    }
  }

  private static void read(Path file, List<ObjectNode> into) throws IOException {
    InputStream raw = Files.newInputStream(file);
    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          into.add(service(line, file + ":" + number));
        }
        number++;
      }
    }
  }

  private static ObjectNode service(String line, String where) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode service) {
        return service;
      }
      throw new IllegalArgumentException(where + " is no JSON object");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private JsonNode service(ObjectNode original, int mostTools) {
    ObjectNode service = original.deepCopy();
    service.put("id", original.path("id").asText() + suffix);
    ArrayNode tools = service.putArray("tools");
    for (JsonNode tool : original.path("tools")) {
      if (tools.size() < mostTools) {
        tools.add(tool(tool));
      }
    }
    return service;
  }

  private JsonNode tool(JsonNode original) {
    ObjectNode tool = original.deepCopy();
    tool.put("name", renamed(original.path("name").asText()));
    tool.put("description", renamed(original.path("description").asText()));
    for (String member : List.of("inputSchema", "outputSchema")) {
      if (original.has(member)) {
        tool.set(member, schema(original.get(member)));
      }
    }
    return tool;
  }

  private JsonNode schema(JsonNode original) {
    if (!original.isObject()) {
      return original;
    }
    ObjectNode schema = JSON.createObjectNode();
    original
        .properties()
        .forEach(member -> schema.set(member.getKey(), member(member.getKey(), member.getValue())));
    return schema;
  }

  private JsonNode member(String keyword, JsonNode value) {
    return switch (keyword) {
      case "properties" -> properties(value);
      case "required" -> required(value);
      case "description" -> JSON.getNodeFactory().textNode(renamed(value.asText()));
      case "items" -> schema(value);
      default -> value;
    };
  }

  private JsonNode properties(JsonNode original) {
    ObjectNode properties = JSON.createObjectNode();
    original
        .properties()
        .forEach(member -> properties.set(renamed(member.getKey()), schema(member.getValue())));
    return properties;
  }

  private JsonNode required(JsonNode original) {
    ArrayNode names = JSON.createArrayNode();
    original.forEach(name -> names.add(renamed(name.asText())));
    return names;
  }

  private String renamed(String text) {
    return suffix.isEmpty()
        ? text
        : WORD.matcher(text)
            .replaceAll(
                word ->
                    KEPT.contains(word.group().toLowerCase(Locale.ROOT))
                        ? word.group()
                        : word.group() + suffix);
  }

  private static String syllables(int number) {
    StringBuilder syllables = new StringBuilder();
    for (int rest = number; rest > 0; rest /= CONSONANTS.length()) {
      syllables.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
      syllables.append(VOWELS.charAt(rest % VOWELS.length()));
    }
    return syllables.toString();
  }
}

package io.tdscaling.core.llm.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.text.ResourceFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a judge judges by. In JSON: {@code {"version": "1", "criteria": [{"name": …, "question": …,
 * "least": 4}]}}.
 *
 * @param version what tells this rubric from others of its author
 * @param criteria the criteria, at least one and at most {@value #MOST}
 */
public record Rubric(String version, List<Criterion> criteria) {
  private static final int MOST = 20;
  private static final int LARGEST = 65_536;
  private static final int HASH_DIGITS = 16;

  /** Copies the criteria, and checks their number and names. */
  public Rubric {
    criteria = List.copyOf(criteria);
    if (version.isBlank() || version.length() > 40) {
      throw new IllegalArgumentException(
          "version of a rubric must have 1 to 40 characters, got " + Excerpt.quoted(version));
    }
    if (criteria.isEmpty() || criteria.size() > MOST) {
      throw new IllegalArgumentException(
          "a rubric must have 1 to %d criteria, got %d".formatted(MOST, criteria.size()));
    }
    if (criteria.stream().map(Criterion::name).distinct().count() < criteria.size()) {
      throw new IllegalArgumentException("a rubric must not have two criteria of one name");
    }
  }

  /** Returns the library's own rubric. */
  public static Rubric standard() {
    try {
      return of(ResourceFiles.text(Rubric.class, "rubric.json"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library's rubric is no rubric", e);
    }
  }

  /**
   * Reads a rubric from a JSON file.
   *
   * @throws IOException if the file cannot be read or is no rubric; names it
   */
  public static Rubric read(Path file) throws IOException {
    String name = Excerpt.line(file.toString());
    if (Files.size(file) > LARGEST) {
      throw new IOException(name + ": holds more than " + LARGEST + " bytes");
    }
    try {
      return of(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(name + ": no rubric: " + Excerpt.of(Json.problem(e), 200), e);
    } catch (CharacterCodingException e) {
      throw new IOException(name + ": is not UTF-8", e);
    }
  }

  private static Rubric of(String text) throws JsonProcessingException {
    return Json.MAPPER.treeToValue(Json.parse(text), Rubric.class);
  }

  /**
   * Returns what the rubric is called in provenance: {@code rubric@version:hash}, the hash being
   * the first 16 hexadecimal digits of the SHA-256 of its canonical JSON.
   */
  public String id() {
    return "rubric@%s:%s"
        .formatted(version, Json.digest(Json.tree(this)).substring(0, HASH_DIGITS));
  }

  /** Returns the criteria as a judge is told them, one a line. */
  public String shown() {
    return criteria.stream()
        .map(criterion -> "- " + criterion.name() + ": " + criterion.question())
        .collect(Collectors.joining("\n"));
  }

  /** Returns the JSON Schema of a judge's answer. */
  public JsonNode answerSchema() {
    ObjectNode scores = Json.object().put("type", "object");
    ObjectNode properties = scores.putObject("properties");
    for (Criterion criterion : criteria) {
      properties
          .putObject(criterion.name())
          .put("type", "integer")
          .put("minimum", Criterion.LOWEST)
          .put("maximum", Criterion.HIGHEST);
    }
    var required = scores.putArray("required");
    criteria.forEach(criterion -> required.add(criterion.name()));
    scores.put("additionalProperties", false);
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode members = schema.putObject("properties");
    members.putObject("reason").put("type", "string").put("maxLength", 1_000);
    members.set("scores", scores);
    schema.putArray("required").add("reason").add("scores");
    return schema.put("additionalProperties", false);
  }
}

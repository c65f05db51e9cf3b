package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes text: an example from the description, what format or pattern ask for, or what the name
 * means.
 */
final class StringMaker {
  private static final double SHARE_WHERE_MEANING_IS_KNOWN = 0.4;
  private static final double SHARE_ELSE = 0.8;
  private static final int MAX_LISTED = 40;
  private static final int DRAWS = 6;
  private static final Map<String, String> MEANING_OF_FORMAT =
      Map.ofEntries(
          Map.entry("date", "@date"),
          Map.entry("date-time", "@datetime"),
          Map.entry("time", "@fulltime"),
          Map.entry("email", "email"),
          Map.entry("idn-email", "email"),
          Map.entry("uri", "url"),
          Map.entry("iri", "url"),
          Map.entry("url", "url"),
          Map.entry("uri-reference", "api_endpoint"),
          Map.entry("iri-reference", "api_endpoint"),
          Map.entry("uri-template", "uri_template"),
          Map.entry("uuid", "uuid"),
          Map.entry("ipv4", "ip"),
          Map.entry("ipv6", "ipv6"),
          Map.entry("hostname", "hostname"),
          Map.entry("idn-hostname", "hostname"),
          Map.entry("duration", "iso_duration"),
          Map.entry("json-pointer", "json_pointer"),
          Map.entry("relative-json-pointer", "relative_json_pointer"),
          Map.entry("regex", "regex"),
          Map.entry("byte", "base64"),
          Map.entry("binary", "base64"),
          Map.entry("json", "json"),
          Map.entry("password", "password"),
          Map.entry("phone", "phone"),
          Map.entry("color", "color"));
  private static final Set<String> ADDRESSES =
      Set.of("url", "website", "image_url", "webhook_url", "repo_url");

  private final FieldReadings readings;
  private final Texts texts;
  private final PatternMaker patterns;

  StringMaker(FieldReadings readings, Texts texts) {
    this.readings = readings;
    this.texts = texts;
    this.patterns = new PatternMaker(texts);
  }

  JsonNode make(ObjectNode flat, Field field, Draw draw) throws Unsatisfiable {
    TextLimits limits = TextLimits.of(flat);
    FieldReadings.Reading reading = readings.of(field);
    Optional<String> meaning = meaning(flat.path("format").asText(""), reading.meaning());
    Optional<String> example = example(reading, limits, meaning.isPresent(), draw);
    if (example.isPresent()) {
      return TextNode.valueOf(example.get());
    }
    for (int i = 0; i < DRAWS; i++) {
      String text = text(meaning.orElse("phrase"), field, reading.listed(), draw.scene());
      if (limits.allow(text)) {
        return TextNode.valueOf(text);
      }
    }
    if (limits.hasPattern()) {
      return TextNode.valueOf(patterns.make(limits, field, draw));
    }
    String text = texts.make(meaning.orElse("phrase"), field, draw.scene());
    return TextNode.valueOf(limits.fit(text, () -> texts.make("word", field, draw.scene())));
  }

  /** Returns a text, or a short list of them where the description asks for one. */
  private String text(String meaning, Field field, boolean list, Scene scene) {
    String text = texts.make(meaning, field, scene);
    if (!list || text.length() > MAX_LISTED || text.indexOf(',') >= 0) {
      return text;
    }
    int variant = scene.variant();
    scene.nextVariant();
    String other = texts.make(meaning, field, scene);
    scene.backTo(variant);
    return other.equals(text) ? text : text + "," + other;
  }

  private static Optional<String> meaning(String format, Optional<String> named) {
    Optional<String> asked = Optional.ofNullable(MEANING_OF_FORMAT.get(format));
    boolean nameSaysMore =
        asked.equals(Optional.of("url")) && named.filter(ADDRESSES::contains).isPresent();
    return asked.isEmpty() || nameSaysMore ? named : asked;
  }

  private static Optional<String> example(
      FieldReadings.Reading reading, TextLimits limits, boolean meaningKnown, Draw draw) {
    List<String> examples = reading.examples().stream().filter(limits::allow).toList();
    double share = meaningKnown ? SHARE_WHERE_MEANING_IS_KNOWN : SHARE_ELSE;
    return draw.random().chance(share) && !examples.isEmpty()
        ? Optional.of(draw.random().pick(examples))
        : Optional.empty();
  }
}

package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what things are pointed at by, in the form that the tools' schemas want. */
final class Identities {
  private static final int ID_LENGTH = 6;
  private static final int PREFIX_LENGTH = 4;

  /** Five digits: a small number is no evidence of where it came from. */
  private static final int FIRST_NUMBER = 10_000;

  private static final int SPACING = 97;

  private static final List<String> TITLE_FIELDS = List.of("name", "title", "symbol", "path");

  private final Lexicon lexicon;
  private final FieldMaker fields;

  Identities(Lexicon lexicon, FieldMaker fields) {
    this.lexicon = lexicon;
    this.fields = fields;
  }

  /** Returns the identifying fields of one thing. Things of different index mostly differ. */
  ObjectNode make(EntityType type, int index, SeededRandom random) {
    Set<String> facets = new LinkedHashSet<>();
    facets.add(type.primary());
    facets.addAll(type.facets().keySet());
    ObjectNode identity = Json.object();
    for (String facet : facets) {
      @Nullable Param param = type.facets().get(facet);
      Optional<JsonNode> demanded =
          param == null ? Optional.empty() : demanded(type, param, index, random);
      identity.set(
          facet, demanded.orElseGet(() -> TextNode.valueOf(text(type, facet, index, random))));
    }
    return identity;
  }

  private Optional<JsonNode> demanded(
      EntityType type, Param param, int index, SeededRandom random) {
    Optional<JsonNode> made =
        param.shape().limited() ? fields.limited(param, random) : Optional.empty();
    return made.isPresent() || !param.shape().numeric()
        ? made
        : Optional.of(IntNode.valueOf(number(type, index, random)));
  }

  private String text(EntityType type, String facet, int index, SeededRandom random) {
    if (type.isName(facet)) {
      return name(type, index, random);
    }
    return switch (facet) {
      case Facets.PATH -> made("path", random);
      case "username" -> made("username", random);
      case "slug", "handle" -> made("slug", random) + "-" + random.between(2, 99);
      case "key" -> prefix(type).toUpperCase(Locale.ROOT) + "-" + number(type, index, random);
      case "number", "iid" -> Integer.toString(number(type, index, random));
      default -> prefix(type) + "_" + code(random);
    };
  }

  /** Names of things in systems are slugs; names of everything else are words. */
  private String name(EntityType type, int index, SeededRandom random) {
    String name =
        lexicon.fields(type.noun()).stream()
            .filter(field -> TITLE_FIELDS.contains(field.name()))
            .findFirst()
            .map(field -> field.maker().make(random, Json.object()).asText())
            .orElseGet(() -> made("slug", random));
    return index < SPACING / 2 ? name : name + " " + index;
  }

  private String made(String kind, SeededRandom random) {
    return lexicon.maker(kind).make(random, Json.object()).asText();
  }

  private static int number(EntityType type, int index, SeededRandom random) {
    int start = FIRST_NUMBER + Math.floorMod(type.key().hashCode(), 80) * 1_000;
    return start + index * SPACING + random.nextInt(SPACING);
  }

  private static String prefix(EntityType type) {
    String head = type.noun().substring(type.noun().lastIndexOf(' ') + 1);
    String letters = head.replaceAll("[^a-z]", "");
    String latin = letters.isEmpty() ? "id" : letters;
    return latin.substring(0, Math.min(PREFIX_LENGTH, latin.length()));
  }

  private static String code(SeededRandom random) {
    StringBuilder code = new StringBuilder(ID_LENGTH + 1);
    code.append(Character.forDigit(random.nextInt(10), 10));
    while (code.length() < ID_LENGTH) {
      code.append(Character.forDigit(random.nextInt(36), 36));
    }
    return code.toString();
  }
}

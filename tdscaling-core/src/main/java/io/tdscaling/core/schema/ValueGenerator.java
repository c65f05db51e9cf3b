package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.Draw.Extent;
import io.tdscaling.core.text.Words;
import java.util.Optional;
import java.util.Set;

/**
 * Makes realistic values that fit a schema: what a field means is read from its name and
 * description, and what it may hold from its constraints. E-mail and web addresses are of example
 * domains, telephone numbers of the range kept for fiction. The same seed gives the same value on
 * every machine. Thread-safe.
 *
 * <p>Every value is checked against its schema. Where a draw does not fit, others are tried, the
 * last of them with required members only.
 */
public final class ValueGenerator {
  private static final int TRIES = 8;
  private static final int FIRST_PLAIN_TRY = 4;

  private final SchemaParts parts;
  private final Vocabulary vocabulary = new Vocabulary();
  private final ValueMaker maker = new ValueMaker(vocabulary);

  @FunctionalInterface
  private interface Recipe {
    JsonNode make(SchemaPart part, Draw draw) throws Unsatisfiable;
  }

  /** Makes a generator that checks what it makes with {@code validator}. */
  public ValueGenerator(SchemaValidator validator) {
    this.parts = new SchemaParts(validator);
  }

  /**
   * Returns a value for one field, or nothing where none is found that fits.
   *
   * @param root schema of the whole document, against which references are resolved
   * @param schema schema of the field; {@code root} itself, a part of it, or another that may refer
   *     to its definitions
   * @param name the field's name, from which its meaning is read; may be empty
   * @param random what the value depends on; one number is drawn from it
   * @throws IllegalArgumentException if {@link SchemaValidator#defect} finds one in {@code root}
   */
  public Optional<JsonNode> generate(
      JsonNode root, JsonNode schema, String name, SeededRandom random) {
    return value(root, schema, Field.of(name, ""), random);
  }

  /**
   * Returns a value for one parameter of a tool, or nothing where it has no such parameter or no
   * value that fits is found.
   *
   * @param tool the tool
   * @param parameter name of a member of its input schema's {@code properties}
   * @param random what the value depends on; one number is drawn from it
   * @throws IllegalArgumentException if {@link SchemaValidator#defect} finds one in the input
   *     schema
   */
  public Optional<JsonNode> parameter(ToolSpec tool, String parameter, SeededRandom random) {
    JsonNode schema = tool.inputSchema().path("properties").path(parameter);
    return schema.isMissingNode()
        ? Optional.empty()
        : value(tool.inputSchema(), schema, Field.of(parameter, noun(tool)), random);
  }

  /**
   * Returns arguments for a tool that fit its input schema: all that are required, and the given
   * others.
   *
   * @param tool the tool
   * @param optional names of the optional parameters to give as well; unknown ones are ignored
   * @param random what the values depend on; one number is drawn from it
   * @throws IllegalArgumentException if {@link SchemaValidator#defect} finds one in the input
   *     schema
   */
  public Optional<ObjectNode> arguments(ToolSpec tool, Set<String> optional, SeededRandom random) {
    return madeUp(tool, optional, random).all();
  }

  /**
   * Returns the arguments that {@link #arguments} would return, made when they are asked for.
   *
   * @param tool the tool
   * @param optional names of the optional parameters to give as well; unknown ones are ignored
   * @param random what the values depend on; one number is drawn from it now
   * @throws IllegalArgumentException if {@link SchemaValidator#defect} finds one in the input
   *     schema
   */
  public MadeUpArguments madeUp(ToolSpec tool, Set<String> optional, SeededRandom random) {
    SchemaPart part = parts.of(tool.inputSchema(), tool.inputSchema());
    Recipe recipe =
        (whole, draw) -> {
          ObjectNode flat = Flattener.flatten(whole.schema(), draw);
          return maker.objects().make(flat, optional, Field.of(noun(tool), ""), draw, 0);
        };
    long seed = random.nextLong();
    return new MadeUpArguments(
        ObjectMaker.certainMembers(part.schema(), optional).orElse(null),
        () -> fitting(part, recipe, Extent.SOME, seed).map(ObjectNode.class::cast));
  }

  /**
   * Returns a document that a schema describes, with all members it names as far as they lie near
   * the top, so that documents of one schema look alike; or nothing where none is found that fits.
   *
   * @param schema the schema
   * @param noun what the document is about; may be empty
   * @param random what the value depends on; one number is drawn from it
   * @throws IllegalArgumentException if {@link SchemaValidator#defect} finds one in the schema
   */
  public Optional<JsonNode> document(JsonNode schema, String noun, SeededRandom random) {
    Recipe recipe = (part, draw) -> maker.make(part.schema(), Field.of(noun, ""), draw, 0);
    return fitting(parts.of(schema, schema), recipe, Extent.FULL, random.nextLong());
  }

  /**
   * Returns one member of a document, or nothing where none is found that fits. Members with the
   * same setting have the same person, place and day in view, whatever else they depend on.
   *
   * @param root schema of the whole document
   * @param schema schema of the member
   * @param name the member's name
   * @param setting what person, place and day depend on
   * @param pick what everything else depends on
   * @throws IllegalArgumentException if {@link SchemaValidator#defect} finds one in {@code root}
   */
  public Optional<JsonNode> member(
      JsonNode root, JsonNode schema, String name, long setting, long pick) {
    SchemaPart part = parts.of(root, schema);
    for (int i = 0; i < TRIES; i++) {
      SeededRandom stage = SeededRandom.of(setting, i / FIRST_PLAIN_TRY, "setting");
      Scene scene =
          new Scene(vocabulary, stage, SeededRandom.of(pick, i, "value"), Scene.PAST_DAYS);
      Extent extent = i < FIRST_PLAIN_TRY ? Extent.FULL : Extent.PLAIN;
      Recipe recipe = (whole, draw) -> maker.make(whole.schema(), Field.of(name, ""), draw, 1);
      Optional<JsonNode> value = attempt(part, recipe, new Draw(part.document(), scene, extent));
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> value(
      JsonNode root, JsonNode schema, Field field, SeededRandom random) {
    Recipe recipe = (part, draw) -> maker.make(part.schema(), field, draw, 0);
    return fitting(parts.of(root, schema), recipe, Extent.SOME, random.nextLong());
  }

  private Optional<JsonNode> fitting(SchemaPart part, Recipe recipe, Extent most, long seed) {
    for (int i = 0; i < TRIES; i++) {
      SeededRandom tried = SeededRandom.of(seed, i, "value");
      Scene scene =
          most == Extent.FULL
              ? new Scene(vocabulary, tried, tried, Scene.PAST_DAYS)
              : new Scene(vocabulary, tried);
      Extent extent = i < FIRST_PLAIN_TRY ? most : Extent.PLAIN;
      Draw draw = new Draw(part.document(), scene, extent);
      Optional<JsonNode> value = attempt(part, recipe, draw);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> attempt(SchemaPart part, Recipe recipe, Draw draw) {
    try {
      JsonNode value = recipe.make(part, draw).deepCopy();
      return part.accepts().test(value) ? Optional.of(value) : Optional.empty();
    } catch (Unsatisfiable unlucky) {
      return Optional.empty();
    }
  }

  private static String noun(ToolSpec tool) {
    return Field.noun(Words.split(tool.ref().name())).orElse("");
  }
}

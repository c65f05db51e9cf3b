package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the fields that a thing has because a tool sets or filters them. */
final class FieldMaker {
  private static final Set<String> NO_STATE = Set.of("all", "any", "*", "both", "none", "");

  private final Lexicon lexicon;
  private final ValueGenerator values;

  FieldMaker(Lexicon lexicon, ValueGenerator values) {
    this.lexicon = lexicon;
    this.values = values;
  }

  /**
   * Returns a value for the field of this parameter that agrees with what the thing has already.
   */
  Optional<JsonNode> make(EntityType type, Param param, SeededRandom random, ObjectNode thing) {
    JsonNode choices = param.shape().schema().path("enum");
    if (!choices.isEmpty()) {
      return chosen(choices, random);
    }
    boolean free = param.shape().type().equals("string") && !param.shape().limited();
    Optional<Lexicon.Field> known = free ? known(type, param.name()) : Optional.empty();
    return known.isPresent()
        ? Optional.of(known.get().maker().make(random, thing))
        : values.generate(param.root(), param.schema(), param.name(), random);
  }

  /** Returns a value for an identifier that has a format of its own. */
  Optional<JsonNode> limited(Param param, SeededRandom random) {
    return values
        .generate(param.root(), param.shape().schema(), param.name(), random)
        .filter(JsonNode::isValueNode);
  }

  private Optional<Lexicon.Field> known(EntityType type, String name) {
    return lexicon.fields(type.noun()).stream()
        .filter(
            field ->
                FieldNames.same(field.name()).equals(FieldNames.same(name))
                    || (FieldNames.isTitle(field.name()) && FieldNames.isTitle(name)))
        .findFirst();
  }

  /** A filter's choice "all" is no state that a thing can be in. */
  private static Optional<JsonNode> chosen(JsonNode choices, SeededRandom random) {
    List<JsonNode> states = new ArrayList<>();
    for (JsonNode choice : choices) {
      if (choice.isValueNode() && !choice.isNull() && !NO_STATE.contains(choice.asText())) {
        states.add(choice);
      }
    }
    return states.isEmpty() ? Optional.empty() : Optional.of(random.pick(states));
  }
}

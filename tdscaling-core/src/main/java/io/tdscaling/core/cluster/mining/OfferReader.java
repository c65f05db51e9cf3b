package io.tdscaling.core.cluster.mining;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.cluster.mining.OutputFields.Field;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a tool returns that names a thing: from its output schema where that describes fields,
 * else from what name, description and annotations say it returns. What a call has to be given
 * already is no offer.
 */
final class OfferReader {
  /** How sure an own thing is, by how the tool comes by it. */
  static final double LISTING = 0.92;

  static final double CREATION = 0.85;
  static final double LOOKUP = 0.78;
  static final double SENDING = 0.72;
  static final double DESCRIBED = 0.8;

  /** Things of a sort are known to come with such a value, though nobody says so here. */
  static final double FOUND = 0.72;

  /** A schema's own key is as sure as can be; the keys of other things are a way to them. */
  static final double SCHEMA_OWN = 0.98;

  static final double SCHEMA_OTHER = 0.82;

  /** Things that hold files. */
  private static final Set<String> FOLDERS =
      Set.of(
          "directory",
          "folder",
          "current directory",
          "directory tree",
          "file tree",
          "directory content",
          "folder content");

  private final ToolFacts tool;
  private final List<Offer> offers = new ArrayList<>();

  private OfferReader(ToolFacts tool) {
    this.tool = tool;
  }

  static List<Offer> of(ToolFacts tool) {
    if (tool.effect() == EffectClass.DELETE) {
      return List.of();
    }
    OfferReader reader = new OfferReader(tool);
    if (!reader.readSchema()) {
      reader.readOwn();
      reader.readName();
    }
    reader.readDescription();
    return reader.offers;
  }

  /** Returns whether the output schema says what is returned. */
  private boolean readSchema() {
    JsonNode schema = tool.spec().outputSchema();
    if (schema == null) {
      return false;
    }
    List<Field> fields = OutputFields.of(schema, tool.entity());
    fields.forEach(this::readField);
    boolean named = offers.stream().anyMatch(offer -> offer.reading().kind() != Kind.NOUN);
    return named || fields.size() >= 3;
  }

  private void readField(Field field) {
    readings(field).stream()
        .filter(this::isNew)
        .filter(reading -> tool.effect() != EffectClass.CREATE || isMade(reading))
        .filter(reading -> tool.effect() != EffectClass.UPDATE || reading.kind() == Kind.VALUE)
        .forEach(
            reading -> {
              boolean own = isOwn(reading);
              double strength = own ? SCHEMA_OWN : SCHEMA_OTHER;
              String format = field.shape().schema().path("format").asText();
              offers.add(
                  new Offer(
                      tool,
                      reading,
                      field.path(),
                      field.shape().type(),
                      format,
                      strength,
                      Source.SCHEMA));
            });
  }

  /** What the caller of a creation says is not made by it. */
  private boolean isMade(Reading reading) {
    boolean own = isOwn(reading) || tool.entity().endsWith(" " + reading.thing());
    boolean chosen = own && tool.chosenNames().contains(reading.attribute());
    return !chosen && !tool.isGiven(reading, false);
  }

  private boolean isOwn(Reading reading) {
    return reading.kind() != Kind.VALUE && reading.thing().equals(tool.entity());
  }

  private static List<Reading> readings(Field field) {
    List<Reading> readings = new ArrayList<>();
    Names.value(field.name(), "").ifPresent(readings::add);
    Names.field(field.name()).ifPresent(readings::add);
    String attribute = Names.attribute(field.name());
    if (Words.split(field.name()).size() == 1 && !attribute.isEmpty()) {
      readings.add(new Reading(Kind.IDENTIFIER, field.owner(), attribute, 1.0));
      return readings;
    }
    Names.identifier(field.name(), field.owner())
        .or(() -> Names.noun(field.name()))
        .ifPresent(readings::add);
    return readings;
  }

  private void readOwn() {
    boolean asked = tool.asksForItsOwn();
    Optional<Source> source =
        switch (tool.effect()) {
          case SEARCH -> asked || searchesWithin() ? Optional.empty() : Optional.of(Source.LISTING);
          case CREATE ->
              Deeds.makesLater(tool.spec()) ? Optional.empty() : Optional.of(Source.CREATION);
          case NOTIFY -> asked ? Optional.empty() : Optional.of(Source.CREATION);
          case READ ->
              asked || tool.takesItsOwnKey() || Deeds.readsContent(tool.ref().name())
                  ? Optional.empty()
                  : Optional.of(Source.LOOKUP);
          case COMPUTE, UPDATE, DELETE, CODE -> Optional.empty();
        };
    if (tool.effect() == EffectClass.UPDATE) {
      Deeds.madeBy(tool.ref().name()).forEach(thing -> offerThing(thing, Source.CREATION));
    }
    source.ifPresent(
        known -> {
          offerThing(tool.entity(), known);
          alsoFound(known).forEach(thing -> offerThing(thing, known));
          if (known != Source.CREATION) {
            FoundValues.of(tool.entity()).forEach(kind -> offerValue(kind, FOUND, Source.KNOWN));
          }
        });
  }

  /** What is called after one thing and is told which looks for something within it. */
  private boolean searchesWithin() {
    String head = tool.entity().substring(tool.entity().lastIndexOf(' ') + 1);
    boolean several =
        Words.split(tool.ref().name()).stream()
            .anyMatch(word -> !word.equals(head) && Nouns.phrase(word).endsWith(head));
    return !several && tool.takes(own(tool.entity()));
  }

  /** Returns what else comes of a tool: a booking of booking a flight, files of a folder. */
  private List<String> alsoFound(Source source) {
    if (source == Source.CREATION) {
      return Deeds.madeBy(tool.ref().name()).stream()
          .filter(made -> !tool.entity().endsWith(" " + made))
          .toList();
    }
    return FOLDERS.contains(tool.entity()) || tool.ref().name().equals("ls")
        ? List.of("file", "directory")
        : List.of();
  }

  private void offerThing(String thing, Source source) {
    if (source != Source.CREATION && Deeds.tellsNoThings(tool.spec())) {
      return;
    }
    if (!Names.isPlain(thing) || Names.isKeyed(thing)) {
      offers.add(new Offer(tool, own(thing), "", strength(source), source));
    }
  }

  private double strength(Source source) {
    return switch (source) {
      case LISTING -> LISTING;
      case CREATION -> tool.effect() == EffectClass.NOTIFY ? SENDING : CREATION;
      default -> LOOKUP;
    };
  }

  private static Reading own(String thing) {
    return new Reading(Kind.IDENTIFIER, thing, "", 1.0);
  }

  /** What a tool is called after it returns: {@code get_coordinates}, {@code resolve_symbol}. */
  private void readName() {
    if (Deeds.authenticates(tool.ref().name())) {
      offerValue("access token", LOOKUP, Source.LOOKUP);
    }
    boolean returns = tool.effect().readsOnly() && !Deeds.tellsNoThings(tool.spec());
    if (tool.effect() == EffectClass.CREATE || tool.effect() == EffectClass.COMPUTE) {
      ReturnedByName.kinds(tool.ref().name(), tool.entity()).stream()
          .filter(ValueKinds::isWork)
          .forEach(kind -> offerValue(kind, CREATION, Source.CREATION));
    }
    if (returns) {
      ReturnedByName.kinds(tool.ref().name(), tool.entity())
          .forEach(kind -> offerValue(kind, LOOKUP, Source.LOOKUP));
    }
  }

  private void readDescription() {
    if (tool.effect() == EffectClass.UPDATE || tool.effect() == EffectClass.CODE) {
      return;
    }
    for (String name : ReturnsText.names(tool.spec().description())) {
      Optional<Reading> value = Names.value(name, "");
      if (value.isPresent()) {
        offerValue(value.get().thing(), DESCRIBED, Source.DESCRIPTION);
        continue;
      }
      Names.identifier(name, tool.entity())
          .filter(reading -> !reading.attribute().isEmpty() && !tool.takes(reading))
          .ifPresent(
              reading ->
                  offers.add(new Offer(tool, reading, field(name), DESCRIBED, Source.DESCRIPTION)));
    }
  }

  /** A field that the text writes as one word is called so; of others only the thing is known. */
  private static String field(String name) {
    return name.indexOf(' ') < 0 ? name : "";
  }

  private void offerValue(String kind, double strength, Source source) {
    Reading reading = new Reading(Kind.VALUE, kind, "", 1.0);
    if (isNew(reading)) {
      offers.add(new Offer(tool, reading, kind.replace(' ', '_'), strength, source));
    }
  }

  /**
   * What the tool is given it does not tell; a value it may be given it tells nobody anew, but of
   * an image it may make another.
   */
  private boolean isNew(Reading reading) {
    if (reading.namesThing()) {
      return !tool.isGiven(reading, true);
    }
    return ValueKinds.isWork(reading.thing()) || !tool.takes(reading);
  }
}

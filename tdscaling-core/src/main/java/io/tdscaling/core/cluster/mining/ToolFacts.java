package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.cluster.mining.ParameterReader.Topic;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A tool with what it seems to do and to need.
 *
 * @param order position in the catalog
 * @param spec the tool
 * @param effect what it does
 * @param entity the thing it is about, as {@link Nouns} spells it
 * @param tellsKey whether it returns a key of the thing for another of its names
 * @param chosenNames which names of a thing it makes the caller chooses, as attributes
 * @param family the first word of its name, where it is no verb; empty where there is none
 * @param needs the parameters that another tool's result can fill
 */
record ToolFacts(
    int order,
    ToolSpec spec,
    EffectClass effect,
    String entity,
    boolean tellsKey,
    Set<String> chosenNames,
    String family,
    List<Need> needs) {
  private static final Set<String> KEYS = Words.set("id uuid guid key slug name identifier");

  static ToolFacts of(int order, ToolSpec spec) {
    ToolSemantics semantics = ToolSemantics.infer(spec);
    Brand brand = Brand.of(spec.ref().service());
    String about = brand.strip(Nouns.phrase(semantics.entity()));
    String entity = withoutKey(about);
    EffectClass effect = Association.corrected(spec, semantics, entity);
    List<Need> needs = NeedReader.of(spec, semantics, new Topic(entity, effect, brand));
    return new ToolFacts(
        order,
        spec,
        effect,
        entity,
        !about.equals(entity),
        effect == EffectClass.CREATE ? chosenNames(semantics, entity) : Set.of(),
        brand.family(spec.ref().name()),
        List.copyOf(needs));
  }

  private static Set<String> chosenNames(ToolSemantics semantics, String entity) {
    Set<String> chosen = new TreeSet<>();
    for (Slot slot : semantics.slots()) {
      if (slot.parameter().equals("name")) {
        chosen.add("name");
      }
      Names.identifier(slot.parameter(), entity)
          .filter(reading -> reading.thing().equals(entity) || reading.ownThing().equals(entity))
          .ifPresent(reading -> chosen.add(reading.attribute()));
    }
    return Collections.unmodifiableSet(chosen);
  }

  /** What finds out a user's id is about users. */
  private static String withoutKey(String phrase) {
    int last = phrase.lastIndexOf(' ');
    return last > 0 && KEYS.contains(phrase.substring(last + 1))
        ? phrase.substring(0, last)
        : phrase;
  }

  /** Two are equal if they are the same: comparing schemas would cost more than all the rest. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return order;
  }

  ToolRef ref() {
    return spec.ref();
  }

  /** Returns whether a word of its name is one of these. */
  boolean isNamedWith(Set<String> words) {
    return Words.split(ref().name()).stream().anyMatch(words::contains);
  }

  /** Returns whether a call has to be given such a thing already. */
  boolean requires(Reading reading) {
    return needs.stream().anyMatch(need -> need.required() && need.reading().sameThing(reading));
  }

  /** Returns whether a call may be given such a thing. */
  boolean takes(Reading reading) {
    return needs.stream().anyMatch(need -> need.reading().sameThing(reading));
  }

  /**
   * Returns whether a call is given this very name of a thing, or may be: by a user's e-mail
   * address their id is not.
   *
   * @param always whether it counts only if a call has to be given it
   */
  boolean isGiven(Reading reading, boolean always) {
    return needs.stream()
        .filter(need -> (need.required() || !always) && need.reading().sameThing(reading))
        .map(need -> need.reading().attribute())
        .anyMatch(
            given ->
                given.equals(reading.attribute())
                    || reading.attribute().isEmpty()
                    || (given.isEmpty() && !tellsKey));
  }

  /**
   * Returns whether a call has to be given a key of what it is about, so that it tells no new one.
   */
  boolean asksForItsOwn() {
    return needs.stream()
        .filter(need -> need.required() && isOwn(need.reading()))
        .map(need -> need.reading().attribute())
        .anyMatch(
            given ->
                given.equals("id") || (!tellsKey && (given.isEmpty() || given.equals("name"))));
  }

  /** Returns whether a call may be given the id of what it is about. */
  boolean takesItsOwnKey() {
    return needs.stream()
        .map(Need::reading)
        .anyMatch(reading -> isOwn(reading) && reading.attribute().equals("id"));
  }

  private boolean isOwn(Reading reading) {
    return reading.namesThing()
        && (reading.thing().equals(entity) || reading.ownThing().equals(entity));
  }
}

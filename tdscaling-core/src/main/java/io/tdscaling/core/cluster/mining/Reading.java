package io.tdscaling.core.cluster.mining;

/**
 * What a parameter or a field stands for.
 *
 * @param kind whether it names a thing of the service, a value all services understand alike, or is
 *     just called like a thing
 * @param thing the thing or kind of value, as {@link Nouns} spells it
 * @param attribute which of the thing's names: {@code id} for all sorts of keys, else the word
 *     itself such as {@code number} or {@code path}; empty where it is not said
 * @param ownThing the thing the tool is about, where the name may well be short for it; else empty
 * @param strength how sure the reading is, in (0, 1]
 */
record Reading(Kind kind, String thing, String attribute, String ownThing, double strength) {
  /** How sure it is that a tool's bare {@code name} is that of the thing it is about. */
  static final double BARE_NAME = 0.8;

  /** Makes a reading with nothing but the thing. */
  Reading(Kind kind, String thing, String attribute, double strength) {
    this(kind, thing, attribute, "", strength);
  }

  enum Kind {
    /** Names a thing of one service: {@code issue_number}. */
    IDENTIFIER,
    /** Means the same everywhere: {@code email}. */
    VALUE,
    /** Is called like a thing and may well name one: {@code department}. */
    NOUN,
    /** Is called like a field and is nothing else that is known: {@code departure_time}. */
    FIELD
  }

  /** Returns the same reading of another thing. */
  Reading of(String otherThing) {
    return new Reading(kind, otherThing, attribute, ownThing, strength);
  }

  /** Returns whether another reading is of the same thing or kind of value. */
  boolean sameThing(Reading other) {
    return (kind == other.kind || (namesThing() && other.namesThing()))
        && !other.thing.isEmpty()
        && (thing.equals(other.thing) || ownThing.equals(other.thing));
  }

  /** Returns whether it is the name of a thing. */
  boolean namesThing() {
    return kind == Kind.IDENTIFIER || kind == Kind.NOUN;
  }
}

package io.tdscaling.core.cluster.mining;

/**
 * Something a tool returns that names a thing.
 *
 * @param tool the tool
 * @param reading what it stands for
 * @param field the field's name; empty where only the thing is known, not what its keys are called
 * @param type JSON Schema's name of its type; empty where it is not said
 * @param format JSON Schema's name of its format; empty where it is not said
 * @param strength how sure it is that the tool returns it, in (0, 1]
 * @param why how that is known
 */
record Offer(
    ToolFacts tool,
    Reading reading,
    String field,
    String type,
    String format,
    double strength,
    Source why) {
  /** Makes an offer of whose values no schema tells the type. */
  Offer(ToolFacts tool, Reading reading, String field, double strength, Source why) {
    this(tool, reading, field, "", "", strength, why);
  }

  /** Returns whether it is the name of what the tool is about. */
  boolean isOwn() {
    return reading.namesThing()
        && (reading.thing().equals(tool.entity()) || reading.ownThing().equals(tool.entity()));
  }

  /** Returns whether it may just come along with what the tool is about. */
  boolean isIncidental() {
    return why == Source.SCHEMA || why == Source.DESCRIPTION || why == Source.ATTRIBUTE;
  }

  /** How it is known what a tool returns, the best evidence first. */
  enum Source {
    /** It lists or finds things of this kind. */
    LISTING,
    /** It makes a thing of this kind. */
    CREATION,
    /** It returns one such thing without being given it. */
    LOOKUP,
    /** The output schema has the field. */
    SCHEMA,
    /** The description says that it is returned. */
    DESCRIPTION,
    /** Things of the kind it returns are known to come with such a value. */
    KNOWN,
    /** Things of the kind it returns are made with such a parameter. */
    ATTRIBUTE,
    /** Things of the kind it returns contain the thing. */
    PART,
    /** The description of the parameter names the tool. */
    NAMED
  }
}

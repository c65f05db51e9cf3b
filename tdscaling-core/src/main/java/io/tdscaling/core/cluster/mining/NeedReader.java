package io.tdscaling.core.cluster.mining;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.cluster.mining.ParameterReader.Topic;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the parameters that another tool's result can fill: those that name things or hold values
 * that all services understand alike. Free text, choices, flags, amounts, paging and what is to be
 * set anew are not.
 */
final class NeedReader {
  private static final int MAX_MEMBERS = 20;

  /** Words that say that a creation is told about another thing of the kind it makes. */
  private static final Set<String> OTHER_OF_ITS_KIND =
      Words.set("parent source template existing original base reply root previous");

  /** Parameters whose members say how to look, not at what. */
  private static final Set<String> HOW_TO_LOOK =
      Words.set("sort sorts order filter filters group groups option options setting query search");

  /** Names that whoever writes a thing makes up. */
  private static final Set<String> NAMED_ANEW = Set.of("name", "path", "url", "slug", "email");

  private final ToolSpec tool;
  private final Topic topic;
  private final ParameterReader reader;
  private final List<Need> needs = new ArrayList<>();

  /** The needs that are parameters themselves and name a key, by the things they may name. */
  private final Map<String, List<Need>> keys = new HashMap<>();

  private NeedReader(ToolSpec tool, Topic topic) {
    this.tool = tool;
    this.topic = topic;
    this.reader = new ParameterReader(tool, topic);
  }

  /** Returns a tool's needs in the order of its schema. */
  static List<Need> of(ToolSpec tool, ToolSemantics semantics, Topic topic) {
    NeedReader reader = new NeedReader(tool, topic);
    for (Slot slot : semantics.slots()) {
      reader.read(slot);
    }
    reader.needs.forEach(reader::indexKey);
    return reader.needs.stream().filter(need -> !reader.isSetAnew(need)).toList();
  }

  private void indexKey(Need need) {
    Reading reading = need.reading();
    if (need.member().isEmpty() && reading.attribute().equals("id")) {
      keys.computeIfAbsent(reading.thing(), missing -> new ArrayList<>()).add(need);
      keys.computeIfAbsent(reading.ownThing(), missing -> new ArrayList<>()).add(need);
    }
  }

  private void read(Slot slot) {
    boolean open = slot.kind() == SlotKind.VALUE || slot.kind() == SlotKind.IDENTIFIER;
    if (!open || Words.split(slot.parameter()).isEmpty()) {
      return;
    }
    JsonNode schema = tool.inputSchema().path("properties").path(slot.parameter());
    Shape shape = Shape.of(tool.inputSchema(), schema);
    if (isClosed(shape)) {
      return;
    }
    String description = schema.path("description").asText("");
    if (!shape.scalar()) {
      readMembers(slot, shape);
      return;
    }
    reader
        .reading(slot, description)
        .filter(reading -> isOfAnother(slot.parameter(), reading))
        .ifPresent(
            reading ->
                needs.add(
                    new Need(slot.parameter(), "", reading, slot.required(), shape, description)));
  }

  /** What one of a few given words, a number of something or a yes or no is, no result says. */
  private static boolean isClosed(Shape shape) {
    JsonNode schema = shape.schema();
    return schema.has("enum")
        || schema.has("const")
        || shape.type().equals("boolean")
        || schema.path("format").asText().startsWith("date-time");
  }

  /** A creation does not need what it makes, unless it speaks of another one. */
  private boolean isOfAnother(String name, Reading reading) {
    return topic.effect() != EffectClass.CREATE
        || !reading.namesThing()
        || !reading.thing().equals(topic.own())
        || Words.split(name).stream().anyMatch(OTHER_OF_ITS_KIND::contains);
  }

  private void readMembers(Slot slot, Shape shape) {
    if (Words.split(slot.parameter()).stream().anyMatch(HOW_TO_LOOK::contains)) {
      return;
    }
    int looked = 0;
    for (Map.Entry<String, JsonNode> member : shape.schema().path("properties").properties()) {
      Shape inner = Shape.of(tool.inputSchema(), member.getValue());
      boolean vague = Names.isBareKey(member.getKey()) || isClosed(inner) || !inner.scalar();
      if (looked++ >= MAX_MEMBERS) {
        return;
      }
      if (!vague) {
        readMember(slot, member.getKey(), inner, member.getValue().path("description").asText(""));
      }
    }
  }

  private void readMember(Slot slot, String member, Shape shape, String description) {
    Names.identifier(member, "")
        .filter(reading -> !reading.attribute().isEmpty())
        .filter(reading -> isOfAnother(member, reading))
        .ifPresent(
            reading ->
                needs.add(
                    new Need(
                        slot.parameter(), member, reading, slot.required(), shape, description)));
  }

  /**
   * Returns whether a parameter is what the tool is to set, not what it works on: another name of a
   * thing whose key is given as well, a member of what is written, a value of a thing that is
   * changed.
   */
  private boolean isSetAnew(Need need) {
    Reading reading = need.reading();
    boolean writes = topic.effect() == EffectClass.CREATE || topic.effect() == EffectClass.UPDATE;
    boolean key = reading.attribute().equals("id");
    if (!writes) {
      return false;
    }
    if (!reading.namesThing()) {
      boolean opens =
          reading.thing().equals("access token")
              || reading.thing().equals("url")
              || ValueKinds.isWork(reading.thing());
      boolean told =
          need.required() && Persons.canReach(tool.ref().name(), topic.effect(), reading);
      return topic.effect() == EffectClass.UPDATE ? !opens : !told;
    }
    boolean given =
        keys.getOrDefault(reading.thing(), List.of()).stream()
            .anyMatch(other -> !other.isSame(need) && other.reading().sameThing(reading));
    return need.member().isEmpty()
        ? given && !key && topic.effect() == EffectClass.UPDATE
        : given || NAMED_ANEW.contains(reading.attribute());
  }
}

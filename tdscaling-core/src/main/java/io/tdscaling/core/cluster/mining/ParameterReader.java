package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a parameter of a tool stands for, from its name and what is said about it. */
final class ParameterReader {
  /** Names that do not say what thing they name. */
  private static final Set<String> NEUTRAL =
      Words.set(
          "id ids uid uuid gid key keys parent target source from to ref reference item resource"
              + " object value name owner identifier sid iid root base origin destination new");

  /** Things whose path is that of a folder. */
  private static final Set<String> PLACES_OF_FILES =
      Set.of("directory", "folder", "directory tree", "directory content", "file tree", "tree");

  private static final Pattern FOLDER =
      Pattern.compile(
          "(?i)\\b(repositor(y|ies)|repo|director(y|ies)|folder|project|workspace|working dir)\\b");

  private static final Pattern FILE = Pattern.compile("(?i)\\bfiles?\\b");

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)\\b(save[ds]?|output|export(ed)?|destination|dest|target|result|downloaded|where to"
              + "|write(s|n)? (it |the \\w+ )?to)\\b");

  /** What the caller makes up. */
  private static final Pattern MADE_UP =
      Pattern.compile("(?i)\\bnew (\\w+ )?(name|title|key|slug|path)\\b|\\brename to\\b");

  private static final Set<String> CURSORS = Words.set("after before since since_id max_id");

  private final ToolSpec tool;
  private final Topic topic;

  /**
   * What a tool is about.
   *
   * @param own the thing
   * @param effect what it does to it
   * @param brand the name of its service
   */
  record Topic(String own, EffectClass effect, Brand brand) {}

  ParameterReader(ToolSpec tool, Topic topic) {
    this.tool = tool;
    this.topic = topic;
  }

  /** Returns what a parameter stands for, if another tool could know it. */
  Optional<Reading> reading(Slot slot, String description) {
    String name = slot.parameter();
    Optional<Reading> value =
        Names.value(name, description + " " + tool.description())
            .or(() -> ValueKinds.described(description).map(ParameterReader::describedValue));
    if (value.isPresent() && (slot.required() || !ValueKinds.isCommon(value.get().thing()))) {
      return value;
    }
    Optional<Reading> described = described(name, description);
    if (Names.isBareKey(name) && described.isPresent()) {
      return described;
    }
    return named(slot, description)
        .or(() -> described)
        .or(() -> Names.noun(name))
        .or(() -> slot.required() ? Names.field(name) : Optional.empty())
        .filter(reading -> !isWritten(reading, name, description));
  }

  private static Reading describedValue(String kind) {
    return new Reading(Kind.VALUE, kind, "", 0.93);
  }

  private Optional<Reading> described(String name, String description) {
    if (CURSORS.contains(name)) {
      return Optional.empty();
    }
    boolean neutral = Words.split(name).stream().allMatch(NEUTRAL::contains);
    return DescribedThing.of(description)
        .map(topic.brand()::strip)
        .filter(thing -> !Names.isPlain(thing))
        .map(
            thing ->
                new Reading(
                    Kind.IDENTIFIER,
                    thing,
                    "id",
                    topic.own().endsWith(" " + thing) ? topic.own() : "",
                    strength(name, thing, neutral)));
  }

  /** A name that says another thing than its description does is most often right. */
  private static double strength(String name, String thing, boolean neutral) {
    String named = " " + Nouns.phrase(name) + " ";
    String said = " " + thing + " ";
    boolean agrees = said.contains(named) || named.contains(said);
    return neutral || agrees ? 0.95 : 0.7;
  }

  private Optional<Reading> named(Slot slot, String description) {
    if (slot.kind() != SlotKind.IDENTIFIER) {
      return Optional.empty();
    }
    String name = slot.parameter();
    if (Names.isBareKey(name) && listsWithin()) {
      return parent(topic.own(), slot);
    }
    if (name.equals("path") && PLACES_OF_FILES.contains(topic.own())) {
      return Optional.of(new Reading(Kind.IDENTIFIER, "directory", "path", 0.93));
    }
    if (name.equals("name")) {
      return Optional.of(new Reading(Kind.IDENTIFIER, topic.own(), "name", Reading.BARE_NAME));
    }
    return Names.identifier(name, topic.own())
        .map(reading -> reading.of(topic.brand().strip(reading.thing())))
        .map(reading -> isFolder(reading, description) ? reading.of("directory") : reading);
  }

  /** The path of a repository or a project is that of a folder. */
  private static boolean isFolder(Reading reading, String description) {
    return reading.thing().equals("file")
        && FOLDER.matcher(description).find()
        && !FILE.matcher(description).find();
  }

  /** Returns whether several things are read at once, so that a bare key is not one of theirs. */
  private boolean listsWithin() {
    List<String> words = Words.split(tool.ref().name());
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    boolean several = !Words.singular(last).equals(last) && topic.own().indexOf(' ') > 0;
    return topic.effect() == EffectClass.SEARCH || (topic.effect() == EffectClass.READ && several);
  }

  /** What is listed by a bare key is listed within a thing: the contacts of a company. */
  private static Optional<Reading> parent(String thing, Slot slot) {
    int last = thing.lastIndexOf(' ');
    return slot.required() && last > 0
        ? Optional.of(new Reading(Kind.IDENTIFIER, thing.substring(0, last), "id", 0.8))
        : Optional.empty();
  }

  /** A file that the tool is to write is not there yet, a new name is nobody's. */
  private static boolean isWritten(Reading reading, String parameter, String description) {
    boolean writes =
        WRITTEN.matcher(description).find() || WRITTEN.matcher(Words.spaced(parameter)).find();
    return (reading.thing().equals("file") && writes)
        || (!reading.attribute().equals("id") && MADE_UP.matcher(description).find());
  }
}

package io.tdscaling.core.semantics;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a tool does: the verb first, then what the schema and the annotations say against it.
 */
final class EffectInference {
  private static final Set<String> PURE =
      Words.set(
          "calculate compute calc encode decode hash solve encrypt decrypt multiply subtract divide sum"
              + " average echo think reason transpose");
  private static final Set<String> ARTEFACT_MAKERS = Words.set("convert compress transform render");
  private static final Set<String> ARITHMETIC =
      Words.set("add sum subtract multiply divide count compare round estimate convert");
  private static final Set<String> DERIVING =
      Words.set(
          "detect extract parse validate check verify format summarize classify count convert normalize"
              + " translate analyze analyse identify review improve clean sort transform resolve");
  private static final Set<String> TEXTS =
      Words.set(
          "text content input string data json xml csv html markdown expression number numbers values"
              + " value sentence texts items list array body");

  /** Verbs that make a picture or a text of what they are given, where they change nothing. */
  private static final Set<String> RENDERERS = Words.set("generate render draw plot visualize");

  private static final Pattern RETURNS_LIST =
      Pattern.compile("(?i)\\breturns:?\\s+(an?\\s|the\\s)?(\\w+\\s)?list\\sof\\b");

  private static final Set<String> FINDERS = Words.set("find lookup locate");
  private static final Set<String> IDS = Words.set("id ids uuid guid gid sid");
  private static final Set<String> PREPOSITIONS =
      Words.set("by for from with in of to on at por para de da do du des pour von");
  private static final Set<String> SEQUENCES = Words.set("list feed history timeline");
  private static final Set<String> NUMERIC = Set.of("integer", "number");
  private static final Set<String> RUNNERS =
      Words.set("repl shell python sql terminal bash interpreter console sandbox powershell code");
  private static final Set<String> SAYING = Words.set("push share add submit speak play trigger");
  private static final Set<String> MESSAGES = Words.set("message notification alert sms");
  private static final Set<String> SINGLE =
      Words.set(
          "detail details info information setting settings statistics stats analytics content contents"
              + " status metadata data weather progress access diagnostics canvas basis credentials"
              + " address news");

  private EffectInference() {}

  /** Corrects a guess by schema and annotations. */
  static EffectClass refine(
      EffectClass guess,
      ToolSpec tool,
      ToolName name,
      Opening opening,
      String entity,
      List<Slot> slots) {
    if (derives(tool, name.verb(), slots)) {
      return EffectClass.COMPUTE;
    }
    EffectClass effect = bySchema(guess, name, slots);
    if (Boolean.TRUE.equals(tool.annotations().readOnly()) && changes(effect)) {
      effect = RENDERERS.contains(name.verb()) ? EffectClass.COMPUTE : EffectClass.READ;
    }
    boolean named = slots.stream().anyMatch(slot -> slot.required() && slot.names(entity));
    if (effect == EffectClass.SEARCH
        && (name.after().contains("one") || finds(name, slots, named))) {
      return EffectClass.READ;
    }
    if (effect == EffectClass.READ && !named && (readsMany(name, slots) || lists(tool, opening))) {
      return EffectClass.SEARCH;
    }
    return adjusted(effect, name, opening, entity, slots);
  }

  /** What is found by its id is one. */
  private static boolean finds(ToolName name, List<Slot> slots, boolean named) {
    boolean asked = slots.stream().anyMatch(slot -> slot.kind() == SlotKind.QUERY);
    return named && !asked && FINDERS.contains(name.verb()) && !isPlural(name.object());
  }

  private static boolean lists(ToolSpec tool, Opening opening) {
    return opening.promisesList()
        || opening.promptEffect().equals(Optional.of(EffectClass.SEARCH))
        || RETURNS_LIST.matcher(tool.description()).find();
  }

  private static EffectClass adjusted(
      EffectClass effect, ToolName name, Opening opening, String entity, List<Slot> slots) {
    if (name.verb().equals("archive") && opening.saysDelete()) {
      return EffectClass.DELETE;
    }
    return effect == EffectClass.CREATE && name.verb().equals("add") && joins(entity, slots)
        ? EffectClass.UPDATE
        : effect;
  }

  /** What is added by its id to something that is there, is there as well. */
  private static boolean joins(String entity, List<Slot> slots) {
    List<Slot> pointers =
        slots.stream()
            .filter(slot -> slot.required() && slot.kind() == SlotKind.IDENTIFIER)
            .toList();
    return pointers.size() > 1
        && pointers.stream()
            .filter(slot -> Words.split(slot.parameter()).stream().anyMatch(IDS::contains))
            .anyMatch(slot -> entity.endsWith(slot.entity()) && !slot.entity().isEmpty());
  }

  private static boolean changes(EffectClass effect) {
    return !effect.readsOnly() && effect != EffectClass.CODE;
  }

  /** A tool given nothing but numbers, a text or a thought answers from these alone. */
  private static boolean derives(ToolSpec tool, String verb, List<Slot> slots) {
    List<Slot> needed = slots.stream().filter(Slot::required).toList();
    if (needed.stream().anyMatch(EffectInference::thinks)) {
      return true;
    }
    if (needed.isEmpty() || needed.stream().anyMatch(slot -> slot.kind() != SlotKind.VALUE)) {
      return false;
    }
    JsonNode properties = tool.inputSchema().path("properties");
    boolean numbers = needed.stream().allMatch(slot -> numeric(properties.path(slot.parameter())));
    boolean text = TEXTS.contains(needed.get(0).parameter().toLowerCase(Locale.ROOT));
    return (numbers && ARITHMETIC.contains(verb)) || (text && DERIVING.contains(verb));
  }

  /** Tools to think with ask for a thought, or whether a next one is needed. */
  private static boolean thinks(Slot slot) {
    String name = slot.parameter();
    return name.equals("thought") || (name.startsWith("next") && name.endsWith("Needed"));
  }

  private static boolean numeric(JsonNode schema) {
    String type = schema.path("type").asText();
    String items = schema.path("items").path("type").asText();
    return NUMERIC.contains(type) || (type.equals("array") && NUMERIC.contains(items));
  }

  private static EffectClass bySchema(EffectClass guess, ToolName name, List<Slot> slots) {
    boolean code = slots.stream().anyMatch(slot -> slot.required() && slot.kind() == SlotKind.CODE);
    boolean asked =
        slots.stream().anyMatch(slot -> slot.required() && slot.kind() == SlotKind.QUERY);
    boolean thing = pointsAtThing(slots);
    return switch (guess) {
      case CODE -> code || asked ? EffectClass.CODE : EffectClass.CREATE;
      case COMPUTE -> computed(name.verb(), thing && !code);
      case READ, SEARCH -> code ? EffectClass.CODE : guess;
      case CREATE, UPDATE -> written(guess, name, code);
      default -> guess;
    };
  }

  /** Where nothing must be given, what may be given counts. */
  private static boolean pointsAtThing(List<Slot> slots) {
    boolean demanding = slots.stream().anyMatch(Slot::required);
    return slots.stream()
        .filter(slot -> slot.required() || !demanding)
        .anyMatch(slot -> slot.kind() == SlotKind.IDENTIFIER || slot.parameter().endsWith("url"));
  }

  private static EffectClass written(EffectClass guess, ToolName name, boolean code) {
    if (code && name.object().stream().anyMatch(RUNNERS::contains)) {
      return EffectClass.CODE;
    }
    return said(name) ? EffectClass.NOTIFY : guess;
  }

  /** To push or to post a message is to send it; to create or to edit one is not. */
  private static boolean said(ToolName name) {
    return SAYING.contains(name.verb())
        && name.after().stream().map(Words::singular).anyMatch(MESSAGES::contains);
  }

  /** What is worked out about a thing elsewhere does not follow from the arguments: it is read. */
  private static EffectClass computed(String verb, boolean aboutThing) {
    if (!aboutThing || PURE.contains(verb)) {
      return EffectClass.COMPUTE;
    }
    return ARTEFACT_MAKERS.contains(verb) ? EffectClass.CREATE : EffectClass.READ;
  }

  private static boolean readsMany(ToolName name, List<Slot> slots) {
    boolean queried =
        slots.stream().anyMatch(slot -> slot.kind() == SlotKind.QUERY && slot.required());
    boolean all = name.after().contains("all") || name.before().contains("all");
    return queried || all || isPlural(name.object());
  }

  private static boolean isPlural(List<String> words) {
    String head = head(words);
    return SEQUENCES.contains(head)
        || (!SINGLE.contains(head) && !Words.singular(head).equals(head));
  }

  /** Returns the last word of the phrase that words begin with, or an empty string. */
  static String head(List<String> words) {
    String head = "";
    for (String word : words) {
      if (PREPOSITIONS.contains(word)) {
        break;
      }
      head = word;
    }
    return head;
  }
}

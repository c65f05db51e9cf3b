package io.tdscaling.core.semantics;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /** Returns what name and description say. */
  static EffectClass guess(ToolSpec tool, ToolName name, Opening opening) {
    if (name.verb().equals("return")) {
      return EffectClass.UPDATE; // What is returned in a name is given back.
    }
    EffectClass said = opening.effect().orElse(EffectClass.READ);
    boolean doubtful =
        name.after().isEmpty() && Verbs.isAlsoNoun(name.verb()) && !Verbs.isCrud(name.verb());
    if (doubtful && opening.effect().isPresent()) {
      return said;
    }
    return name.action().flatMap(Verbs::effect).orElse(said);
  }

  /** Corrects a guess by schema and annotations. */
  static EffectClass refine(
      EffectClass guess, ToolSpec tool, ToolName name, String entity, List<Slot> slots) {
    if (derives(tool, name.verb(), slots)) {
      return EffectClass.COMPUTE;
    }
    EffectClass effect = bySchema(guess, name, slots);
    if (Boolean.TRUE.equals(tool.annotations().readOnly()) && changes(effect)) {
      effect = EffectClass.READ;
    }
    boolean named = slots.stream().anyMatch(slot -> slot.required() && slot.names(entity));
    if (effect == EffectClass.READ && !named && readsMany(name, slots)) {
      return EffectClass.SEARCH;
    }
    return effect;
  }

  private static boolean changes(EffectClass effect) {
    return !effect.readsOnly() && effect != EffectClass.CODE;
  }

  /** A tool given nothing but numbers, a text or a thought answers from these alone. */
  private static boolean derives(ToolSpec tool, String verb, List<Slot> slots) {
    List<Slot> needed = slots.stream().filter(Slot::required).toList();
    if (needed.isEmpty() || needed.stream().anyMatch(slot -> slot.kind() != SlotKind.VALUE)) {
      return false;
    }
    if (needed.stream().anyMatch(slot -> slot.parameter().equals("thought"))) {
      return true;
    }
    JsonNode properties = tool.inputSchema().path("properties");
    boolean numbers = needed.stream().allMatch(slot -> numeric(properties.path(slot.parameter())));
    boolean text = TEXTS.contains(needed.get(0).parameter().toLowerCase(Locale.ROOT));
    return (numbers && ARITHMETIC.contains(verb)) || (text && DERIVING.contains(verb));
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
    boolean thing =
        slots.stream()
            .anyMatch(
                slot -> slot.kind() == SlotKind.IDENTIFIER || slot.parameter().endsWith("url"));
    return switch (guess) {
      case CODE -> code || asked ? EffectClass.CODE : EffectClass.CREATE;
      case COMPUTE -> computed(name.verb(), thing && !code);
      case READ, SEARCH -> code ? EffectClass.CODE : guess;
      case CREATE, UPDATE -> written(guess, name, code);
      default -> guess;
    };
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
    return queried || isPlural(name.object());
  }

  private static boolean isPlural(List<String> words) {
    String head = "";
    for (String word : words) {
      if (Set.of("by", "for", "from", "with", "in", "of", "to", "on", "at").contains(word)) {
        break;
      }
      head = word;
    }
    return head.equals("list") || (!SINGLE.contains(head) && !Words.singular(head).equals(head));
  }
}

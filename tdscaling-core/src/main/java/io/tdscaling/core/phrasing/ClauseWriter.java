package io.tdscaling.core.phrasing;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds what a call is made with to what it does: "cancel the order" becomes "cancel order 7". */
final class ClauseWriter {
  /** A longer value is said in a sentence of its own. */
  private static final int LONGEST_INLINE = 60;

  private static final Set<String> STATE_NAMES = Set.of("status", "state", "response");

  private static final int MOST_PLAIN = 3;
  private static final int LONGEST_CLAUSE = 170;

  private final String action;
  private final ToolSemantics meaning;
  private final ActionWords words;
  private final List<Argument> arguments;
  private String text;
  private String sought = "";
  private final List<String> things = new ArrayList<>();
  private final List<String> phrases = new ArrayList<>();
  private final List<String> plain = new ArrayList<>();
  private final List<Clause.Detail> rest = new ArrayList<>();

  private ClauseWriter(String action, ToolSemantics meaning, List<Argument> arguments) {
    this.action = action;
    this.text = action;
    this.meaning = meaning;
    this.words = new ActionWords(action);
    this.arguments = new ArrayList<>(Wrappers.opened(arguments));
  }

  /**
   * Returns the clause for a call.
   *
   * @param action what the call does, without any value
   * @param arguments what it is made with, but for what the action says already
   */
  static Clause write(String action, ToolSemantics meaning, List<Argument> arguments) {
    return new ClauseWriter(action, meaning, arguments).write();
  }

  /** Returns the action with the name of what it acts on, where one of the arguments is that. */
  static String brief(String action, ToolSemantics meaning, List<Argument> arguments) {
    ClauseWriter writer = new ClauseWriter(action, meaning, arguments);
    writer.takeOwnName();
    return writer.text;
  }

  private Clause write() {
    arguments.removeIf(Argument::isEmpty);
    takeTooLong();
    takeOwnName();
    takePairs();
    arguments.forEach(this::take);
    return new Clause(action, inline(), rest);
  }

  private void takeTooLong() {
    for (Iterator<Argument> all = arguments.iterator(); all.hasNext(); ) {
      Argument argument = all.next();
      boolean nested = argument.value().isPresent() && argument.spoken().startsWith("{");
      boolean lengthy =
          argument.spoken().length() > LONGEST_INLINE || argument.spoken().indexOf('\n') >= 0;
      if (lengthy || nested || isListOfObjects(argument)) {
        rest.add(new Clause.Detail(argument.label(), argument.spoken()));
        all.remove();
      }
    }
  }

  private static boolean isListOfObjects(Argument argument) {
    return argument.value().filter(v -> v.isObject() || v.path(0).isContainerNode()).isPresent();
  }

  /** The value that names the thing acted on follows its noun: "cancel order ORD-10442". */
  private void takeOwnName() {
    for (Iterator<Argument> all = arguments.iterator(); all.hasNext(); ) {
      Argument argument = all.next();
      Optional<String> named = withName(argument);
      if (named.isPresent()) {
        text = named.get();
        all.remove();
        return;
      }
    }
  }

  private Optional<String> withName(Argument argument) {
    Optional<String> entity = named(argument);
    if (entity.isEmpty() || !argument.isScalar()) {
      return Optional.empty();
    }
    return argument.value().isPresent()
        ? words.withName(entity.get(), argument.spoken())
        : words.withReference(argument.spoken());
  }

  private void takePairs() {
    if (arguments.size() < 2) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    arguments.forEach(a -> names.put(a.parameter(), Words.spaced(a.parameter())));
    for (ArgumentRules.PairRule rule : ArgumentRules.pairs()) {
      Optional<Argument> first = scalar(rule.first(), names);
      Optional<Argument> second =
          first.isPresent() ? scalar(rule.second(), names) : Optional.empty();
      if (first.isPresent() && second.isPresent()) {
        add(
            rule.words()
                .replace("{a}", "\uE000")
                .replace("{b}", "\uE001")
                .replace("\uE001", second.get().spoken())
                .replace("\uE000", first.get().spoken()));
        arguments.removeAll(List.of(first.get(), second.get()));
      }
    }
  }

  /**
   * Returns the argument of this name.
   *
   * @param names the parameters' names in words
   */
  private Optional<Argument> scalar(ArgumentRules.Name name, Map<String, String> names) {
    for (Argument argument : arguments) {
      if (name.matches(names.getOrDefault(argument.parameter(), ""))
          && argument.isScalar()
          && !argument.isBoolean()) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }

  private void take(Argument argument) {
    boolean query = kind(argument).filter(SlotKind.QUERY::equals).isPresent();
    Optional<String> entity = named(argument);
    if (query && argument.isText() && sought.isEmpty()) {
      sought = (words.seeks() ? " for " : " matching ") + argument.spoken();
    } else if (words.sets(argument.parameter()) || (words.shifts() && isDate(argument))) {
      phrases.add("to " + argument.spoken());
    } else if (isState(argument)) {
      phrases.add("that are " + argument.spoken());
    } else if (entity.isPresent() && argument.isScalar() && !argument.isNumber()) {
      thing(argument, entity.get());
    } else {
      add(ArgumentRules.words(argument).orElseGet(() -> byName(argument)));
    }
  }

  private static boolean isDate(Argument argument) {
    return argument.value().filter(ArgumentRules::isDate).isPresent();
  }

  private boolean isState(Argument argument) {
    return meaning.effect() == EffectClass.SEARCH
        && argument.value().filter(ArgumentRules::isState).isPresent()
        && !Collections.disjoint(Words.split(argument.parameter()), STATE_NAMES);
  }

  private void thing(Argument argument, String entity) {
    String said =
        argument.value().isPresent() ? entity + " " + argument.spoken() : argument.spoken();
    String first = Words.split(argument.parameter()).get(0);
    switch (first) {
      case "from", "to", "by" -> phrases.add(first + " " + said);
      case "new" -> phrases.add("to " + said);
      default -> {
        if (words.gives()) {
          phrases.add("to " + said);
        } else {
          things.add(said);
        }
      }
    }
  }

  private void add(String phrase) {
    if (phrase.startsWith("with ")) {
      plain.add(phrase.substring("with ".length()));
    } else {
      phrases.add(phrase);
    }
  }

  /** Returns how an argument is said of which only the name is known. */
  private static String byName(Argument argument) {
    String label = argument.label();
    String said = argument.spoken();
    if (argument.value().isEmpty()) {
      return "with " + said + (argument.named() ? "" : " as the " + label);
    }
    if (argument.isBoolean()) {
      return "with " + label + (said.equals("on") ? " switched on" : " switched off");
    }
    if (argument.isNumber() && SpokenValues.isPlural(label)) {
      String most = label.startsWith("maximum ") ? "at most " : "";
      String least = label.startsWith("minimum ") ? "at least " : "";
      String noun = label.replaceFirst("^(maximum|minimum) ", "");
      return "with " + most + least + said + " " + ArgumentRules.counted(noun, said);
    }
    if (argument.isNumber() && label.length() > 3 && !label.endsWith("ID")) {
      return "with " + Words.withArticle(label) + (label.endsWith(" of") ? " " : " of ") + said;
    }
    return said.startsWith("\"")
        ? "with " + said + " as the " + label
        : "with " + label + " " + said;
  }

  private String inline() {
    StringBuilder clause = new StringBuilder(text).append(sought);
    append(true, clause);
    if (!things.isEmpty()) {
      clause.append(words.seeks() && meaning.effect() != EffectClass.SEARCH ? " of " : " for ");
      clause.append(SpokenValues.joined(things));
    }
    append(false, clause);
    int room = clause.length() > LONGEST_CLAUSE ? 0 : MOST_PLAIN;
    if (plain.size() <= room + 1) {
      room = plain.size();
    }
    if (room > 0) {
      clause.append(" with ").append(SpokenValues.joined(plain.subList(0, room)));
    }
    if (room < plain.size()) {
      rest.add(0, new Clause.Detail("", SpokenValues.joined(plain.subList(room, plain.size()))));
    }
    return clause.toString();
  }

  /** Adds those phrases that say of what something is, or the others. */
  private void append(boolean ofWhat, StringBuilder clause) {
    for (String phrase : phrases) {
      if (phrase.startsWith("of ") == ofWhat) {
        clause.append(' ').append(phrase);
      }
    }
  }

  private Optional<SlotKind> kind(Argument argument) {
    return meaning.slot(argument.parameter()).map(Slot::kind);
  }

  private Optional<String> named(Argument argument) {
    Optional<Slot> slot = meaning.slot(argument.parameter());
    return slot.isPresent()
        ? slot.map(Slot::entity).filter(entity -> !entity.isEmpty())
        : ToolSemantics.entityNamed(argument.parameter(), meaning.entity());
  }
}

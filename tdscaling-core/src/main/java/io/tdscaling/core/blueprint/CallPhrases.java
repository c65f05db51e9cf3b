package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.Argument;
import io.tdscaling.core.phrasing.Clause;
import io.tdscaling.core.phrasing.Numerals;
import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.phrasing.ToolPhrases;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a planned call does, such as "cancel the order with order ID ORD-10442". Every argument
 * is said: values to the letter, those from earlier results by where they come from.
 */
final class CallPhrases {
  private final SemanticsCache semantics;
  private final ToolPhrases phrases;

  CallPhrases(SemanticsCache semantics) {
    this.semantics = semantics;
    this.phrases = new ToolPhrases(semantics);
  }

  /**
   * Returns the clause for a call.
   *
   * @param plan the plan's calls by id, those whose results the call uses among them
   */
  Clause clause(DraftCall call, Map<String, DraftCall> plan) {
    return write(action(call, plan), call, arguments(call, plan, subject(call, plan)));
  }

  /** Returns the clause for a call of which only some values are said. */
  Clause clause(DraftCall call, Map<String, Said> said, Map<String, DraftCall> plan) {
    List<Argument> arguments = new ArrayList<>();
    said.forEach((parameter, value) -> arguments.add(Argument.of(parameter, value.said())));
    return write(action(call, plan), call, arguments);
  }

  /** Returns what a tool does to anything of its kind. */
  String actionOnAny(ToolSpec tool) {
    return phrases.action(tool, "any");
  }

  /** Returns what a tool is about. */
  String thing(ToolSpec tool) {
    return phrases.thing(tool);
  }

  /** Returns the clause for calls that do the same for several things that one call found. */
  Clause repeatedClause(List<DraftCall> calls, Map<String, DraftCall> plan) {
    DraftCall first = calls.get(0);
    String parameter = Iterations.parameter(calls).orElseThrow();
    FromResult source = fromResult(first, parameter).orElseThrow();
    String each = "each of the first " + Numerals.word(calls.size());
    List<Argument> arguments = arguments(first, plan, Optional.of(parameter));
    if (subject(first, plan).filter(parameter::equals).isPresent()) {
      return write(phrases.action(first.tool(), each), first, arguments);
    }
    String things =
        Words.plural(
            ListElement.at(source.path())
                .map(ListElement::thing)
                .orElseGet(() -> ResultLabels.thing(source.path(), entity(source, plan))));
    return write(phrases.action(first.tool()) + " for " + each + " " + things, first, arguments);
  }

  private Clause write(String action, DraftCall call, List<Argument> arguments) {
    return phrases.clause(action, call.tool(), arguments);
  }

  /** Returns what the call does, without any value. */
  String action(DraftCall call, Map<String, DraftCall> plan) {
    Optional<FromResult> subject =
        subject(call, plan).flatMap(parameter -> fromResult(call, parameter));
    if (subject.isEmpty()) {
      return phrases.action(call.tool());
    }
    String position = ResultLabels.position(subject.get().path());
    return phrases.action(
        call.tool(), position.isEmpty() ? pointer(subject.get(), plan) : "the " + position);
  }

  /**
   * Returns the arguments of a call that are to be said.
   *
   * @param unsaid a parameter that the action speaks of already
   */
  private List<Argument> arguments(
      DraftCall call, Map<String, DraftCall> plan, Optional<String> unsaid) {
    List<Argument> arguments = new ArrayList<>();
    call.planned()
        .arguments()
        .forEach(
            (parameter, source) -> {
              if (source instanceof FromResult from && !unsaid.equals(Optional.of(parameter))) {
                arguments.add(reference(call, parameter, from, plan));
              } else if (source instanceof Said said) {
                arguments.add(Argument.of(parameter, said.said()));
              }
            });
    return arguments;
  }

  /** Returns how a value from an earlier result is spoken of, such as "the second contact". */
  private Argument reference(
      DraftCall call, String parameter, FromResult source, Map<String, DraftCall> plan) {
    String entity = entity(source, plan);
    List<String> words = Words.split(parameter);
    Optional<ListElement> element = ListElement.at(source.path());
    if (element.isPresent()) {
      String reference = element.get().reference(entity, pointer(source, plan));
      boolean same = words.equals(Words.split(element.get().thing()));
      return Argument.reference(parameter, reference, same);
    }
    String reference = ResultLabels.reference(source.path(), entity, pointer(source, plan));
    String field = source.path().substring(source.path().lastIndexOf('/') + 1);
    List<String> whole = new ArrayList<>(Words.split(ResultLabels.thing(source.path(), entity)));
    whole.addAll(Words.split(field));
    boolean same = words.equals(Words.split(field)) || words.equals(whole);
    return Argument.reference(parameter, itself(call, parameter, reference), same);
  }

  /** The ID of a thing stands for the thing: "for the first order", not "for its ID". */
  private String itself(DraftCall call, String parameter, String reference) {
    boolean names =
        semantics
            .of(call.tool())
            .slot(parameter)
            .filter(slot -> slot.kind() == SlotKind.IDENTIFIER)
            .isPresent();
    for (String end : List.of("'s ID", " ID")) {
      if (names && reference.endsWith(end)) {
        return reference.substring(0, reference.length() - end.length());
      }
    }
    return reference;
  }

  /** Returns what people call a parameter: what is looked for is a search term. */
  String label(DraftCall call, String parameter) {
    boolean query =
        semantics
            .of(call.tool())
            .slot(parameter)
            .filter(slot -> slot.kind() == SlotKind.QUERY)
            .isPresent();
    return query ? "search term" : SpokenValues.label(parameter);
  }

  private String entity(FromResult source, Map<String, DraftCall> plan) {
    DraftCall producer = plan.get(source.from());
    return producer == null ? "result" : phrases.thing(producer.tool());
  }

  /** Returns what points at a result: "that", or which one where a tool is called repeatedly. */
  private static String pointer(FromResult source, Map<String, DraftCall> plan) {
    DraftCall producer = plan.get(source.from());
    List<DraftCall> alike = new ArrayList<>();
    for (DraftCall call : plan.values()) {
      if (producer != null && call.sharesTool(producer)) {
        alike.add(call);
      }
    }
    return alike.size() < 2 ? "that" : "the " + ResultLabels.ordinal(alike.indexOf(producer));
  }

  /**
   * Returns the parameter that names the thing a call acts on, where the result that gives it is
   * about such a thing.
   */
  private Optional<String> subject(DraftCall call, Map<String, DraftCall> plan) {
    ToolSemantics meaning = semantics.of(call.tool());
    for (Slot slot : meaning.slots()) {
      if (slot.names(meaning.entity())
          && fromResult(call, slot.parameter())
              .filter(source -> subject(source, plan).equals(meaning.entity()))
              .isPresent()) {
        return Optional.of(slot.parameter());
      }
    }
    return Optional.empty();
  }

  /** Returns the thing that a position or a pointer tells apart from others of its kind. */
  private String subject(FromResult source, Map<String, DraftCall> plan) {
    return ListElement.at(source.path())
        .filter(element -> !element.isNested())
        .map(ListElement::thing)
        .orElseGet(() -> ResultLabels.thing(source.path(), entity(source, plan)));
  }

  private static Optional<FromResult> fromResult(DraftCall call, String parameter) {
    return call.planned().arguments().get(parameter) instanceof FromResult source
        ? Optional.of(source)
        : Optional.empty();
  }
}

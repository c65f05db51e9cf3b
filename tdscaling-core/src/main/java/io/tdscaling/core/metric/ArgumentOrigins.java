package io.tdscaling.core.metric;

import com.google.common.collect.ImmutableSortedSet;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out where the arguments of each call come from. Fed in conversation order; not thread-safe.
 *
 * <p>A value has come from an earlier result only if that result brought it into the conversation:
 * a result that merely echoes an argument of its own call, or a value that the user had said
 * before, is no data flow. Otherwise calling a lookup first would make every later use of the same
 * id look like a chain.
 */
final class ArgumentOrigins {
  private final Evidence evidence = new Evidence();
  private final List<Spoken> spoken = new ArrayList<>();
  private final List<Set<String>> argumentsOfCalls = new ArrayList<>();

  private record Spoken(int callsBefore, String text) {}

  /**
   * Where the arguments of one call come from.
   *
   * @param fromUser whether the user or the system message said any of them
   * @param producers ordinals of the calls whose results first held any of them
   * @param grounded how many distinct leaves have either origin
   */
  record Origins(boolean fromUser, NavigableSet<Integer> producers, int grounded) {}

  /** Takes in what the user or the system message says. */
  void spoken(String text) {
    evidence.spoken(text);
    spoken.add(new Spoken(argumentsOfCalls.size(), text));
  }

  /** Takes in a call and returns its ordinal in the conversation, from 0. */
  int call(List<ArgumentLeaf> leaves) {
    Set<String> texts = new HashSet<>();
    leaves.forEach(leaf -> texts.add(leaf.text()));
    argumentsOfCalls.add(texts);
    return argumentsOfCalls.size() - 1;
  }

  /** Takes in the result of a call. */
  void result(int call, String text) {
    evidence.result(call, text);
  }

  /** Returns where arguments come from that are about to be used. */
  Origins of(List<ArgumentLeaf> leaves) {
    boolean fromUser = false;
    TreeSet<Integer> producers = new TreeSet<>();
    Set<String> grounded = new HashSet<>();
    for (ArgumentLeaf leaf : leaves) {
      boolean said = !leaf.value().isBoolean() && evidence.said(leaf.value());
      OptionalInt producer = producer(leaf);
      fromUser |= said;
      producer.ifPresent(producers::add);
      if (said || producer.isPresent()) {
        grounded.add(leaf.key());
      }
    }
    return new Origins(fromUser, ImmutableSortedSet.copyOfSorted(producers), grounded.size());
  }

  private OptionalInt producer(ArgumentLeaf leaf) {
    if (!Identifiers.isIdentifierLike(leaf.value())) {
      return OptionalInt.empty();
    }
    OptionalInt first = evidence.producer(leaf.value());
    if (first.isEmpty() || broughtByOthers(leaf.text(), first.getAsInt())) {
      return OptionalInt.empty();
    }
    return first;
  }

  private boolean broughtByOthers(String value, int call) {
    return argumentsOfCalls.get(call).contains(value)
        || spoken.stream()
            .takeWhile(said -> said.callsBefore() <= call)
            .anyMatch(said -> Evidence.mentions(said.text(), value));
  }
}

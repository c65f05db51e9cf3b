package io.tdscaling.core.blueprint;

import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Optional;

/**
 * A value in a list of plain values, such as the first channel of {@code {"channels": ["a", "b"]}}.
 *
 * @param list JSON Pointer to the list
 * @param index its place in the list, from 0
 */
record ListElement(String list, int index) {
  /** Returns the element that a pointer leads to; empty where that is none of a named list. */
  static Optional<ListElement> at(String path) {
    int slash = path.lastIndexOf('/');
    String list = path.substring(0, Math.max(0, slash));
    String last = path.substring(slash + 1);
    return isIndex(last) && !isIndex(list.substring(list.lastIndexOf('/') + 1)) && list.length() > 1
        ? Optional.of(new ListElement(list, Integer.parseInt(last)))
        : Optional.empty();
  }

  private static boolean isIndex(String step) {
    return step.matches("[0-9]{1,8}");
  }

  /** Returns what the element is, such as "channel". */
  String thing() {
    String member = list.substring(list.lastIndexOf('/') + 1);
    List<String> words = Words.split(member.replace("~1", "/").replace("~0", "~"));
    if (words.isEmpty()) {
      return "value";
    }
    String head = words.remove(words.size() - 1);
    words.add(head.equals("ids") ? "id" : Words.singular(head));
    return SpokenValues.label(String.join("_", words));
  }

  /** Returns whether the list itself is part of an element of another list. */
  boolean isNested() {
    return !ResultLabels.position(list).isEmpty();
  }

  /**
   * Returns a phrase for the element, such as "the first channel" or "the first of the second
   * team's members".
   *
   * @param entity what the result is about
   * @param pointer what points at the result
   */
  String reference(String entity, String pointer) {
    String ordinal = "the " + ResultLabels.ordinal(index);
    return isNested() || !pointer.equals("that")
        ? ordinal + " of " + ResultLabels.reference(list, entity, pointer)
        : ordinal + " " + thing();
  }
}

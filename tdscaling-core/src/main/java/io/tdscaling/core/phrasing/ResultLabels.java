package io.tdscaling.core.phrasing;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Names places in results, such as "first order's status". */
public final class ResultLabels {
  private static final Splitter PATH = Splitter.on('/');
  private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
  private static final List<String> ORDINALS =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  private final List<String> parts;
  private final int member;
  private final String entity;

  private ResultLabels(String path, String entity) {
    this.parts = new ArrayList<>(PATH.splitToList(path));
    if (path.indexOf('~') >= 0) {
      parts.replaceAll(part -> part.replace("~1", "/").replace("~0", "~"));
    }
    int last = parts.size() - 1;
    while (last > 0 && isIndex(parts.get(last))) {
      last--;
    }
    this.member = last;
    this.entity = entity;
  }

  /**
   * Returns a name for a place in a result, such as "first order's status" or "order status".
   *
   * @param path JSON Pointer
   * @param entity what the result is about
   */
  public static String label(String path, String entity) {
    ResultLabels place = new ResultLabels(path, entity);
    String member = place.memberName();
    if (place.isListed()) {
      return place.ordinal() + " " + place.thing() + "'s " + without(place.thing(), member);
    }
    if (member.isEmpty()) {
      return place.isElement() ? place.elementOrdinal() + " " + entity : entity;
    }
    String thing = place.thing();
    boolean saysItself = Words.split(member).contains(lastWord(thing)) || thing.equals(member);
    return saysItself ? member : thing + " " + member;
  }

  /**
   * Returns a phrase that points at a place in an earlier result, such as "the second order's ID"
   * or "that order's status".
   *
   * @param pointer what points at a thing that is in no list, such as "that" or "the second"
   */
  public static String reference(String path, String entity, String pointer) {
    ResultLabels place = new ResultLabels(path, entity);
    String member = place.memberName();
    if (place.isListed() || member.isEmpty()) {
      boolean inList = place.isElement() || place.isListed();
      return (inList ? "the" : pointer) + " " + label(path, entity);
    }
    String rest = without(place.thing(), member);
    return rest.equals(member)
        ? pointer + " " + place.thing() + "'s " + member
        : pointer + " " + member;
  }

  /**
   * Returns what a place is of the thing that has it: of an order, "order ID" is its "ID"; empty
   * where {@link #label} says it without the thing.
   */
  public static String member(String path, String entity) {
    ResultLabels place = new ResultLabels(path, entity);
    String member = place.memberName();
    if (place.isElement() || member.isEmpty()) {
      return "";
    }
    boolean saysItself = Words.split(member).contains(lastWord(place.thing()));
    String own = without(place.thing(), member);
    return saysItself && own.equals(member) && !place.isListed() ? "" : own;
  }

  /** Returns a name for a place as {@link #label}, where one of a list is "first tag". */
  public static String element(String path, String entity) {
    ResultLabels place = new ResultLabels(path, entity);
    if (!place.isElement() || place.isListed() || place.memberName().isEmpty()) {
      return label(path, entity);
    }
    List<String> words = Words.split(place.parts.get(place.member));
    String last = words.remove(words.size() - 1);
    words.add(Words.singular(last));
    return place.elementOrdinal() + " " + SpokenValues.label(String.join("_", words));
  }

  /** Returns which element of a list a place is in, such as "second"; empty where in none. */
  public static String position(String path) {
    ResultLabels place = new ResultLabels(path, "");
    if (place.isListed()) {
      return place.ordinal();
    }
    return place.isElement() ? place.elementOrdinal() : "";
  }

  /** Returns what the thing is that has the place, such as "order". */
  public static String thing(String path, String entity) {
    return new ResultLabels(path, entity).thing();
  }

  /** Returns the name of a place in an order from 0, such as "second". */
  public static String ordinal(int index) {
    return index < ORDINALS.size() ? ORDINALS.get(index) : "number " + (index + 1);
  }

  private String memberName() {
    return parts.get(member).isEmpty() ? "" : SpokenValues.label(parts.get(member));
  }

  private boolean isListed() {
    return member >= 2 && isIndex(parts.get(member - 1));
  }

  private boolean isElement() {
    return member < parts.size() - 1;
  }

  private String ordinal() {
    return ordinal(Integer.parseInt(parts.get(member - 1)));
  }

  private String elementOrdinal() {
    return ordinal(Integer.parseInt(parts.get(member + 1)));
  }

  private String thing() {
    int at = isListed() ? member - 2 : member - 1;
    if (at < 1 || isIndex(parts.get(at))) {
      return entity;
    }
    List<String> words = Words.split(parts.get(at));
    if (words.isEmpty()) {
      return entity;
    }
    words.set(words.size() - 1, Words.singular(words.get(words.size() - 1)));
    return String.join(" ", words);
  }

  /** Returns a member's name without the thing it repeats: of an order, "order ID" is its "ID". */
  private static String without(String thing, String member) {
    return member.startsWith(thing + " ") ? member.substring(thing.length() + 1) : member;
  }

  private static String lastWord(String phrase) {
    return phrase.substring(phrase.lastIndexOf(' ') + 1);
  }

  private static boolean isIndex(String part) {
    return !part.isEmpty() && part.length() < 9 && DIGITS.matchesAllOf(part);
  }
}

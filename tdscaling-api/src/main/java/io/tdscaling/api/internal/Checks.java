package io.tdscaling.api.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Argument checks that print the bad value, and copies that keep the order of what they copy. */
public final class Checks {
  private Checks() {}

  /** Returns {@code value}, refusing a blank one. */
  public static String notBlank(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank, got \"" + value + "\"");
    }
    return value;
  }

  /** Returns {@code value}, refusing a negative one. */
  public static long notNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, got " + value);
    }
    return value;
  }

  /** Returns {@code value}, refusing zero and below. */
  public static long positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
    return value;
  }

  /** Returns an unmodifiable copy that iterates in the order of {@code map}. */
  public static <K, V> Map<K, V> orderedCopy(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Returns an unmodifiable copy that iterates in the order of {@code set}. */
  public static <T> Set<T> orderedCopy(Set<T> set) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(set));
  }

  /** Returns an unmodifiable copy that iterates in the natural order of the keys. */
  public static <K extends Comparable<K>, V> SortedMap<K, V> sortedCopy(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Checks that there is at least one element. */
  public static void notEmpty(Collection<?> values, String name) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }
}

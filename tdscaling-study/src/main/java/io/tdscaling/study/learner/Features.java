package io.tdscaling.study.learner;

import java.util.Arrays;

/**
 * A growing list of features. A feature is a name with a value, known by 16 bits of its hash; two
 * that fall together are told apart by nothing, as usual with hashed features.
 */
final class Features {
  private static final int MOST = 255;

  private char[] ids = new char[32];
  private int size;

  /** Adds a feature; beyond 255 none is taken. */
  void add(String name, String value) {
    add(hash(name, value));
  }

  /** Adds a feature whose value is a small number. */
  void add(String name, int value) {
    add(hash(name, value));
  }

  private void add(char id) {
    if (size == MOST) {
      return;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  int size() {
    return size;
  }

  void copyTo(char[] target, int at) {
    System.arraycopy(ids, 0, target, at, size);
  }

  static char hash(String name, String value) {
    return hash(name, value.hashCode());
  }

  private static char hash(String name, int value) {
    int hash = mix(name.hashCode() * 0x9E3779B1 + value);
    return (char) (hash ^ (hash >>> 16));
  }

  /** Spreads the bits of a number over all bits of another, one to one. */
  static int mix(int value) {
    int mixed = value;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }
}

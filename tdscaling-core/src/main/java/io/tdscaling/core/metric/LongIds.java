package io.tdscaling.core.metric;

import java.util.Arrays;

/** Numbers distinct keys from 0, in the order in which they are first seen. */
final class LongIds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[16];
  private int size;

  /** One more than the id of the key that sits there; 0 where there is none. At most half full. */
  private int[] slots = new int[32];

  int size() {
    return size;
  }

  long key(int id) {
    return keys[id];
  }

  /** Returns the id of the key, a new one if it was not seen before. */
  int idOf(long key) {
    int slot = slot(key);
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (keys[id] == key) {
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    place(size);
    return size++;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * size);
    slots = new int[4 * size];
    for (int id = 0; id < size; id++) {
      place(id);
    }
  }

  private void place(int id) {
    int slot = slot(keys[id]);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = id + 1;
  }

  private int slot(long key) {
    return (int) ((key * GOLDEN) >>> 32) & (slots.length - 1);
  }
}

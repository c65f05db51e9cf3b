package io.tdscaling.core.schema;

import io.tdscaling.core.random.SeededRandom;

/** One try to make a value: its scene, its references, and how much it may still make. */
final class Draw {
  private static final int MAX_VALUES = 2_000;

  /** How much of what a schema allows but does not require is made. */
  enum Extent {
    PLAIN,
    SOME,
    FULL
  }

  private final SchemaDocument document;
  private final Scene scene;
  private final Extent extent;
  private int valuesLeft = MAX_VALUES;

  /**
   * Makes a draw.
   *
   * @param extent how much of what is not required to make
   */
  Draw(SchemaDocument document, Scene scene, Extent extent) {
    this.document = document;
    this.scene = scene;
    this.extent = extent;
  }

  SchemaDocument document() {
    return document;
  }

  Scene scene() {
    return scene;
  }

  SeededRandom random() {
    return scene.random();
  }

  boolean plain() {
    return extent == Extent.PLAIN;
  }

  boolean full() {
    return extent == Extent.FULL;
  }

  void countValue() throws Unsatisfiable {
    if (--valuesLeft < 0) {
      throw new Unsatisfiable("more than " + MAX_VALUES + " values");
    }
  }
}

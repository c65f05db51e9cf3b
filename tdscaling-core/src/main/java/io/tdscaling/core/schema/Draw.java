package io.tdscaling.core.schema;

import io.tdscaling.core.random.SeededRandom;

/** One try to make a value: its scene, its references, and how much it may still make. */
final class Draw {
  private static final int MAX_VALUES = 2_000;

  private final SchemaDocument document;
  private final Scene scene;
  private final boolean plain;
  private int valuesLeft = MAX_VALUES;

  /**
   * Makes a draw.
   *
   * @param plain whether to leave out all that is not required
   */
  Draw(SchemaDocument document, Scene scene, boolean plain) {
    this.document = document;
    this.scene = scene;
    this.plain = plain;
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
    return plain;
  }

  void countValue() throws Unsatisfiable {
    if (--valuesLeft < 0) {
      throw new Unsatisfiable("more than " + MAX_VALUES + " values");
    }
  }
}

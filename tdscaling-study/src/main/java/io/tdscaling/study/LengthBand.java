package io.tdscaling.study;

/** Bands of trajectories of about equal length, in assistant steps. The bounds are ours. */
enum LengthBand {
  STEPS_1_2("1-2", 1),
  STEPS_3_4("3-4", 3),
  STEPS_5_7("5-7", 5),
  STEPS_8_UP("8+", 8);

  private final String label;
  private final int from;

  LengthBand(String label, int from) {
    this.label = label;
    this.from = from;
  }

  static LengthBand of(int steps) {
    LengthBand found = STEPS_1_2;
    for (LengthBand band : values()) {
      found = steps >= band.from ? band : found;
    }
    return found;
  }

  String label() {
    return label;
  }

  /** Returns a name for files. */
  String fileName() {
    return this == STEPS_8_UP ? "8-up" : label;
  }
}

package io.tdscaling.core.cluster.mining;

/** Confidences as they are written. */
final class Confidence {
  private Confidence() {}

  /** Returns a confidence to two decimals. */
  static double rounded(double confidence) {
    return Math.round(confidence * 100) / 100.0;
  }
}

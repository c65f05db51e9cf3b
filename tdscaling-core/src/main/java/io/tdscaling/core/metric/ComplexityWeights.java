package io.tdscaling.core.metric;

/**
 * The weights in cumulative action complexity. One call weighs
 *
 * <pre>
 * w = call
 *   + perLeafLog · log₂(1 + grounded argument leaves, at most leafCap)
 *   + perDepth · (depth in the data-flow graph, at most depthCap)
 *   + crossing, if it uses a value that a result of another service brought
 *   + recovery, if it is the tool's first success after this kind of error
 *   + min(codeCap, log₂(1 + non-blank lines of code)), if it runs code
 * </pre>
 *
 * The formula and the weights are this library's own.
 *
 * @param call what each call counts
 * @param perLeafLog what a doubling of the grounded argument leaves counts
 * @param leafCap grounded argument leaves that count at most
 * @param perDepth what each level in the data-flow graph counts
 * @param depthCap levels that count at most
 * @param crossing what the use of another service's result counts
 * @param recovery what the first recovery from a kind of error counts
 * @param codeCap what code counts at most
 */
public record ComplexityWeights(
    double call,
    double perLeafLog,
    int leafCap,
    double perDepth,
    int depthCap,
    double crossing,
    double recovery,
    double codeCap) {
  /** The weights that all reports use. */
  public static final ComplexityWeights STANDARD =
      new ComplexityWeights(1, 1, 16, 0.5, 8, 0.5, 1, 5);

  /** Checks that no weight is negative. */
  public ComplexityWeights {
    notNegative(call, "call");
    notNegative(perLeafLog, "perLeafLog");
    notNegative(leafCap, "leafCap");
    notNegative(perDepth, "perDepth");
    notNegative(depthCap, "depthCap");
    notNegative(crossing, "crossing");
    notNegative(recovery, "recovery");
    notNegative(codeCap, "codeCap");
  }

  private static void notNegative(double weight, String name) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must not be negative, got " + weight);
    }
  }
}

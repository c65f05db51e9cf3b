package io.tdscaling.semantic;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The exact sum of the outer products of unit vectors, each component rounded to a multiple of
 * 2⁻¹⁶. A component of the sum stays below 2⁶³ for 2³¹ vectors.
 */
final class OuterProducts {
  private static final int MOST_DIMENSIONS = 2048;
  private static final double UNIT = 1 << 16;

  private final int dimensions;

  /** The upper triangle, row by row. */
  private final long[] sums;

  private long vectors;

  OuterProducts(int dimensions) {
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "an embedding must have 1 to %d dimensions, got %d"
              .formatted(MOST_DIMENSIONS, dimensions));
    }
    this.dimensions = dimensions;
    this.sums = new long[dimensions * (dimensions + 1) / 2];
  }

  int dimensions() {
    return dimensions;
  }

  /** Returns how many vectors were added. */
  long vectors() {
    return vectors;
  }

  /** Adds a vector's outer product with itself; nothing, and returns false, if its length is 0. */
  boolean add(float[] vector) {
    double length = length(vector);
    if (length == 0) {
      return false;
    }
    long[] rounded = new long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      rounded[i] = Math.round(vector[i] / length * UNIT);
    }
    int position = 0;
    for (int row = 0; row < dimensions; row++) {
      long factor = rounded[row];
      if (factor != 0) {
        for (int column = row; column < dimensions; column++) {
          sums[position + column - row] += factor * rounded[column];
        }
      }
      position += dimensions - row;
    }
    vectors++;
    return true;
  }

  /** Adds what another one has, which may be this one. */
  void add(OuterProducts other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    vectors += other.vectors;
  }

  /** Returns {@code exp(−Σ λ ln λ)} over the eigenvalues, divided by their sum. */
  double vendiScore() {
    double trace = 0;
    double[] eigenvalues = eigenvalues();
    for (double value : eigenvalues) {
      trace += Math.max(0, value);
    }
    double nats = 0;
    for (double value : eigenvalues) {
      double share = value / trace;
      nats -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return StrictMath.exp(nats);
  }

  private double[] eigenvalues() {
    EigenDecomposition_F64<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.eig(dimensions, false, true);
    if (!solver.decompose(matrix())) {
      throw new IllegalStateException("no eigenvalues were found of " + vectors + " embeddings");
    }
    double[] eigenvalues = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      eigenvalues[i] = solver.getEigenvalue(i).getReal();
    }
    return eigenvalues;
  }

  private DMatrixRMaj matrix() {
    DMatrixRMaj matrix = new DMatrixRMaj(dimensions, dimensions);
    double scale = UNIT * UNIT * vectors;
    int position = 0;
    for (int row = 0; row < dimensions; row++) {
      for (int column = row; column < dimensions; column++) {
        double mean = sums[position++] / scale;
        matrix.set(row, column, mean);
        matrix.set(column, row, mean);
      }
    }
    return matrix;
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      if (!Float.isFinite(component)) {
        throw new IllegalArgumentException("an embedding has a component of " + component);
      }
      squares += (double) component * component;
    }
    return Math.sqrt(squares);
  }
}

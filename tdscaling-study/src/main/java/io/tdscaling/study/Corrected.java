package io.tdscaling.study;

/**
 * A metric's value corrected for the size of the sample, with its interval, as the metric gives it.
 *
 * @param value the corrected value
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param level confidence level of the interval, such as 0.95
 * @param estimator what corrected it
 */
public record Corrected(double value, double low, double high, double level, String estimator) {}

package io.tdscaling.study;

/**
 * What a learner scored after training on the first trajectories of an arm.
 *
 * @param size trajectories trained on
 * @param test the test set, by the arm that synthesized it
 * @param score what was measured, such as {@code nextTool}
 * @param value share of right answers
 * @param low lower end of its interval
 * @param high upper end of its interval
 */
public record LearningPoint(
    int size, String test, String score, double value, double low, double high) {}

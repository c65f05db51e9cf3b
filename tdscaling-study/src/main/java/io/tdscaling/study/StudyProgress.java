package io.tdscaling.study;

/**
 * How far a study is.
 *
 * @param task what is under way
 * @param subject the arm, or what else the task is about; empty where it is about all
 * @param seed the seed of the run
 * @param accepted trajectories accepted in it so far
 * @param tokens tokens spent in it so far
 * @param finished runs of arms that are finished, those of earlier processes among them
 * @param runs runs of arms in all
 */
public record StudyProgress(
    Task task, String subject, long seed, long accepted, long tokens, int finished, int runs) {
  /** What a study does. */
  public enum Task {
    /** Synthesizes what learners are tested on. */
    TEST_SET,
    /** Begins a run of an arm. */
    ARM_STARTED,
    /** Is at an attempt of an arm. */
    ARM,
    /** Has trained and tested on the first trajectories of an arm. */
    LEARNER,
    /** Has finished a run of an arm; its file is there. */
    ARM_FINISHED,
    /** Draws and writes the report. */
    REPORT
  }
}

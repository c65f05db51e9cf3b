package io.tdscaling.study;

/** Hears how far a study is, in its own thread; it should return soon. */
@FunctionalInterface
public interface StudyListener {
  /** Takes the news. */
  void on(StudyProgress progress);
}

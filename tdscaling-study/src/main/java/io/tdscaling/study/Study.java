package io.tdscaling.study;

import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.study.StudyProgress.Task;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Compares ways of synthesizing under one fixed budget of tokens, each with several seeds, and
 * draws curves.
 *
 * <pre>{@code
 * StudyResult result = Study.builder()
 *     .tools(Path.of("tools.jsonl"))
 *     .tokenBudget(1_000_000)
 *     .directory(Path.of("study"))
 *     .build()
 *     .run();
 * }</pre>
 *
 * <p>Everything in the directory but {@code study-info.json} is the same for the same tools, seeds
 * and configuration, at any concurrency. Finished runs are kept: a study that was cancelled or died
 * goes on where it was, and arms and seeds may be added to one that is complete. Drawing needs
 * fonts, and {@code java.awt.headless=true} where {@code DISPLAY} leads nowhere; both show before
 * anything is synthesized. A study runs once at a time; {@link #cancel} may be called from any
 * thread.
 */
public final class Study {
  private final StudySettings settings;
  private final StudyTools tools;
  private final List<StudyListener> listeners;
  private final Clock clock;
  private final ArmRun runner = new ArmRun();

  Study(StudySettings settings, StudyTools tools, List<StudyListener> listeners, Clock clock) {
    this.settings = settings;
    this.tools = tools;
    this.listeners = listeners;
    this.clock = clock;
  }

  /**
   * Returns a builder; {@link StudyBuilder#tokenBudget} and {@link StudyBuilder#directory} have to
   * be set.
   */
  public static StudyBuilder builder() {
    return new StudyBuilder();
  }

  /**
   * Runs all arms that are not finished yet and writes the report.
   *
   * @throws IOException if the directory cannot be used, holds something else, or a study of
   *     another configuration
   * @throws InterruptedException if interrupted; what was finished before is kept
   */
  public StudyResult run() throws IOException, InterruptedException {
    Instant start = clock.instant();
    try (StudyFiles files = StudyFiles.open(settings, settings.configuration(tools))) {
      PlotDrawing.tryOut();
      List<ArmResult> results = new StudyRuns(settings, tools, files, runner, this::tell).all();
      if (results.size() < settings.runs()) {
        return new StudyResult(settings.directory(), false, results);
      }
      tell(Task.REPORT, "", 0, 0, 0, results.size());
      StudyReport.write(files, settings, tools, results);
      files.write("study-info.json", StudyInfo.of(settings, start, clock.instant()));
      return new StudyResult(settings.directory(), true, results);
    }
  }

  /**
   * Asks a run, and any later one, to start nothing more. Finished runs of arms are kept; the one
   * under way is lost.
   */
  public void cancel() {
    runner.cancel();
  }

  /** Returns what could not be read of the tools. */
  public List<CatalogProblem> catalogProblems() {
    return tools.problems();
  }

  private void tell(StudyProgress progress) {
    listeners.forEach(listener -> listener.on(progress));
  }

  private void tell(Task task, String subject, long seed, long accepted, long tokens, int done) {
    tell(new StudyProgress(task, subject, seed, accepted, tokens, done, settings.runs()));
  }
}

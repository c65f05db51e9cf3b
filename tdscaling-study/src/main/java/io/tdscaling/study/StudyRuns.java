package io.tdscaling.study;

import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.study.StudyProgress.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of a study, one after another: all arms with the first seed, then with the next. */
final class StudyRuns {
  private final StudySettings settings;
  private final StudyTools tools;
  private final StudyFiles files;
  private final ArmRun runner;
  private final StudyListener listener;
  private final RememberedClusters clusters = new RememberedClusters();
  private final TokenCount tokens = new TokenCount();
  private @Nullable Map<String, StudyLearner.Examples> tests;
  private int finished;

  StudyRuns(
      StudySettings settings,
      StudyTools tools,
      StudyFiles files,
      ArmRun runner,
      StudyListener listener) {
    this.settings = settings;
    this.tools = tools;
    this.files = files;
    this.runner = runner;
    this.listener = listener;
  }

  /** Returns the results of all runs, or of those before it was cancelled. */
  List<ArmResult> all() throws IOException, InterruptedException {
    List<ArmResult> results = new ArrayList<>();
    for (long seed : settings.seeds()) {
      for (Arm arm : settings.arms()) {
        Optional<ArmResult> kept = files.finished(arm, seed);
        Optional<ArmResult> result = kept.isPresent() ? kept : run(arm, seed);
        if (result.isEmpty()) {
          return results;
        }
        results.add(result.get());
        finished++;
        CurvePoint end = result.get().end();
        tell(Task.ARM_FINISHED, arm, seed, end.accepted(), end.tokens());
      }
    }
    return results;
  }

  private Optional<ArmResult> run(Arm arm, long seed) throws IOException, InterruptedException {
    Optional<TrainingExamples> training =
        settings.learner().map(learner -> new TrainingExamples(learner, settings.sizes()));
    Map<String, StudyLearner.Examples> held = tests();
    if (runner.cancelled()) {
      return Optional.empty();
    }
    tell(Task.ARM_STARTED, arm, seed, 0, 0);
    ArmRecorder.Limits limits =
        new ArmRecorder.Limits(settings.tokenBudget(), settings.count(), tokens, training);
    Optional<ArmRecorder> recorder =
        runner.run(builder(arm), settings, stop -> recorder(arm, seed, limits, stop), seed);
    if (recorder.isEmpty()) {
      return Optional.empty();
    }
    ArmResult result = recorder.get().result(seed, learned(training, held, arm, seed));
    files.keep(arm, result);
    return Optional.of(result);
  }

  private List<LearningPoint> learned(
      Optional<TrainingExamples> training,
      Map<String, StudyLearner.Examples> held,
      Arm arm,
      long seed)
      throws InterruptedException {
    return training.isEmpty()
        ? List.of()
        : training.get().learn(held, seed, size -> tell(Task.LEARNER, arm, seed, size, 0));
  }

  private ArmRecorder recorder(Arm arm, long seed, ArmRecorder.Limits limits, Runnable stop) {
    return new ArmRecorder(
        arm,
        limits,
        new Measurements(tools.newCoverage()),
        stop,
        recorder -> tell(Task.ARM, arm, seed, recorder.accepted(), recorder.spent()));
  }

  private TrajectorySynthesizerBuilder builder(Arm arm) {
    TrajectorySynthesizerBuilder builder =
        TrajectorySynthesizer.builder()
            .tools(tools.sourceFor(arm))
            .clusterBuilder(clusters)
            .concurrency(settings.concurrency());
    settings.common().accept(builder);
    arm.setup().accept(builder);
    return builder;
  }

  /** Makes the test sets when they are first needed: they are not, where all runs are finished. */
  private Map<String, StudyLearner.Examples> tests() throws IOException, InterruptedException {
    if (tests == null) {
      tests =
          settings.learner().isEmpty()
              ? Map.of()
              : new TestSets(settings, tools, runner, listener)
                  .synthesize(settings.learner().get());
    }
    return tests;
  }

  private void tell(Task task, Arm arm, long seed, long accepted, long spent) {
    listener.on(
        new StudyProgress(task, arm.name(), seed, accepted, spent, finished, settings.runs()));
  }
}

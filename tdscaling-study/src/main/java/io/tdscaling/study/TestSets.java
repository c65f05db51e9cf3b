package io.tdscaling.study;

import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.study.StudyProgress.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What learners are tested on: verified trajectories over the services that no arm uses, one set
 * synthesized without steering and one with, so that no arm is tested only on data of its own kind;
 * and the conversations of files.
 */
final class TestSets {
  private static final List<String> SYNTHESIZED_BY = List.of("adaptive", "uniform");

  private final StudySettings settings;
  private final StudyTools tools;
  private final ArmRun runner;
  private final StudyListener listener;

  TestSets(StudySettings settings, StudyTools tools, ArmRun runner, StudyListener listener) {
    this.settings = settings;
    this.tools = tools;
    this.runner = runner;
    this.listener = listener;
  }

  /** Synthesizes the sets, by the arm that makes them; where it is cancelled, some lack. */
  Map<String, StudyLearner.Examples> synthesize(StudyLearner learner)
      throws IOException, InterruptedException {
    Map<String, StudyLearner.Examples> sets = new TreeMap<>();
    for (String name : SYNTHESIZED_BY) {
      StudyLearner.Examples examples = learner.newTestSet();
      long seed = SeededRandom.derive(settings.heldOutSeed(), 0, "test set " + name);
      tell(name, 0);
      TrajectorySynthesizerBuilder builder =
          TrajectorySynthesizer.builder()
              .tools(tools.heldOutSource())
              .concurrency(settings.concurrency());
      settings.common().accept(builder);
      Arms.named(name).setup().accept(builder);
      builder.seed(seed).budget(Budget.ofAccepted(settings.testSize()));
      if (runner.run(builder, attempt -> add(attempt, examples)).isEmpty()) {
        return sets;
      }
      if (examples.size() == 0 && !runner.cancelled()) {
        throw new IllegalStateException(
            "no trajectory over the %d services held out was accepted, so nothing can be tested"
                .formatted(tools.heldOutServices().size()));
      }
      tell(name, examples.size());
      sets.put(name, examples);
    }
    for (Path file : settings.realTests()) {
      StudyLearner.Examples examples = learner.newTestSet();
      RealTests.read(file, examples);
      sets.put(RealTests.name(file), examples);
    }
    return Collections.unmodifiableMap(sets);
  }

  private static void add(Attempt attempt, StudyLearner.Examples examples) {
    if (attempt.verdict().accepted()) {
      attempt.trajectory().ifPresent(examples::add);
    }
  }

  private void tell(String name, int accepted) {
    listener.on(
        new StudyProgress(
            Task.TEST_SET, name, settings.heldOutSeed(), accepted, 0, 0, settings.runs()));
  }
}

package io.tdscaling.study;

import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.ToolSources;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the configuration of a {@link Study}. Setters check their one value; {@link #build}
 * checks the whole and says everything that is wrong at once. Used by one thread.
 */
public final class StudyBuilder {
  /** The default of {@link #heldOut}. */
  public static final double DEFAULT_HELD_OUT = 0.2;

  /** The default of {@link #testSize}. */
  public static final int DEFAULT_TEST_SIZE = 500;

  /** The default of {@link #sizes}. */
  public static final List<Integer> DEFAULT_SIZES = List.of(100, 200, 500, 1_000, 2_000, 5_000);

  private final List<Function<Boolean, ToolSource>> sources = new ArrayList<>();
  private final List<Arm> arms = new ArrayList<>();
  private final List<StudyListener> listeners = new ArrayList<>();
  private List<Long> seeds = List.of(1L, 2L, 3L);
  private List<Integer> sizes = DEFAULT_SIZES;
  private double heldOut = DEFAULT_HELD_OUT;
  private long heldOutSeed;
  private int testSize = DEFAULT_TEST_SIZE;
  private int concurrency = Runtime.getRuntime().availableProcessors();
  private boolean strict;
  private OptionalLong tokenBudget = OptionalLong.empty();
  private OptionalLong count = OptionalLong.empty();
  private Consumer<TrajectorySynthesizerBuilder> common = builder -> {};
  private String note = "";
  private Clock clock = Clock.systemUTC();
  private @Nullable StudyLearner learner = new NextCallLearner();
  private final List<Path> realTests = new ArrayList<>();
  private @Nullable Path directory;

  StudyBuilder() {}

  /** Sets where the files go: a new or empty directory, or one to go on in. There is no default. */
  public StudyBuilder directory(Path value) {
    this.directory = value;
    return this;
  }

  /**
   * Sets how many tokens each run may spend, positive. There is no default. What counts are the
   * texts that are trained on, of accepted and of rejected attempts, in the encoding o200k_base;
   * where a model reports its usage, that instead.
   */
  public StudyBuilder tokenBudget(long value) {
    this.tokenBudget = OptionalLong.of(positive(value, "tokenBudget"));
    return this;
  }

  /** Sets after how many accepted trajectories a run ends too, positive. The default is never. */
  public StudyBuilder count(long value) {
    this.count = OptionalLong.of(positive(value, "count"));
    return this;
  }

  /**
   * Adds tools; may be called several times. The default is {@link ToolSources#bundled}, which is
   * not added to what is given here.
   */
  public StudyBuilder tools(ToolSource source) {
    sources.add(strictly -> source);
    return this;
  }

  /** Adds the tools of a file, as {@link ToolSources#file} reads it. */
  public StudyBuilder tools(Path file) {
    sources.add(strictly -> strictly ? ToolSources.strictFile(file) : ToolSources.file(file));
    return this;
  }

  /** Sets whether a problem in the tools is an error. The default is false: it is reported. */
  public StudyBuilder strict(boolean value) {
    this.strict = value;
    return this;
  }

  /** Adds an arm. The default are {@link Arms#all}, which are not added to what is given here. */
  public StudyBuilder arm(Arm value) {
    arms.add(value);
    return this;
  }

  /** Sets the seeds that each arm runs with. The default is 1, 2 and 3. */
  public StudyBuilder seeds(long... values) {
    this.seeds = LongStream.of(values).boxed().toList();
    return this;
  }

  /**
   * Sets the share of the services that no arm synthesizes with, for tests: at least 0 and below 1.
   * The default is {@value #DEFAULT_HELD_OUT}. They are held out without a learner too, so that
   * curves with and without one are the same.
   */
  public StudyBuilder heldOut(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("heldOut must be at least 0 and below 1, got " + share);
    }
    this.heldOut = share;
    return this;
  }

  /** Sets which services are held out, and the seed of the test sets. The default is 0. */
  public StudyBuilder heldOutSeed(long value) {
    this.heldOutSeed = value;
    return this;
  }

  /**
   * Sets how many trajectories each test set has. The default is {@value #DEFAULT_TEST_SIZE}; a set
   * has fewer where ten times as many attempts do not give them.
   */
  public StudyBuilder testSize(int value) {
    this.testSize = (int) positive(value, "testSize");
    return this;
  }

  /**
   * Sets how many of an arm's first trajectories are trained on, one size after another. The
   * default is 100, 200, 500, 1000, 2000 and 5000; those that an arm does not reach are left out.
   */
  public StudyBuilder sizes(int... values) {
    this.sizes = IntStream.of(values).sorted().distinct().boxed().toList();
    return this;
  }

  /**
   * Sets how many attempts are under way at once; it changes nothing in the results. The default is
   * the number of processors.
   */
  public StudyBuilder concurrency(int value) {
    this.concurrency = (int) positive(value, "concurrency");
    return this;
  }

  /** Sets what learns. The default is a {@link NextCallLearner}. */
  public StudyBuilder learner(StudyLearner value) {
    this.learner = value;
    return this;
  }

  /**
   * Adds a file of conversations that the learner is tested on as well, in any form that {@code
   * measure} reads; where it does not define its tools, they are made up from the calls.
   */
  public StudyBuilder testOn(Path file) {
    realTests.add(file);
    return this;
  }

  /** Switches learning off. */
  public StudyBuilder noLearner() {
    this.learner = null;
    return this;
  }

  /**
   * Configures the synthesizers of all arms and test sets, before an arm does: environments, or a
   * model. The default does nothing.
   *
   * @param note what it does, in a line. It stands for the configuration when a study is resumed
   */
  public StudyBuilder configure(String note, Consumer<TrajectorySynthesizerBuilder> value) {
    this.note = note;
    this.common = value;
    return this;
  }

  /** Adds a hearer of progress. */
  public StudyBuilder listener(StudyListener value) {
    listeners.add(value);
    return this;
  }

  /** Sets the clock of {@code study-info.json}. The default is the system's. */
  public StudyBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /**
   * Reads the tools, splits and groups them, and makes the study. With thousands of tools this
   * takes seconds.
   *
   * @throws StudyConfigurationException if anything is wrong; it says all that is
   */
  public Study build() {
    List<Arm> compared = arms.isEmpty() ? Arms.all() : List.copyOf(arms);
    List<String> problems = new ArrayList<>();
    if (directory == null) {
      problems.add("directory must be set");
    }
    if (tokenBudget.isEmpty()) {
      problems.add("tokenBudget must be set");
    }
    refuseRepeated(compared.stream().map(Arm::name).toList(), "arm", problems);
    refuseRepeated(seeds, "seed", problems);
    checkLearning(problems);
    Optional<StudyTools> tools = tools(problems);
    if (!problems.isEmpty() || tools.isEmpty() || directory == null || tokenBudget.isEmpty()) {
      throw new StudyConfigurationException(problems);
    }
    return new Study(settings(directory, compared), tools.get(), List.copyOf(listeners), clock);
  }

  private StudySettings settings(Path path, List<Arm> compared) {
    return new StudySettings(
        path,
        compared,
        seeds,
        tokenBudget.orElseThrow(),
        count,
        heldOut,
        heldOutSeed,
        testSize,
        sizes,
        concurrency,
        Optional.ofNullable(learner),
        List.copyOf(realTests),
        common,
        note);
  }

  private void checkLearning(List<String> problems) {
    if (learner == null) {
      return;
    }
    if (heldOut == 0) {
      problems.add("a learner is tested on services held out, but heldOut is 0");
    }
    if (sizes.isEmpty() || sizes.get(0) <= 0) {
      problems.add("sizes must be positive and at least one, got " + sizes);
    }
  }

  private Optional<StudyTools> tools(List<String> problems) {
    List<ToolSource> all =
        sources.isEmpty()
            ? List.of(ToolSources.bundled())
            : sources.stream().map(source -> source.apply(strict)).toList();
    try {
      return Optional.of(StudyTools.of(all, strict, heldOut, heldOutSeed));
    } catch (IOException | IllegalArgumentException problem) {
      problems.add(Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
      return Optional.empty();
    }
  }

  private static void refuseRepeated(List<?> values, String name, List<String> problems) {
    if (values.isEmpty()) {
      problems.add("there must be at least one " + name);
    }
    Set<Object> seen = new HashSet<>();
    values.stream()
        .filter(value -> !seen.add(value))
        .findFirst()
        .ifPresent(value -> problems.add("%s %s is given twice".formatted(name, value)));
  }

  private static long positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
    return value;
  }
}

package io.tdscaling.core;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.cluster.ClusterBuilder;
import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.llm.ResponseCache;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.core.engine.Outlets;
import io.tdscaling.core.engine.RunSettings;
import io.tdscaling.core.evolution.EvolutionPolicies;
import io.tdscaling.core.llm.LlmModel;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.simulation.ProceduralAssistant;
import io.tdscaling.core.simulation.ProceduralUser;
import io.tdscaling.core.written.WrittenBlueprints;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the configuration of a {@link TrajectorySynthesizer}. Setters check their one value;
 * {@link #build} checks the whole and says everything that is wrong at once. Used by one thread;
 * what it built does not change when it is used again.
 */
public final class TrajectorySynthesizerBuilder {
  /** The default of {@link #window}. */
  public static final int DEFAULT_WINDOW = 256;

  /** The default of {@link #nearDuplicateThreshold}. */
  public static final double DEFAULT_NEAR_DUPLICATE_THRESHOLD = 0.9;

  /** The default of {@link #codeTool(CodeToolFactory, double)}'s share. */
  public static final double DEFAULT_CODE_SHARE = 0.2;

  private final List<Function<Boolean, ToolSource>> sources = new ArrayList<>();
  private final Map<String, EnvironmentFactory> environments = new TreeMap<>();
  private final List<DiversityMetric> metrics = new ArrayList<>(DiversityMetrics.defaults());
  private final List<TrajectorySink> sinks = new ArrayList<>();
  private final List<SynthesisListener> listeners = new ArrayList<>();
  private final SortedMap<LlmRole, LlmModel> models = new TreeMap<>();
  private final List<Path> benchmarks = new ArrayList<>();
  private final List<Consumer<WrittenBlueprints>> written = new ArrayList<>();
  private final List<CodeFamily> codeFamilies = new ArrayList<>();
  private ClusterBuilder clusterBuilder = ClusterBuilders.maximumCoverage();
  private UserAgent user = new ProceduralUser();
  private @Nullable AssistantAgent assistant;
  private boolean reasoning;
  private EvolutionPolicy policy = EvolutionPolicies.adaptive();
  private String policyName = "adaptive";
  private int window = DEFAULT_WINDOW;
  private int concurrency = Runtime.getRuntime().availableProcessors();
  private double nearDuplicateThreshold = DEFAULT_NEAR_DUPLICATE_THRESHOLD;
  private int repeat = 1;
  private long seed;
  private boolean strict;
  private Clock clock = Clock.systemUTC();
  private @Nullable Budget budget;
  private @Nullable Blueprinter blueprinter;
  private @Nullable TrajectoryVerifier verifier;
  private @Nullable Judge judge;
  private @Nullable Path outputDirectory;
  private @Nullable Executor executor;
  private @Nullable ResponseCache responseCache;
  private boolean resume;
  private double blueprintShare = 1;
  private @Nullable CodeToolFactory codeTool;
  private double codeShare;
  private Prompts prompts = Prompts.standard();

  TrajectorySynthesizerBuilder() {}

  /**
   * Sets what a run may spend. There is no default, but with {@link #blueprints} one attempt for
   * each blueprint.
   */
  public TrajectorySynthesizerBuilder budget(Budget value) {
    this.budget = value;
    return this;
  }

  /** Sets the seed of everything random. The default is 0. */
  public TrajectorySynthesizerBuilder seed(long value) {
    this.seed = value;
    return this;
  }

  /**
   * Adds tools; may be called several times. The default is {@link ToolSources#bundled}, which is
   * not added to what is given here.
   */
  public TrajectorySynthesizerBuilder tools(ToolSource source) {
    sources.add(strictly -> source);
    return this;
  }

  /** Adds the tools of a file, as {@link ToolSources#file} reads it. */
  public TrajectorySynthesizerBuilder tools(Path file) {
    sources.add(strictly -> strictly ? ToolSources.strictFile(file) : ToolSources.file(file));
    return this;
  }

  /** Sets whether a problem in the tools is an error. The default is false: it is reported. */
  public TrajectorySynthesizerBuilder strict(boolean value) {
    this.strict = value;
    return this;
  }

  /**
   * Executes the tools of a service in environments of the caller's. The default is the service's
   * declared behaviour, or else what can be inferred from its schemas.
   */
  public TrajectorySynthesizerBuilder environment(String serviceId, EnvironmentFactory factory) {
    environments.put(serviceId, factory);
    return this;
  }

  /** Sets how tools are grouped. The default groups them by the entities they share, 8 at most. */
  public TrajectorySynthesizerBuilder clusterBuilder(ClusterBuilder value) {
    this.clusterBuilder = value;
    return this;
  }

  /** Sets what makes the plans. The default plans without a model. */
  public TrajectorySynthesizerBuilder blueprinter(Blueprinter value) {
    models.remove(LlmRole.BLUEPRINT);
    this.blueprinter = value;
    return this;
  }

  /**
   * Adds the written blueprints of a file, as {@code docs/blueprints.md} describes them; may be
   * called several times. They are completed by executing them when the synthesizer is built, and
   * each is attempted once, in order, or as often as {@link #repeat} says; nothing else is planned.
   */
  public TrajectorySynthesizerBuilder blueprints(Path file) {
    written.add(blueprints -> blueprints.add(file));
    return this;
  }

  /**
   * Adds blueprints that a program made, as if each were read from a file. An end state that is
   * empty is found by executing them.
   */
  public TrajectorySynthesizerBuilder blueprints(List<Blueprint> value) {
    List<Blueprint> copy = List.copyOf(value);
    written.add(blueprints -> blueprints.add(copy));
    return this;
  }

  /**
   * Sets how often each written blueprint is attempted. The default is 1, since roles that say the
   * same again make a duplicate, which is rejected; a model may not.
   */
  public TrajectorySynthesizerBuilder repeat(int value) {
    this.repeat = positive(value, "repeat");
    return this;
  }

  /** Sets what plays the user. The default speaks plain sentences without a model. */
  public TrajectorySynthesizerBuilder user(UserAgent value) {
    models.remove(LlmRole.USER);
    this.user = value;
    return this;
  }

  /** Sets what plays the assistant. The default follows the plan without a model. */
  public TrajectorySynthesizerBuilder assistant(AssistantAgent value) {
    models.remove(LlmRole.ASSISTANT);
    this.assistant = value;
    return this;
  }

  /**
   * Sets whether the assistant's reasoning is kept with its messages: from the procedural assistant
   * where its arguments come from and why it asks, tries again or declines; from a model what its
   * backend gives. In exports it is {@code reasoning_content}. The default is false.
   */
  public TrajectorySynthesizerBuilder reasoning(boolean value) {
    this.reasoning = value;
    return this;
  }

  /**
   * Lets a model play user and assistant. Plans and environments stay as they are, so what the
   * model does is verified all the same.
   *
   * @param model what to call the model in provenance
   * @param client the model
   */
  public TrajectorySynthesizerBuilder llm(String model, LlmClient client) {
    return llm(LlmModel.named(model, client));
  }

  /** Lets a model play user and assistant, within the budget if it has prices. */
  public TrajectorySynthesizerBuilder llm(LlmModel model) {
    return llm(LlmRole.USER, model).llm(LlmRole.ASSISTANT, model);
  }

  /** Lets a model play one role. */
  public TrajectorySynthesizerBuilder llm(LlmRole role, LlmModel model) {
    models.put(role, model);
    return this;
  }

  /**
   * Sets which share of the plans a model makes that plays {@link LlmRole#BLUEPRINT}; the others
   * are made without one. The default is 1.
   */
  public TrajectorySynthesizerBuilder blueprintShare(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("blueprintShare must be from 0 to 1, got " + value);
    }
    this.blueprintShare = value;
    return this;
  }

  /**
   * Lets agents write and run code in one of five trajectories; see {@link
   * #codeTool(CodeToolFactory, double)}.
   */
  public TrajectorySynthesizerBuilder codeTool(CodeToolFactory factory) {
    return codeTool(factory, DEFAULT_CODE_SHARE);
  }

  /**
   * Lets agents write and run code in a share of the trajectories: over what tools returned, and in
   * tasks of their own such as repairing a program. The kinds of task take turns, and so do the
   * families of a kind. In a run of written blueprints nothing else is planned, but they can use
   * the code tool's tools. The default is none.
   *
   * @param factory opens the workspaces, as {@code tdscaling-sandbox} does
   * @param share share of the attempts, from 0 to 1; with 0 a run is as if nothing was set
   */
  public TrajectorySynthesizerBuilder codeTool(CodeToolFactory factory, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share of code must be from 0 to 1, got " + share);
    }
    this.codeTool = factory;
    this.codeShare = share;
    return this;
  }

  /** Adds families of programming tasks to those that come with the code tool. */
  public TrajectorySynthesizerBuilder codeFamilies(List<CodeFamily> value) {
    codeFamilies.addAll(value);
    return this;
  }

  /** Sets the prompts of the roles that models play. The default are the library's own. */
  public TrajectorySynthesizerBuilder prompts(Prompts value) {
    this.prompts = value;
    return this;
  }

  /**
   * Sets what remembers the answers of models. The default is a file in the output directory, so
   * that a run that is gone on with pays for nothing twice; without a directory nothing is
   * remembered. It is not closed with the synthesizer.
   */
  public TrajectorySynthesizerBuilder responseCache(ResponseCache value) {
    this.responseCache = value;
    return this;
  }

  /**
   * Sets whether a run that is in the output directory is gone on with: one that was killed or
   * cancelled, that met a cap, or of which more is wanted now. What it may spend may be changed,
   * and nothing else. The default is false: a directory that holds a run is refused.
   */
  public TrajectorySynthesizerBuilder resume(boolean value) {
    this.resume = value;
    return this;
  }

  /**
   * Sets what decides whether a trajectory is right. The default is the library's ladder of rules.
   */
  public TrajectorySynthesizerBuilder verifier(TrajectoryVerifier value) {
    this.verifier = value;
    return this;
  }

  /**
   * Keeps benchmarks out; may be called several times. A tool that has the name and parameters of
   * one in a file is not used, and a trajectory in which the user says 13 words in a row that stand
   * in a file, or a whole shorter text of at least 5, is rejected.
   *
   * @param files JSON documents, JSON lines, JSON arrays, or plain text with a question a line;
   *     plain or gzip; read when the synthesizer is built
   */
  public TrajectorySynthesizerBuilder contamination(Path... files) {
    benchmarks.addAll(List.of(files));
    return this;
  }

  /** Sets a judge of what has passed the verifier. The default is none. */
  public TrajectorySynthesizerBuilder judge(Judge value) {
    models.remove(LlmRole.JUDGE);
    this.judge = value;
    return this;
  }

  /** Adds a metric beside the library's three; its gain takes part in steering. */
  public TrajectorySynthesizerBuilder metric(DiversityMetric value) {
    metrics.add(value);
    return this;
  }

  /** Sets what decides what to synthesize next. The default is adaptive. */
  public TrajectorySynthesizerBuilder policy(EvolutionPolicy value) {
    this.policy = value;
    // The name of a lambda's class differs from run to run, an anonymous class has none.
    boolean named = !value.getClass().isHidden() && !value.getClass().isAnonymousClass();
    this.policyName = named ? value.getClass().getSimpleName() : "custom";
    return this;
  }

  /** Steers towards what is still rare; the default. */
  public TrajectorySynthesizerBuilder adaptive() {
    this.policy = EvolutionPolicies.adaptive();
    this.policyName = "adaptive";
    return this;
  }

  /** Steers towards the cells that hold least, and to nothing else. */
  public TrajectorySynthesizerBuilder greedyCoverage() {
    this.policy = EvolutionPolicies.greedyCoverage();
    this.policyName = "greedyCoverage";
    return this;
  }

  /** Switches steering off: the baseline that scales quantity. */
  public TrajectorySynthesizerBuilder uniform() {
    this.policy = EvolutionPolicies.uniform();
    this.policyName = "uniform";
    return this;
  }

  /**
   * Sets how far back the newest result lies that steering may depend on, in attempts. The default
   * is {@value #DEFAULT_WINDOW}. It is part of what a seed means, and at least the concurrency.
   */
  public TrajectorySynthesizerBuilder window(int value) {
    this.window = positive(value, "window");
    return this;
  }

  /** Sets how many attempts are under way at once. The default is the number of processors. */
  public TrajectorySynthesizerBuilder concurrency(int value) {
    this.concurrency = positive(value, "concurrency");
    return this;
  }

  /**
   * Sets from which similarity on a trajectory is rejected as a copy of an earlier one: the Jaccard
   * similarity, above 0 and at most 1, of their user turns and calls. The default is {@value
   * #DEFAULT_NEAR_DUPLICATE_THRESHOLD}; 1 rejects exact copies only.
   */
  public TrajectorySynthesizerBuilder nearDuplicateThreshold(double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "nearDuplicateThreshold must be above 0 and at most 1, got " + value);
    }
    this.nearDuplicateThreshold = value;
    return this;
  }

  /**
   * Sets what attempts run on. The default is virtual threads where the JDK has them, else a pool.
   */
  public TrajectorySynthesizerBuilder executor(Executor value) {
    this.executor = value;
    return this;
  }

  /** Sets where the files go. The default is nowhere. */
  public TrajectorySynthesizerBuilder outputDirectory(Path value) {
    this.outputDirectory = value;
    return this;
  }

  /** Adds a taker of attempts. */
  public TrajectorySynthesizerBuilder sink(TrajectorySink value) {
    sinks.add(value);
    return this;
  }

  /** Adds a hearer of events. */
  public TrajectorySynthesizerBuilder listener(SynthesisListener value) {
    listeners.add(value);
    return this;
  }

  /** Sets the clock of time caps and of {@code run-info.json}. The default is the system's. */
  public TrajectorySynthesizerBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /**
   * Reads the tools, groups them, and makes the synthesizer. With thousands of tools this takes
   * seconds.
   *
   * @throws SynthesisConfigurationException if anything is wrong; it says all that is
   */
  public TrajectorySynthesizer build() {
    return new Assembly(this).synthesizer();
  }

  /** Returns the sources asked for, or the bundled one. */
  List<ToolSource> sources() {
    return sources.isEmpty()
        ? List.of(ToolSources.bundled())
        : sources.stream().map(source -> source.apply(strict)).toList();
  }

  Map<String, EnvironmentFactory> environments() {
    return new TreeMap<>(environments);
  }

  List<Path> benchmarks() {
    return List.copyOf(benchmarks);
  }

  List<DiversityMetric> metrics() {
    return List.copyOf(metrics);
  }

  Outlets outlets() {
    return new Outlets(sinks, listeners, outputDirectory, resume, responseCache);
  }

  RunSettings settings(Budget checkedBudget) {
    // Steering has no say in what was written beforehand.
    String steering = written.isEmpty() ? policyName : "written";
    return new RunSettings(
        checkedBudget, seed, window, concurrency, steering, reasoning, nearDuplicateThreshold);
  }

  /** Reads the written blueprints; empty where none were asked for. */
  Optional<WrittenBlueprints> written() {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    WrittenBlueprints blueprints = new WrittenBlueprints();
    written.forEach(source -> source.accept(blueprints));
    return Optional.of(blueprints);
  }

  int repeat() {
    return repeat;
  }

  ClusterBuilder clusterBuilder() {
    return clusterBuilder;
  }

  /** Returns the models by the roles they play. */
  SortedMap<LlmRole, LlmModel> models() {
    return new TreeMap<>(models);
  }

  /** Returns what is programmed and with what; empty where nothing is. */
  Optional<Programming> programming() {
    return codeTool == null || codeShare == 0
        ? Optional.empty()
        : Optional.of(new Programming(codeTool, codeShare, codeFamilies));
  }

  boolean hasCodeFamilies() {
    return !codeFamilies.isEmpty();
  }

  double blueprintShare() {
    return blueprintShare;
  }

  Prompts prompts() {
    return prompts;
  }

  UserAgent user() {
    @Nullable LlmModel model = models.get(LlmRole.USER);
    return model == null ? user : LlmRoles.user(model, model.name(), prompts);
  }

  AssistantAgent assistant() {
    @Nullable LlmModel model = models.get(LlmRole.ASSISTANT);
    if (model != null) {
      return LlmRoles.assistant(model, model.name());
    }
    return assistant == null ? new ProceduralAssistant(reasoning) : assistant;
  }

  EvolutionPolicy policy() {
    return policy;
  }

  boolean reasoning() {
    return reasoning;
  }

  boolean strict() {
    return strict;
  }

  Clock clock() {
    return clock;
  }

  @Nullable Budget budget() {
    return budget;
  }

  @Nullable Blueprinter blueprinter() {
    return blueprinter;
  }

  @Nullable TrajectoryVerifier verifier() {
    return verifier;
  }

  @Nullable Judge judge() {
    @Nullable LlmModel model = models.get(LlmRole.JUDGE);
    return model == null ? judge : LlmRoles.judge(model, model.name(), prompts);
  }

  @Nullable Executor executor() {
    return executor;
  }

  int window() {
    return window;
  }

  int concurrency() {
    return concurrency;
  }

  private static int positive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
    return value;
  }
}

package io.tdscaling.core;

import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.core.blueprint.ProceduralBlueprinter;
import io.tdscaling.core.blueprint.code.CodeBlueprinter;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.catalog.LoadedCatalog;
import io.tdscaling.core.catalog.ToolScreening;
import io.tdscaling.core.contamination.Benchmark;
import io.tdscaling.core.contamination.ContaminationFilter;
import io.tdscaling.core.engine.MetricNames;
import io.tdscaling.core.engine.Outlets;
import io.tdscaling.core.engine.Stages;
import io.tdscaling.core.engine.Workspace;
import io.tdscaling.core.llm.LlmModel;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.output.RunDirectory;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import io.tdscaling.core.simulation.Cast;
import io.tdscaling.core.simulation.ConversationSimulator;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.verification.StandardVerifier;
import io.tdscaling.core.written.InvalidBlueprintsException;
import io.tdscaling.core.written.WrittenBlueprinter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks a configuration as a whole and puts the synthesizer together. */
final class Assembly {
  private final TrajectorySynthesizerBuilder configuration;
  private final SchemaValidator validator = new SchemaValidator();
  private final ValueGenerator generator = new ValueGenerator(validator);
  private final List<String> problems = new ArrayList<>();
  private final List<Exception> causes = new ArrayList<>();
  private final Optional<WrittenPlans> written;
  private final Optional<Programming> programming;

  Assembly(TrajectorySynthesizerBuilder configuration) {
    this.configuration = configuration;
    this.programming = configuration.programming();
    this.written =
        configuration.written().map(plans -> new WrittenPlans(plans, configuration.repeat()));
  }

  TrajectorySynthesizer synthesizer() {
    Optional<Budget> wanted = Optional.ofNullable(configuration.budget());
    Optional<Budget> budget = written.map(plans -> plans.budget(wanted)).or(() -> wanted);
    checkSettings();
    checkWritten(wanted);
    Optional<Prepared> prepared = prepare();
    Optional<Blueprinter> blueprinter = prepared.flatMap(this::blueprinter);
    if (!problems.isEmpty() || prepared.isEmpty() || blueprinter.isEmpty() || budget.isEmpty()) {
      throw new SynthesisConfigurationException(problems, causes);
    }
    return new TrajectorySynthesizer(
        configuration.settings(budget.get()),
        prepared.get().workspace(),
        stages(prepared.get(), blueprinter.get()),
        configuration.policy(),
        configuration.metrics(),
        configuration.outlets(),
        roles(prepared.get(), blueprinter.get()),
        configuration.executor(),
        configuration.clock());
  }

  private void checkSettings() {
    if (configuration.budget() == null && written.isEmpty()) {
      problems.add("budget must be set");
    }
    if (configuration.concurrency() > configuration.window()) {
      problems.add(
          "concurrency %d is above window %d: raise the window, which changes what the seed means"
              .formatted(configuration.concurrency(), configuration.window()));
    }
    directoryProblem().ifPresent(problems::add);
    checkModels();
    problems.addAll(MetricNames.problems(configuration.metrics()));
    programming.ifPresent(code -> problems.addAll(code.problems()));
    if (programming.isEmpty() && configuration.hasCodeFamilies()) {
      problems.add("code families are set, but no code tool with a share above 0");
    }
  }

  private Optional<String> directoryProblem() {
    Outlets outlets = configuration.outlets();
    return outlets
        .outputDirectory()
        .filter(directory -> !(outlets.resumes() && RunDirectory.isResumable(directory)))
        .flatMap(RunDirectory::problem);
  }

  private void checkModels() {
    Optional<BigDecimal> cap = Optional.ofNullable(configuration.budget()).flatMap(Budget::cost);
    configuration
        .models()
        .forEach(
            (role, model) -> {
              if (cap.isPresent() && model.prices().isEmpty()) {
                problems.add(
                    "maxCost is %s, but model %s, which plays %s, has no prices"
                        .formatted(cap.get(), Excerpt.quoted(model.name()), role.label()));
              }
            });
  }

  private void checkWritten(Optional<Budget> wanted) {
    written.ifPresent(plans -> problems.addAll(plans.problems(wanted)));
    if (written.isPresent() && configuration.blueprinter() != null) {
      problems.add("blueprints and a blueprinter are both set; choose one");
    }
    if (written.isEmpty() && configuration.repeat() > 1) {
      problems.add("repeat is " + configuration.repeat() + ", but no blueprints are set");
    }
  }

  private record Prepared(
      Workspace workspace, EnvironmentFactory environments, Optional<Benchmark> benchmark) {}

  private Optional<Prepared> prepare() {
    try {
      LoadedCatalog loaded = CatalogFiles.merge(configuration.sources(), configuration.strict());
      checkEnvironments(loaded.catalog());
      Optional<Benchmark> benchmark = benchmark();
      EnvironmentFactory environments =
          DefaultEnvironments.of(
              loaded.catalog().services(), ownEnvironments(loaded.catalog()), validator, generator);
      Workspace tools =
          Workspace.prepare(
              loaded, screening(benchmark), environments, configuration.clusterBuilder());
      Workspace workspace =
          programming
              .filter(code -> problems.isEmpty())
              .map(code -> tools.with(code.bench(written.isPresent())))
              .orElse(tools);
      return Optional.of(new Prepared(workspace, environments, benchmark));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      problems.add("interrupted while the benchmarks were read");
      causes.add(interrupted);
    } catch (IOException | IllegalArgumentException problem) {
      problems.add(Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
      causes.add(problem);
    } catch (RuntimeException fault) {
      // Sources, environments and what groups the tools are code of the caller's choice.
      problems.add("the tools could not be prepared: " + fault);
      causes.add(fault);
    }
    return Optional.empty();
  }

  private Optional<Benchmark> benchmark() throws IOException, InterruptedException {
    return configuration.benchmarks().isEmpty()
        ? Optional.empty()
        : Optional.of(Benchmark.of(configuration.benchmarks()));
  }

  private ToolScreening screening(Optional<Benchmark> benchmark) {
    return benchmark
        .map(known -> new ToolScreening(validator, generator, known::contaminated))
        .orElseGet(() -> new ToolScreening(validator, generator));
  }

  /** Returns the caller's environments; a model plays what declares no behaviour, if one may. */
  private Map<String, EnvironmentFactory> ownEnvironments(ToolCatalog catalog) {
    Map<String, EnvironmentFactory> own = new TreeMap<>();
    programming.ifPresent(code -> own.putAll(CodeTools.environments(code.factory())));
    @Nullable LlmModel model = configuration.models().get(LlmRole.TOOL);
    if (model == null) {
      own.putAll(configuration.environments());
      return own;
    }
    EnvironmentFactory played =
        SimulatedEnvironments.of(model.name(), model, configuration.prompts());
    catalog.services().stream()
        .filter(service -> service.declaration() == null)
        .forEach(service -> own.put(service.id(), played));
    own.putAll(configuration.environments());
    return own;
  }

  private void checkEnvironments(ToolCatalog catalog) {
    for (String service : configuration.environments().keySet()) {
      if (catalog.service(service).isEmpty()) {
        problems.add(
            "an environment is set for service %s, which is in no source of tools"
                .formatted(Excerpt.quoted(service)));
      }
    }
  }

  /** Returns what makes the plans; empty, and a problem, where written ones do not hold. */
  private Optional<Blueprinter> blueprinter(Prepared prepared) {
    if (written.isEmpty()) {
      Blueprinter others =
          Objects.requireNonNullElseGet(configuration.blueprinter(), this::ownBlueprinter);
      return prepared
          .workspace()
          .code()
          .flatMap(bench -> programming.map(code -> code.blueprinter(bench.service(), others)))
          .or(() -> Optional.of(others));
    }
    try {
      return Optional.of(
          written
              .get()
              .complete(prepared.workspace().screening(), prepared.environments(), validator));
    } catch (InvalidBlueprintsException invalid) {
      invalid.problems().stream().filter(each -> !problems.contains(each)).forEach(problems::add);
      causes.add(invalid);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      problems.add("interrupted while the written blueprints were executed");
      causes.add(interrupted);
    }
    return Optional.empty();
  }

  /** Returns what plans without a model, or with one where a model plays that role. */
  private Blueprinter ownBlueprinter() {
    @Nullable LlmModel model = configuration.models().get(LlmRole.BLUEPRINT);
    if (model == null) {
      return new ProceduralBlueprinter(validator, generator);
    }
    Blueprinter asked = LlmRoles.blueprinter(model, model.name(), configuration.prompts());
    double share = configuration.blueprintShare();
    return share < 1 ? LlmRoles.mixed(asked, share) : asked;
  }

  /** Returns what does each part of an attempt, by name: part of what a run is. */
  private Map<String, String> roles(Prepared prepared, Blueprinter blueprinter) {
    Map<String, String> roles = new TreeMap<>();
    roles.put("user", configuration.user().label());
    roles.put("assistant", configuration.assistant().label());
    roles.put("blueprinter", ClassNames.of(CodeBlueprinter.unwrapped(blueprinter)));
    programming.ifPresent(code -> roles.putAll(code.identity()));
    if (blueprinter instanceof WrittenBlueprinter ofOthers) {
      roles.put("blueprints", "SHA-256 " + ofOthers.digest());
    }
    prepared.benchmark().ifPresent(known -> roles.put("benchmarks", known.digest()));
    roles.put("verifier", ClassNames.of(verifier(prepared.benchmark())));
    Optional.ofNullable(configuration.judge())
        .ifPresent(judge -> roles.put("judge", judge.label() + judge.prompt()));
    configuration
        .environments()
        .forEach((service, made) -> roles.put("environment " + service, ClassNames.of(made)));
    configuration
        .models()
        .forEach((role, model) -> roles.put("model of " + role.label(), model.name()));
    if (!configuration.models().isEmpty()) {
      Prompts prompts = configuration.prompts();
      prompts.names().forEach(name -> roles.put("prompt " + name, prompts.id(name)));
      roles.put("blueprintShare", Double.toString(configuration.blueprintShare()));
    }
    return roles;
  }

  /** Returns what plays the roles beside user and assistant, where a prompt leads it. */
  private Cast cast(Blueprinter blueprinter) {
    Cast cast = Cast.NONE;
    if (!blueprinter.prompt().isEmpty()) {
      cast = cast.with(LlmRole.BLUEPRINT.label(), blueprinter.label(), blueprinter.prompt());
    }
    @Nullable Judge judge = configuration.judge();
    if (judge != null && !judge.prompt().isEmpty()) {
      cast = cast.with(LlmRole.JUDGE.label(), judge.label(), judge.prompt());
    }
    @Nullable LlmModel tools = configuration.models().get(LlmRole.TOOL);
    return tools == null
        ? cast
        : cast.with(LlmRole.TOOL.label(), tools.name(), configuration.prompts().id(Prompts.TOOL));
  }

  private Stages stages(Prepared prepared, Blueprinter blueprinter) {
    return new Stages(
        prepared.environments(),
        blueprinter,
        new ConversationSimulator(
            configuration.user(),
            configuration.assistant(),
            configuration.reasoning(),
            cast(blueprinter)),
        verifier(prepared.benchmark()),
        configuration.judge());
  }

  private TrajectoryVerifier verifier(Optional<Benchmark> benchmark) {
    TrajectoryVerifier verifier =
        Objects.requireNonNullElseGet(
            configuration.verifier(), () -> new StandardVerifier(validator));
    return benchmark
        .<TrajectoryVerifier>map(known -> new ContaminationFilter(known, verifier))
        .orElse(verifier);
  }
}

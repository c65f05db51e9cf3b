package io.tdscaling.core;

import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.core.blueprint.ProceduralBlueprinter;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.catalog.LoadedCatalog;
import io.tdscaling.core.catalog.ToolScreening;
import io.tdscaling.core.contamination.Benchmark;
import io.tdscaling.core.contamination.ContaminationFilter;
import io.tdscaling.core.engine.MetricNames;
import io.tdscaling.core.engine.Stages;
import io.tdscaling.core.engine.Workspace;
import io.tdscaling.core.output.RunDirectory;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import io.tdscaling.core.simulation.ConversationSimulator;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.verification.StandardVerifier;
import io.tdscaling.core.written.InvalidBlueprintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks a configuration as a whole and puts the synthesizer together. */
final class Assembly {
  private final TrajectorySynthesizerBuilder configuration;
  private final SchemaValidator validator = new SchemaValidator();
  private final ValueGenerator generator = new ValueGenerator(validator);
  private final List<String> problems = new ArrayList<>();
  private final List<Exception> causes = new ArrayList<>();
  private final Optional<WrittenPlans> written;

  Assembly(TrajectorySynthesizerBuilder configuration) {
    this.configuration = configuration;
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
    configuration
        .outlets()
        .outputDirectory()
        .flatMap(RunDirectory::problem)
        .ifPresent(problems::add);
    problems.addAll(MetricNames.problems(configuration.metrics()));
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
              loaded.catalog().services(), configuration.environments(), validator, generator);
      Workspace workspace =
          Workspace.prepare(
              loaded, screening(benchmark), environments, configuration.clusterBuilder());
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
      return Optional.of(
          Objects.requireNonNullElseGet(
              configuration.blueprinter(), () -> new ProceduralBlueprinter(validator, generator)));
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

  private Stages stages(Prepared prepared, Blueprinter blueprinter) {
    return new Stages(
        prepared.environments(),
        blueprinter,
        new ConversationSimulator(
            configuration.user(), configuration.assistant(), configuration.reasoning()),
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

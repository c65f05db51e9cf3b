package io.tdscaling.core;

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

  Assembly(TrajectorySynthesizerBuilder configuration) {
    this.configuration = configuration;
  }

  TrajectorySynthesizer synthesizer() {
    Optional<Budget> budget = Optional.ofNullable(configuration.budget());
    checkSettings();
    Optional<Prepared> prepared = prepare();
    if (!problems.isEmpty() || prepared.isEmpty() || budget.isEmpty()) {
      throw new SynthesisConfigurationException(problems, causes);
    }
    return new TrajectorySynthesizer(
        configuration.settings(budget.get()),
        prepared.get().workspace(),
        stages(prepared.get()),
        configuration.policy(),
        configuration.metrics(),
        configuration.outlets(),
        configuration.executor(),
        configuration.clock());
  }

  private void checkSettings() {
    if (configuration.budget() == null) {
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

  private Stages stages(Prepared prepared) {
    return new Stages(
        prepared.environments(),
        Objects.requireNonNullElseGet(
            configuration.blueprinter(), () -> new ProceduralBlueprinter(validator, generator)),
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

package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.Distractors;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.fixture.PlanLab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans that descend from others, by each mutation. */
class OffspringTest {
  private static final int FAMILIES = 50;
  private static final PlanLab LAB = PlanLab.bundled();
  private static final Cell CELL = new Cell("any", ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM);

  /** A plan, and one that descends from it. */
  private record Family(Blueprint parent, Blueprint child) {}

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void plan_ofAnyMutation_isExecutableAndAccepted(Mutation mutation) throws InterruptedException {
    for (Family family : families(mutation)) {
      var trajectory = LAB.simulate(family.child(), 3);
      assertThat(LAB.verify(trajectory, family.child()).accepted())
          .as("%s of %s", mutation, family)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void plan_ofAnyMutation_callsMostlyTheToolsThatItsParentCalls(Mutation mutation)
      throws InterruptedException {
    assertThat(share(mutation, (parent, child) -> tools(child).containsAll(tools(parent))))
        .isGreaterThan(0.7);
  }

  @Test
  void deepen_hasMoreCalls() throws InterruptedException {
    assertThat(share(Mutation.DEEPEN, (parent, child) -> calls(child) > calls(parent)))
        .isGreaterThan(0.8);
  }

  @Test
  void broaden_makesCallsTogether() throws InterruptedException {
    assertThat(
            share(
                Mutation.BROADEN,
                (parent, child) ->
                    child.phases().stream()
                        .flatMap(phase -> phase.steps().stream())
                        .anyMatch(step -> step.calls().size() > 1)))
        .isGreaterThan(0.8);
  }

  @Test
  void constrain_fillsMoreParameters() throws InterruptedException {
    double before = mean(families(Mutation.CONSTRAIN).stream().map(Family::parent).toList());
    double after = mean(families(Mutation.CONSTRAIN).stream().map(Family::child).toList());

    assertThat(after).isGreaterThan(before);
  }

  @Test
  void perturb_hasAToolFail() throws InterruptedException {
    assertThat(
            share(
                Mutation.PERTURB,
                (parent, child) ->
                    child.perturbations().stream()
                        .anyMatch(p -> p instanceof TransientFailure || p instanceof RateLimited)))
        .isEqualTo(1);
  }

  @Test
  void obscure_mostlyLeavesSomethingToBeAsked() throws InterruptedException {
    assertThat(
            share(
                Mutation.OBSCURE,
                (parent, child) ->
                    child.perturbations().stream()
                        .anyMatch(
                            p -> p instanceof MissingParameter || p instanceof AmbiguousReference)))
        .isGreaterThan(0.5);
  }

  @Test
  void distract_offersToolsOfOthers() throws InterruptedException {
    assertThat(
            share(
                Mutation.DISTRACT,
                (parent, child) -> child.perturbations(Distractors.class).findAny().isPresent()))
        .isGreaterThan(0.9);
  }

  @Test
  void hop_whereTheClusterHasSeveralServices_callsOneMore() throws InterruptedException {
    int possible = 0;
    int hops = 0;
    for (long seed = 0; seed < FAMILIES; seed++) {
      Optional<Family> family = family(ofTwoClusters(seed), Mutation.HOP, seed);
      if (family.isPresent() && services(tools(family.get().parent())) == 1) {
        possible++;
        hops += services(tools(family.get().child())) > 1 ? 1 : 0;
      }
    }

    assertThat(possible).isGreaterThan(5);
    assertThat(hops).isGreaterThan(possible * 3 / 4);
  }

  /** Returns a request over the tools of two clusters, which are of different services. */
  private static BlueprintRequest ofTwoClusters(long seed) {
    BlueprintRequest one = LAB.request(SteeringTarget.at(CELL), seed);
    List<ToolSpec> tools = new ArrayList<>(one.cluster().tools());
    tools.addAll(one.distractors());
    ToolCluster both =
        new ToolCluster("both", one.cluster().domains(), tools, one.cluster().dependencies());
    return new BlueprintRequest(
        both, one.target(), one.environments(), Set.of(), one.index(), one.seed());
  }

  private static double share(Mutation mutation, BiPredicate<Blueprint, Blueprint> holds)
      throws InterruptedException {
    List<Family> families = families(mutation);
    long hits = families.stream().filter(f -> holds.test(f.parent(), f.child())).count();
    return (double) hits / families.size();
  }

  private static List<Family> families(Mutation mutation) throws InterruptedException {
    List<Family> families = new ArrayList<>();
    for (long seed = 0; seed < FAMILIES; seed++) {
      family(LAB.request(SteeringTarget.at(CELL), seed), mutation, seed).ifPresent(families::add);
    }
    assertThat(families).hasSizeGreaterThan(FAMILIES / 3);
    return families;
  }

  private static Optional<Family> family(BlueprintRequest request, Mutation mutation, long seed)
      throws InterruptedException {
    if (!(LAB.blueprinter().plan(request) instanceof Planned parent)
        || hasConditions(parent.blueprint())) {
      return Optional.empty();
    }
    BlueprintRequest again =
        new BlueprintRequest(
            request.cluster(),
            SteeringTarget.at(CELL).by(new Descent(CELL, mutation)),
            request.environments(),
            request.distractors(),
            Set.of(),
            parent.blueprint(),
            seed,
            seed + 1_000);
    return LAB.blueprinter().plan(again) instanceof Planned child
        ? Optional.of(new Family(parent.blueprint(), child.blueprint()))
        : Optional.empty();
  }

  /** Conditional steps are not grown again, so they would tell nothing here. */
  private static boolean hasConditions(Blueprint plan) {
    return plan.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .anyMatch(step -> step.when() != null);
  }

  private static List<ToolRef> tools(Blueprint plan) {
    return plan.calls().stream()
        .filter(call -> !call.fails())
        .map(call -> plan.tools().get(call.tool()))
        .distinct()
        .toList();
  }

  private static long services(Iterable<ToolRef> tools) {
    List<String> services = new ArrayList<>();
    tools.forEach(tool -> services.add(tool.service()));
    return services.stream().distinct().count();
  }

  private static int calls(Blueprint plan) {
    return plan.calls().size();
  }

  private static double mean(List<Blueprint> plans) {
    return plans.stream()
        .flatMap(plan -> plan.calls().stream())
        .map(PlannedCall::arguments)
        .mapToInt(arguments -> arguments.size())
        .average()
        .orElseThrow();
  }
}

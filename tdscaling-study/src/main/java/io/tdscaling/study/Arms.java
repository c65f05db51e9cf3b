package io.tdscaling.study;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.evolution.EvolutionPolicies;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The arms that come with the library. */
public final class Arms {
  private static final List<Arm> ALL =
      List.of(
          Arm.of(
              "adaptive",
              "Steers towards the cells of domain, mode and complexity that promise most.",
              builder -> builder.policy(EvolutionPolicies.adaptive())),
          Arm.of(
              "greedyCoverage",
              "Aims at the cell that holds least, with new plans only.",
              builder -> builder.policy(EvolutionPolicies.greedyCoverage())),
          Arm.of(
              "uniform",
              "Never steers: the baseline that scales quantity.",
              builder -> builder.policy(EvolutionPolicies.uniform())),
          new Arm(
              "homogeneous",
              "One family: sequential plans over the services of the largest domain.",
              builder ->
                  builder.policy(
                      EvolutionPolicies.within(EvolutionPolicies.uniform(), Arms::sequential)),
              true,
              profile -> sequential(profile) && profile.domains().size() <= 1),
          new Arm(
              "frozen-shapes",
              "Steers over domains, tools and complexity as adaptive does, but plans are sequential.",
              builder -> builder.policy(Arms.frozenShapes()),
              false,
              Arms::sequential));

  private Arms() {}

  /** Returns all of them, in the order of reports. */
  public static List<Arm> all() {
    return ALL;
  }

  /**
   * Returns the arm with this name.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Arm named(String name) {
    return ALL.stream()
        .filter(arm -> arm.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no arm \"%s\"; there are %s"
                        .formatted(
                            name, ALL.stream().map(Arm::name).collect(Collectors.joining(", ")))));
  }

  /** Every plan is made anew, since mutations change shapes. */
  private static EvolutionPolicy frozenShapes() {
    EvolutionPolicy policy =
        EvolutionPolicies.within(EvolutionPolicies.adaptive(), Arms::sequential);
    return (report, seed) -> new SteeringTarget(policy.next(report, seed).aim(), null);
  }

  private static boolean sequential(Cell cell) {
    return cell.mode() == ReasoningMode.SEQUENTIAL;
  }

  private static boolean sequential(TrajectoryProfile profile) {
    return profile.modes().equals(Set.of(ReasoningMode.SEQUENTIAL));
  }
}

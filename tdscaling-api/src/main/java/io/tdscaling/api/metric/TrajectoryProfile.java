package io.tdscaling.api.metric;

import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What diversity metrics look at: the projection of a trajectory, or of one that is only hoped for.
 *
 * @param domains distinct primary domains of the services called with success, sorted
 * @param domainsKnown whether every service called with success has a known domain
 * @param actions one token for each assistant step
 * @param signature the canonical action signature: the actions with runs bucketed and repeats
 *     collapsed
 * @param modes classes of the closed taxonomy, in the order of the enum
 * @param complexity cumulative action complexity in units of 1/1024
 * @param tools distinct tools called with success, sorted
 */
public record TrajectoryProfile(
    List<String> domains,
    boolean domainsKnown,
    List<String> actions,
    String signature,
    Set<ReasoningMode> modes,
    long complexity,
    List<ToolRef> tools) {
  /** Copies the collections and checks the complexity. */
  public TrajectoryProfile {
    domains = List.copyOf(domains);
    actions = List.copyOf(actions);
    modes = Checks.orderedCopy(modes);
    tools = List.copyOf(tools);
    Checks.notNegative(complexity, "complexity");
  }

  /**
   * Returns the profile of a trajectory that is only aimed at, with nothing known but what is
   * given.
   *
   * @param domain the domain aimed at, or empty
   * @param mode the mode aimed at, or empty
   * @param complexity complexity aimed at, in units of 1/1024
   */
  public static TrajectoryProfile expected(
      Optional<String> domain, Optional<ReasoningMode> mode, long complexity) {
    return new TrajectoryProfile(
        domain.map(List::of).orElse(List.of()),
        true,
        List.of(),
        "",
        mode.map(Set::of).orElse(Set.of()),
        complexity,
        List.of());
  }

  /**
   * Returns this profile with nothing but what can be foreseen when a trajectory is aimed at: its
   * domains, modes and complexity.
   */
  public TrajectoryProfile foreseeable() {
    return new TrajectoryProfile(
        domains, domainsKnown, List.of(), "", modes, complexity, List.of());
  }
}

package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trajectory acts out this blueprint: its id, cluster, environment and tools are the
 * blueprint's.
 */
final class BlueprintRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    Blueprint blueprint = request.blueprint();
    Provenance provenance = request.trajectory().provenance();
    return unlike("blueprint", provenance.blueprintId(), blueprint.id())
        .or(() -> unlike("cluster", provenance.clusterId(), blueprint.clusterId()))
        .or(
            () ->
                unlike(
                    "environment seed",
                    Long.toString(provenance.environmentSeed()),
                    Long.toString(blueprint.environmentSeed())))
        .or(() -> tools(request.trajectory(), blueprint));
  }

  /** The order counts as well: the environment is opened with the tools in their order. */
  private static Optional<Verdict.Rejected> tools(Trajectory trajectory, Blueprint blueprint) {
    List<OfferedTool> offered = trajectory.tools();
    List<Map.Entry<String, ToolRef>> planned = new ArrayList<>(blueprint.tools().entrySet());
    for (int i = 0; i < Math.min(offered.size(), planned.size()); i++) {
      Optional<Verdict.Rejected> unlike =
          unlike(
              "offered tool " + i,
              shown(offered.get(i).name(), offered.get(i).spec().ref()),
              shown(planned.get(i).getKey(), planned.get(i).getValue()));
      if (unlike.isPresent()) {
        return unlike;
      }
    }
    return unlike(
        "number of offered tools",
        Integer.toString(offered.size()),
        Integer.toString(planned.size()));
  }

  private static String shown(String name, ToolRef ref) {
    return name + " = " + ref;
  }

  private static Optional<Verdict.Rejected> unlike(String what, String given, String planned) {
    if (given.equals(planned)) {
      return Optional.empty();
    }
    String reason =
        "%s must be as in the blueprint, %s, got %s"
            .formatted(what, Excerpt.quoted(planned), Excerpt.quoted(given));
    return Faults.of("blueprint.mismatch", Faults.WHOLE, Party.BLUEPRINT, reason);
  }
}

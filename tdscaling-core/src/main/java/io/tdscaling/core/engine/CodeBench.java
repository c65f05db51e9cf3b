package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.plan.CodeTurns;
import java.util.List;

/**
 * What a run programs with.
 *
 * @param name what to call it in {@code run.json}
 * @param service the code tool's tools as a service, with a domain of its own
 * @param turns which attempts are programming
 */
public record CodeBench(String name, ServiceSpec service, CodeTurns turns) {
  /** Id of the cluster that attempts use which need no other tools. */
  public static final String CLUSTER = "code";

  /** Returns the code tool's tools as a cluster. */
  ToolCluster cluster() {
    List<ToolSpec> tools = service.tools();
    return new ToolCluster(
        CLUSTER,
        service.name(),
        service.domains(),
        tools,
        List.of(),
        List.of(),
        "the tools to program with");
  }

  /** Returns whether an attempt programs and needs no other tools than those of the bench. */
  boolean isAlone(long index) {
    return turns.isCode(index) && turns.kind(index) != CodeKind.COMPUTE;
  }

  /** Returns whether programs over results are among what is programmed. */
  boolean computes() {
    return turns.kinds().contains(CodeKind.COMPUTE);
  }

  /** Returns whether a cell is one that the attempt of this index can aim at. */
  boolean mayAimAt(Cell cell, long index) {
    return (cell.mode() == ReasoningMode.CODE_AIDED) == turns.isCode(index);
  }
}

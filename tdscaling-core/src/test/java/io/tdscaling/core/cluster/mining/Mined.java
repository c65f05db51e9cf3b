package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.fixture.ToolDraft;
import java.util.List;

/** Dependencies as tests read them. */
final class Mined {
  private Mined() {}

  /** Returns the dependencies between tools of services without domains. */
  static List<ToolDependency> of(ToolDraft... tools) {
    return of(ToolDraft.services(List.of(), tools));
  }

  static List<ToolDependency> of(List<ServiceSpec> services) {
    return new DependencyMiner(DependencyMiner.DEFAULT_THRESHOLD).mine(services);
  }

  /** Returns {@code producer.field > consumer.parameter}, or {@code first > then} for states. */
  static List<String> texts(ToolDraft... tools) {
    return of(tools).stream().map(Mined::text).toList();
  }

  static String text(ToolDependency edge) {
    return edge.isData()
        ? edge.producer().name()
            + "."
            + edge.field()
            + " > "
            + edge.consumer().name()
            + "."
            + edge.parameter()
        : edge.producer().name() + " > " + edge.consumer().name();
  }
}

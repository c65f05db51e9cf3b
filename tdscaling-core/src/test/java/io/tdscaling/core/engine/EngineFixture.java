package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.catalog.ScreenedTool;
import io.tdscaling.core.catalog.ScreeningReport;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.metric.TrajectoryProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The order desk as a workspace, and attempts on it. */
final class EngineFixture {
  static final Sample SAMPLE = Samples.cancellation(4);
  static final TrajectoryProfile PROFILE = new TrajectoryProfiler().profile(SAMPLE.trajectory());
  static final SteeringTarget AIM =
      SteeringTarget.at(new Cell("Retail", ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM));

  private EngineFixture() {}

  /** Returns a workspace of one cluster that holds the whole order desk. */
  static Workspace workspace() {
    List<ToolSpec> tools = OrderDesk.tools().stream().map(OfferedTool::spec).toList();
    return workspace(new ToolCluster("orders-1", List.of("Retail"), tools, List.of()));
  }

  /** Returns a workspace of these clusters; its services are in the domain of their cluster. */
  static Workspace workspace(ToolCluster... clusters) {
    Map<String, List<ToolSpec>> tools = new TreeMap<>();
    Map<String, List<String>> domains = new TreeMap<>();
    for (ToolCluster cluster : clusters) {
      for (ToolSpec tool : cluster.tools()) {
        tools.computeIfAbsent(tool.ref().service(), id -> new ArrayList<>()).add(tool);
        domains.put(tool.ref().service(), cluster.domains());
      }
    }
    List<ServiceSpec> services = new ArrayList<>();
    tools.forEach((id, of) -> services.add(new ServiceSpec(id, id, "", domains.get(id), of, null)));
    ToolCatalog catalog = ToolCatalog.of(services);
    List<ScreenedTool> screened =
        catalog.tools().stream()
            .map(tool -> new ScreenedTool(tool.ref(), Usability.USABLE, ""))
            .toList();
    TreeMap<Usability, Integer> counts = new TreeMap<>();
    for (Usability usability : Usability.values()) {
      counts.put(usability, usability == Usability.USABLE ? screened.size() : 0);
    }
    return new Workspace(
        catalog,
        new ScreeningReport(screened, counts, catalog),
        List.of(),
        List.of(clusters),
        NearCopies.NONE);
  }

  static RunSettings settings(Budget budget, int window, int concurrency) {
    return new RunSettings(budget, 7, window, concurrency, "scripted", false, 0.9);
  }

  static Assignment assignment(long index) {
    return new Assignment(index, AIM, workspace().clusters().get(0), null, java.util.Set.of());
  }

  static Outcome accepted(long index) {
    return accepted(index, SteeringTarget.FREE);
  }

  static Outcome accepted(long index, SteeringTarget target) {
    Attempt attempt =
        new Attempt(index, target, SAMPLE.blueprint(), SAMPLE.trajectory(), Verdict.pass());
    return new Outcome(attempt, PROFILE);
  }

  static Outcome rejected(long index) {
    return new Outcome(new Attempt(index, SteeringTarget.FREE, null, null, fault("test.no")), null);
  }

  static Verdict.Rejected fault(String rule) {
    return new Verdict.Rejected(rule, -1, Party.BLUEPRINT, "as scripted");
  }
}

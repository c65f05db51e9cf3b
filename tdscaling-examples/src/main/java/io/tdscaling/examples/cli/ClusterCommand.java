package io.tdscaling.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.core.BusinessClusters;
import io.tdscaling.core.ToolSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tdscaling cluster}. */
@Command(
    name = "cluster",
    description = "Groups tools into the business clusters that trajectories are planned on.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  tdscaling cluster --tools tools.jsonl --out clusters.json",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {ExitStatus.OK_TEXT, ExitStatus.ERROR_TEXT})
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class ClusterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = {
        "Tools: JSON lines with a service on each, or an MCP tools/list answer; plain or gzip."
            + " May be repeated."
      })
  private List<Path> tools;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File for the clusters; an earlier one is replaced.")
  private Path out;

  @Option(
      names = "--max-tools",
      paramLabel = "K",
      defaultValue = "8",
      converter = PositiveInteger.class,
      description = "Most tools of a cluster. Default: ${DEFAULT-VALUE}.")
  private int maxTools;

  @Option(names = "--strict", description = "Take problems in the tools for errors; show all.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    List<ToolSource> sources = tools.stream().map(ToolSources::file).toList();
    BusinessClusters clusters = BusinessClusters.of(sources, maxTools, false);
    if (!CatalogProblems.tolerable(clusters.problems(), strict, spec.commandLine().getErr())) {
      return ExitStatus.ERROR;
    }
    WholeFile.write(out, new ObjectMapper().writeValueAsBytes(clusters.toJson()));
    int usable = clusters.toolsByUsability().getOrDefault(Usability.USABLE, 0);
    int all = clusters.toolsByUsability().values().stream().mapToInt(Integer::intValue).sum();
    spec.commandLine()
        .getOut()
        .printf(
            "%d clusters of %d usable tools (of %d) written to %s%n",
            clusters.clusters().size(), usable, all, out);
    return ExitStatus.OK;
  }
}

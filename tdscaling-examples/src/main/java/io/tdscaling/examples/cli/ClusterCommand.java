package io.tdscaling.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.BusinessClusters;
import io.tdscaling.core.ClusterOptions;
import io.tdscaling.core.ToolSources;
import io.tdscaling.examples.console.ClusterTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tdscaling cluster}. */
@Command(
    name = "cluster",
    description = "Groups tools into the business clusters that trajectories are planned on.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  tdscaling cluster --tools tools.jsonl --out clusters.json --report clusters.html",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {ExitStatus.OK_TEXT, ExitStatus.ERROR_TEXT})
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class ClusterCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Tools: JSON lines with a service on each, or an MCP tools/list answer; plain or gzip."
            + " May be repeated. Default: the bundled catalog."
      })
  private List<Path> tools = new ArrayList<>();

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

  @Option(
      names = "--max-clusters",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "Most clusters. Default: as many as there is something to cover.")
  private @Nullable Integer maxClusters;

  @Option(
      names = "--max-overlap",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "Most that two clusters share of the smaller one's tools, 0 to 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double maxOverlap;

  @Option(
      names = "--min-confidence",
      paramLabel = "C",
      defaultValue = "0.6",
      description = "Least confidence of a dependency, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double minConfidence;

  @Option(
      names = "--keep-copies",
      description = "Cluster near-copies of services too, not only one for all.")
  private boolean keepCopies;

  @Option(
      names = "--dependencies",
      paramLabel = "FILE",
      description = "File for all dependencies, also those within no cluster, as JSON.")
  private @Nullable Path dependencies;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "HTML file with the numbers, the curves and the first clusters drawn.")
  private @Nullable Path report;

  @Option(
      names = "--drawn",
      paramLabel = "N",
      defaultValue = "60",
      converter = PositiveInteger.class,
      description = "Clusters that --report draws. Default: ${DEFAULT-VALUE}.")
  private int drawn;

  @Option(
      names = "--dot",
      paramLabel = "FILE",
      description = "Graphviz file that draws the clusters of --dot-cluster.")
  private @Nullable Path dot;

  @Option(
      names = "--dot-cluster",
      paramLabel = "ID",
      arity = "1..*",
      description = "Clusters that --dot draws. Default: the first.")
  private List<String> dotClusters = new ArrayList<>();

  @Option(
      names = "--curve",
      paramLabel = "FILE",
      description = "CSV file: what the first clusters cover, and as many drawn at random.")
  private @Nullable Path curve;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Seed of the random baseline. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--strict", description = "Take problems in the tools for errors; show all.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    refuseSharedFiles();
    BusinessClusters clusters = BusinessClusters.of(sources(), options(), false);
    if (!CatalogProblems.tolerable(clusters.problems(), strict, spec.commandLine().getErr())) {
      return ExitStatus.ERROR;
    }
    for (Map.Entry<Path, byte[]> file : files(clusters).entrySet()) {
      WholeFile.write(file.getKey(), file.getValue());
    }
    ClusterTable.print(clusters, out, spec.commandLine().getOut());
    return ExitStatus.OK;
  }

  /** Fails before any work where a file would be written over what is read or written too. */
  private void refuseSharedFiles() throws IOException {
    Map<Path, String> uses = new HashMap<>();
    for (Path file : tools) {
      uses.put(WholeFile.identity(file), "--tools");
    }
    for (Map.Entry<String, Path> written : written().entrySet()) {
      String other = uses.put(WholeFile.identity(written.getValue()), written.getKey());
      if (other != null) {
        throw new ParameterException(
            spec.commandLine(),
            written.getKey() + ": " + written.getValue() + " is the file of " + other + " too");
      }
    }
  }

  /** Returns the files to write, by option. */
  private Map<String, Path> written() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("--out", out);
    files.put("--dependencies", dependencies);
    files.put("--report", report);
    files.put("--dot", dot);
    files.put("--curve", curve);
    files.values().removeIf(Objects::isNull);
    return files;
  }

  /** Returns what to write, all of it made before any is written. */
  private Map<Path, byte[]> files(BusinessClusters clusters) throws IOException {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(out, JSON.writeValueAsBytes(clusters.toJson()));
    if (dependencies != null) {
      files.put(dependencies, JSON.writeValueAsBytes(clusters.dependenciesToJson()));
    }
    if (report != null) {
      files.put(report, bytes(clusters.toHtml(drawn, seed)));
    }
    if (dot != null) {
      files.put(dot, bytes(BusinessClusters.toDot(drawnInDot(clusters.clusters()))));
    }
    if (curve != null) {
      files.put(curve, bytes(CurveCsv.of(clusters.curve(), clusters.randomCurve(seed))));
    }
    return files;
  }

  private List<ToolSource> sources() {
    return tools.isEmpty()
        ? List.of(ToolSources.bundled())
        : tools.stream().map(ToolSources::file).toList();
  }

  private ClusterOptions options() {
    try {
      return new ClusterOptions(
          maxTools,
          maxClusters == null ? Integer.MAX_VALUE : maxClusters,
          maxOverlap,
          minConfidence,
          !keepCopies);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private List<ToolCluster> drawnInDot(List<ToolCluster> clusters) {
    if (dotClusters.isEmpty()) {
      return clusters.subList(0, Math.min(1, clusters.size()));
    }
    List<ToolCluster> chosen = new ArrayList<>();
    for (String id : dotClusters) {
      chosen.add(
          clusters.stream()
              .filter(cluster -> cluster.id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "--dot-cluster: there is no cluster " + id)));
    }
    return chosen;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

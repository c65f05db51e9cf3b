package io.tdscaling.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.format.DatasetReader;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.metric.TrajectoryProfiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The diversity of a dataset in OpenAI form, this library's own or any other: JSON lines or one
 * JSON array, plain or gzip. Measuring what a run exported gives what the run reported.
 *
 * @param records conversations measured
 * @param metrics {@code domainEntropy}, {@code reasoningModeEntropy} and {@code
 *     cumulativeActionComplexity}; the first has a null value where the dataset does not say the
 *     domains
 * @param problems records that could not be read, as {@code file:line: reason}
 */
public record DatasetMetrics(long records, JsonNode metrics, List<String> problems) {
  /** Copies the problems. */
  public DatasetMetrics {
    metrics = metrics.deepCopy();
    problems = List.copyOf(problems);
  }

  /**
   * Measures a dataset.
   *
   * @throws IOException if the file as a whole cannot be read
   * @throws InterruptedException if interrupted
   */
  public static DatasetMetrics of(Path file) throws IOException, InterruptedException {
    List<MetricState> states =
        DiversityMetrics.defaults().stream().map(DiversityMetric::newState).toList();
    TrajectoryProfiler profiler = new TrajectoryProfiler();
    List<String> problems = new ArrayList<>();
    long[] records = {0};
    DatasetReader.read(
        file,
        (number, node) -> {
          Trajectory trajectory = OpenAiFormat.read(node, number - 1);
          var profile = profiler.profile(trajectory);
          states.forEach(state -> state.observe(trajectory, profile));
          records[0]++;
        },
        problem -> problems.add(problem.toString()));
    ObjectNode metrics = Json.object();
    states.forEach(state -> metrics.set(state.name(), state.report()));
    return new DatasetMetrics(records[0], metrics, problems);
  }

  /** Returns the metrics with the counts, as one JSON document. */
  public JsonNode toJson() {
    ObjectNode document = Json.object().put("records", records);
    document.setAll((ObjectNode) metrics.deepCopy());
    problems.forEach(document.withArray("problems")::add);
    return document;
  }
}

package io.tdscaling.examples.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.Usability;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run came to, as a table. */
public final class SummaryTable {
  private static final int LABEL_WIDTH = 17;

  private final PrintWriter out;

  private SummaryTable(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints a summary.
   *
   * @param summary what to print
   * @param took how long the run took
   * @param out where to print it
   */
  public static void print(SynthesisSummary summary, Duration took, PrintWriter out) {
    new SummaryTable(out).print(summary, took);
    out.flush();
  }

  private void print(SynthesisSummary summary, Duration took) {
    attempts(summary, took);
    SortedMap<String, JsonNode> metrics = new TreeMap<>(summary.metrics());
    entropy("H_dom", value(metrics, "domainEntropy"), "domains", "categories");
    entropy("H_mode", value(metrics, "reasoningModeEntropy"), "signatures", "signatures");
    complexity(value(metrics, "cumulativeActionComplexity"));
    metrics.forEach((name, value) -> row(name, value.toString()));
    tools(summary);
    summary.outputDirectory().ifPresent(this::files);
  }

  private void attempts(SynthesisSummary summary, Duration took) {
    row(
        "accepted",
        "%d in %s (%s)"
            .formatted(
                summary.accepted(),
                Figures.span(took),
                Figures.words(summary.stopReason().label())));
    row("rejected", "%d of %d attempts".formatted(summary.rejected(), summary.attempts()));
    summary.rejectedByRule().forEach((rule, count) -> row("", "%6d %s".formatted(count, rule)));
  }

  private void entropy(String label, JsonNode entropy, String categories, String key) {
    String spread =
        "%s bits, like %s equally frequent of %d %s"
            .formatted(
                Figures.decimal(entropy.path("value"), 2),
                Figures.decimal(entropy.path("effectiveNumber"), 1),
                entropy.path(key).asLong(),
                categories);
    row(label, entropy.path("value").isNumber() ? spread : "not available");
  }

  private void complexity(JsonNode values) {
    row(
        "CAC",
        "mean %s, p50 %s, p90 %s"
            .formatted(
                Figures.decimal(values.path("mean"), 1),
                Figures.decimal(values.path("p50"), 1),
                Figures.decimal(values.path("p90"), 1)));
  }

  private void tools(SynthesisSummary summary) {
    long usable = summary.toolsByUsability().getOrDefault(Usability.USABLE, 0L);
    double share = usable == 0 ? 0 : (double) summary.toolsUsed() / usable;
    row(
        "tools",
        "%d of %d usable ones used (%s)"
            .formatted(summary.toolsUsed(), usable, Figures.percent(share)));
    String unusable = Figures.unusable(summary.toolsByUsability());
    if (!unusable.isEmpty()) {
      row("", "not usable: " + unusable);
    }
  }

  private void files(Path directory) {
    row("files", directory.resolve("trajectories.jsonl").toString());
    row("", "beside it: rejected, blueprints, catalog, run.json, run-info.json");
  }

  private void row(String label, String text) {
    String head = label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
    String cell = head;
    for (String line : Wrapped.lines(text, Terminal.COLUMNS - 1 - LABEL_WIDTH)) {
      out.println((cell + line).stripTrailing());
      cell = " ".repeat(LABEL_WIDTH);
    }
  }

  /** Takes a metric out, so that what is left are the caller's own. */
  private static JsonNode value(SortedMap<String, JsonNode> metrics, String name) {
    JsonNode value = metrics.remove(name);
    return value == null ? MissingNode.getInstance() : value;
  }
}

package io.tdscaling.core.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes the attempts of a run into its directory: accepted ones, rejected ones with the reason,
 * and the blueprints of both. Used by one thread at a time.
 */
public final class TrajectoryFiles implements TrajectorySink, Closeable {
  private final RunDirectory directory;
  private final JsonLinesWriter trajectories;
  private final JsonLinesWriter rejected;
  private final JsonLinesWriter blueprints;
  private final TreeSet<ToolRef> offered = new TreeSet<>();

  /**
   * Begins the files of a run.
   *
   * @param directory where they go; it is closed with this
   */
  public TrajectoryFiles(RunDirectory directory) throws IOException {
    this.directory = directory;
    this.trajectories = new JsonLinesWriter(directory.create(RunFile.TRAJECTORIES));
    this.rejected = new JsonLinesWriter(directory.create(RunFile.REJECTED));
    this.blueprints = new JsonLinesWriter(directory.create(RunFile.BLUEPRINTS));
  }

  @Override
  public void write(Attempt attempt) throws IOException {
    Optional<Blueprint> blueprint = attempt.blueprint();
    if (blueprint.isPresent()) {
      offered.addAll(blueprint.get().tools().values());
      blueprints.write(Json.tree(blueprint.get()));
    }
    ObjectNode record =
        attempt.trajectory().map(OpenAiFormat::write).orElseGet(() -> bare(attempt));
    if (attempt.verdict() instanceof Verdict.Rejected why) {
      record.set("rejection", rejection(why));
      rejected.write(record);
    } else {
      trajectories.write(record);
    }
  }

  /** Returns the tools that any blueprint written so far offers, sorted. */
  public SortedSet<ToolRef> offeredTools() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(offered));
  }

  /**
   * Writes what is known only at the end, and gives all files their final names.
   *
   * @param catalog the services whose tools were offered, for {@code catalog.jsonl}
   * @param run what {@code run.json} says
   * @param runInfo what {@code run-info.json} says
   */
  public void finish(Iterable<? extends JsonNode> catalog, JsonNode run, JsonNode runInfo)
      throws IOException {
    JsonLinesWriter services = new JsonLinesWriter(directory.create(RunFile.CATALOG));
    for (JsonNode service : catalog) {
      services.write(service);
    }
    document(RunFile.RUN_INFO, runInfo);
    document(RunFile.RUN, run);
    directory.finish();
  }

  /** Closes the directory; where the run was not finished, its files keep their partial names. */
  @Override
  public void close() throws IOException {
    directory.close();
  }

  private void document(RunFile file, JsonNode content) throws IOException {
    OutputStream out = directory.create(file);
    out.write((Json.pretty(content) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the record of an attempt that came to no conversation. */
  private static ObjectNode bare(Attempt attempt) {
    ObjectNode record = Json.object();
    record.putArray("messages");
    record.putArray("tools");
    ObjectNode metadata = record.putObject("metadata");
    attempt
        .blueprint()
        .ifPresent(
            blueprint ->
                metadata.put("blueprint", blueprint.id()).put("cluster", blueprint.clusterId()));
    metadata.put("index", attempt.index());
    return record;
  }

  private static ObjectNode rejection(Verdict.Rejected why) {
    return Json.object()
        .put("rule", why.rule())
        .put("step", why.step())
        .put("party", why.party().label())
        .put("reason", why.reason());
  }
}

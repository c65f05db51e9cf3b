package io.tdscaling.core.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes the attempts of a run into its directory: accepted ones, rejected ones with the reason,
 * the blueprints of both, and a journal from which a run that ended early can go on. Used by one
 * thread at a time.
 */
public final class TrajectoryFiles implements Closeable {
  /** How long an attempt may wait until it is on disk for sure, if another one follows. */
  private static final long SYNC_NANOS = 1_000_000_000L;

  private final RunDirectory directory;
  private final JsonLinesWriter trajectories;
  private final JsonLinesWriter rejected;
  private final JsonLinesWriter blueprints;
  private final Journal journal;
  private final TreeSet<ToolRef> offered = new TreeSet<>();
  private long journaled;
  private boolean finished;
  private boolean broken;
  private long lastSync = System.nanoTime();

  private TrajectoryFiles(RunDirectory directory, Journal journal, UnfinishedRun.Kept kept)
      throws IOException {
    this.directory = directory;
    this.journal = journal;
    this.offered.addAll(kept.offered());
    this.journaled = kept.attempts();
    this.trajectories = lines(RunFile.TRAJECTORIES, kept);
    this.rejected = lines(RunFile.REJECTED, kept);
    this.blueprints = lines(RunFile.BLUEPRINTS, kept);
  }

  /**
   * Begins the files of a run.
   *
   * @param directory where they go
   * @param identity what the run is; kept in the journal
   * @throws IOException if the run cannot have the directory; the message is one line that names it
   */
  public static TrajectoryFiles begin(Path directory, JsonNode identity) throws IOException {
    RunDirectory held = RunDirectory.open(directory);
    try {
      return new TrajectoryFiles(
          held, Journal.create(directory, identity), UnfinishedRun.Kept.NOTHING);
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /** Goes on with the files of a run after what was kept of it. */
  static TrajectoryFiles resume(RunDirectory directory, UnfinishedRun.Kept kept)
      throws IOException {
    return new TrajectoryFiles(
        directory, Journal.append(directory.path(), kept.journalBytes()), kept);
  }

  private JsonLinesWriter lines(RunFile file, UnfinishedRun.Kept kept) throws IOException {
    return new JsonLinesWriter(directory.append(file, kept.end(file)));
  }

  /** Writes the records of an attempt, which count only when it is committed. */
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

  /**
   * Takes an attempt, whose records were written, for done: a run that goes on later does not make
   * it again.
   *
   * @param spent what models had to do with it; kept in the journal
   */
  public void commit(Attempt attempt, JsonNode spent) throws IOException {
    journal.add(new JournalEntry(attempt.index(), directory.ends(), attempt.trouble(), spent));
    journaled++;
    long now = System.nanoTime();
    if (now - lastSync >= SYNC_NANOS) {
      lastSync = now;
      sync();
    }
  }

  /** The journal speaks of what is on disk only. */
  private void sync() throws IOException {
    if (broken) {
      return;
    }
    // After a failure nobody knows what is on disk: the journal must not speak of it.
    broken = true;
    directory.sync();
    journal.sync();
    broken = false;
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
    sync();
    journal.close();
    directory.finish();
    finished = true;
  }

  /**
   * Closes the directory; where the run was not finished, its files keep their partial names, and
   * what was committed is kept to go on with.
   */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    finished = true;
    try (directory;
        journal) {
      sync();
    }
    if (journaled == 0) {
      Journal.delete(directory.path());
    }
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

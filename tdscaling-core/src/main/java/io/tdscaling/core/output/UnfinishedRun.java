package io.tdscaling.core.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlanningTrouble;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.format.FormatException;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.BlueprintJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run that ended early, or was wanted shorter, to go on with. Its directory is held; nothing in
 * it is changed before {@link #recover}.
 */
public final class UnfinishedRun implements Closeable {
  private final RunDirectory directory;
  private final JsonNode identity;
  private boolean handedOver;

  /**
   * An attempt that was committed.
   *
   * @param index its index
   * @param plan its blueprint, or null where it had none
   * @param outcome its trajectory, or null where it had none; of rejected ones that of duplicates
   *     only, for the others are not looked at again
   * @param verdict its verdict
   * @param trouble what went wrong while it was planned
   * @param spent what models had to do with it
   */
  public record Committed(
      long index,
      @Nullable Blueprint plan,
      @Nullable Trajectory outcome,
      Verdict verdict,
      PlanningTrouble trouble,
      JsonNode spent) {}

  /** Takes committed attempts. */
  @FunctionalInterface
  public interface Consumer {
    /** Takes the next attempt. */
    void accept(Committed attempt) throws IOException;
  }

  /** What is kept of the files. */
  record Kept(long attempts, long journalBytes, Map<RunFile, Long> ends, Set<ToolRef> offered) {
    static final Kept NOTHING = new Kept(0, 0, Map.of(), Set.of());

    long end(RunFile file) {
      return ends.getOrDefault(file, 0L);
    }
  }

  private UnfinishedRun(RunDirectory directory, JsonNode identity) {
    this.directory = directory;
    this.identity = identity;
  }

  /**
   * Takes a directory that {@link RunDirectory#isResumable}.
   *
   * @throws IOException if another run holds it or its journal cannot be read; the message is one
   *     line that names it
   */
  public static UnfinishedRun open(Path directory) throws IOException {
    RunDirectory held = RunDirectory.take(directory);
    try (Journal.Reader journal = new Journal.Reader(directory)) {
      return new UnfinishedRun(held, journal.identity());
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /** Returns what the run is, as it was given when it began. */
  public JsonNode identity() {
    return identity.deepCopy();
  }

  /**
   * Reads back what was committed, in index order, and cuts off what was not.
   *
   * @param catalog the tools of the run
   * @param attempts takes what was committed
   * @return the files, to go on with; they hold the directory from now on
   * @throws IOException if a file is damaged; the message is one line that names the place
   */
  public TrajectoryFiles recover(Function<ToolRef, Optional<ToolSpec>> catalog, Consumer attempts)
      throws IOException {
    Kept kept;
    try (Journal.Reader journal = new Journal.Reader(directory.path());
        Records records = new Records(directory, catalog)) {
      kept = records.read(journal, attempts);
    }
    directory.reopen();
    TrajectoryFiles files = TrajectoryFiles.resume(directory, kept);
    handedOver = true;
    return files;
  }

  /** Lets the directory go, unless it was handed over. */
  @Override
  public void close() throws IOException {
    if (!handedOver) {
      directory.close();
    }
  }

  /** Reads the files of records, as far as the journal speaks of them. */
  private static final class Records implements Closeable {
    private final RunDirectory directory;
    private final Function<ToolRef, Optional<ToolSpec>> catalog;
    private final Map<RunFile, InputStream> streams = new EnumMap<>(RunFile.class);
    private final Map<RunFile, Long> ends = new EnumMap<>(RunFile.class);
    private final Set<ToolRef> offered = new TreeSet<>();

    Records(RunDirectory directory, Function<ToolRef, Optional<ToolSpec>> catalog)
        throws IOException {
      this.directory = directory;
      this.catalog = catalog;
      for (RunFile file : RunFile.RECORDS) {
        Path present = directory.present(file);
        streams.put(
            file,
            Files.exists(present)
                ? new BufferedInputStream(Files.newInputStream(present))
                : new ByteArrayInputStream(new byte[0]));
        ends.put(file, 0L);
      }
    }

    Kept read(Journal.Reader journal, Consumer attempts) throws IOException {
      long count = 0;
      long bytes = journal.position();
      for (Optional<JournalEntry> entry = journal.entry();
          entry.isPresent();
          entry = journal.entry()) {
        if (entry.get().index() != count) {
          throw damaged(
              Journal.FILE_NAME, bytes, "index must be " + count + ", got " + entry.get().index());
        }
        attempts.accept(committed(entry.get()));
        count++;
        bytes = journal.position();
      }
      return new Kept(count, bytes, Map.copyOf(ends), Set.copyOf(offered));
    }

    private Committed committed(JournalEntry entry) throws IOException {
      Optional<JsonNode> plan = record(RunFile.BLUEPRINTS, entry);
      Optional<JsonNode> accepted = record(RunFile.TRAJECTORIES, entry);
      Optional<JsonNode> rejected = record(RunFile.REJECTED, entry);
      try {
        @Nullable Blueprint blueprint = plan.isEmpty() ? null : BlueprintJson.read(plan.get());
        if (blueprint != null) {
          offered.addAll(blueprint.tools().values());
        }
        Verdict verdict = rejected.isEmpty() ? Verdict.pass() : rejection(rejected.get());
        return new Committed(
            entry.index(),
            blueprint,
            trajectory(accepted, rejected, verdict),
            verdict,
            entry.trouble(),
            entry.spent());
      } catch (JsonProcessingException e) {
        throw damaged(RunFile.BLUEPRINTS, Json.problem(e));
      } catch (FormatException e) {
        throw damaged(accepted.isPresent() ? RunFile.TRAJECTORIES : RunFile.REJECTED, e.reason());
      }
    }

    private @Nullable Trajectory trajectory(
        Optional<JsonNode> accepted, Optional<JsonNode> rejected, Verdict verdict)
        throws FormatException {
      if (accepted.isPresent()) {
        return OpenAiFormat.readExported(accepted.get(), catalog);
      }
      return rejected.isPresent()
              && verdict instanceof Verdict.Rejected why
              && why.rule().startsWith(DUPLICATE)
          ? OpenAiFormat.readExported(rejected.get(), catalog)
          : null;
    }

    private static Verdict rejection(JsonNode record) throws FormatException {
      JsonNode why = record.path("rejection");
      for (Party party : Party.values()) {
        if (party.label().equals(why.path("party").asText())) {
          return new Verdict.Rejected(
              why.path("rule").asText(),
              why.path("step").asInt(-1),
              party,
              why.path("reason").asText());
        }
      }
      throw new FormatException("rejection.party is " + why.path("party"));
    }

    /** Returns the record that a file holds for an attempt, if it holds one. */
    private Optional<JsonNode> record(RunFile file, JournalEntry entry) throws IOException {
      long begin = ends.getOrDefault(file, 0L);
      long length = entry.end(file) - begin;
      if (length == 0) {
        return Optional.empty();
      }
      InputStream in = streams.get(file);
      if (in == null || length < 0 || length > LONGEST_RECORD) {
        throw damaged(Journal.FILE_NAME, begin, "a record of " + length + " bytes");
      }
      byte[] bytes = in.readNBytes((int) length);
      if (bytes.length < length) {
        throw damaged(file, "the file is shorter than its journal says");
      }
      try {
        JsonNode record = Json.MAPPER.readTree(bytes);
        ends.put(file, entry.end(file));
        return Optional.of(record);
      } catch (JsonProcessingException e) {
        throw damaged(file, "not valid JSON: " + Json.problem(e));
      }
    }

    private IOException damaged(RunFile file, String why) {
      return damaged(
          String.valueOf(directory.present(file).getFileName()), ends.getOrDefault(file, 0L), why);
    }

    private IOException damaged(String file, long offset, String why) {
      return new IOException(
          "%s is damaged at byte %d, so the run cannot go on: %s"
              .formatted(directory.path().resolve(file), offset, why));
    }

    @Override
    public void close() throws IOException {
      for (InputStream stream : streams.values()) {
        stream.close();
      }
    }
  }

  /** How the rules are called by which copies are rejected. */
  public static final String DUPLICATE = "duplicate.";

  private static final int LONGEST_RECORD = 1 << 30;
}

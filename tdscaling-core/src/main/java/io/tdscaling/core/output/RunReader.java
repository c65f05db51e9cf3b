package io.tdscaling.core.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.format.DatasetReader;
import io.tdscaling.core.format.DatasetReader.Problem;
import io.tdscaling.core.format.FormatException;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the directory of a finished run back. Trajectories are streamed; a small index of the
 * blueprints is kept.
 */
public final class RunReader {
  private final Path directory;
  private final JsonNode run;

  /** Takes the accepted trajectories of a run. */
  @FunctionalInterface
  public interface RecordConsumer {
    /**
     * Takes one trajectory.
     *
     * @param line its line in {@code trajectories.jsonl}, from 1
     * @param trajectory the trajectory
     * @param blueprint the blueprint it names
     */
    void accept(long line, Trajectory trajectory, Blueprint blueprint)
        throws IOException, InterruptedException;
  }

  private RunReader(Path directory, JsonNode run) {
    this.directory = directory;
    this.run = run;
  }

  /**
   * Opens a directory.
   *
   * @throws IOException if it does not hold a finished run; the message is one line that names it
   */
  public static RunReader open(Path directory) throws IOException {
    for (RunFile file : RunFile.values()) {
      if (!Files.isRegularFile(directory.resolve(file.fileName()))) {
        throw new IOException(directory + " holds no finished run: it has no " + file.fileName());
      }
    }
    Path run = directory.resolve(RunFile.RUN.fileName());
    try {
      return new RunReader(directory, Json.parse(Files.readString(run)));
    } catch (JsonProcessingException e) {
      String why = Excerpt.of(Json.problem(e));
      throw new IOException(run + " is not valid JSON: " + why, e);
    }
  }

  /** Returns what {@code run.json} says. */
  public JsonNode run() {
    return run.deepCopy();
  }

  /** Returns where a file of the run is. */
  public Path file(RunFile file) {
    return directory.resolve(file.fileName());
  }

  /**
   * Reads the accepted trajectories in order, each with its blueprint.
   *
   * @param catalog the tools as they were, from {@code catalog.jsonl}
   * @param records takes the trajectories
   * @param problems takes what cannot be read: broken records, blueprints that are not there,
   *     indices out of order
   * @throws IOException if a file as a whole cannot be read
   * @throws InterruptedException if {@code records} was interrupted
   */
  public void read(
      Function<ToolRef, Optional<ToolSpec>> catalog,
      RecordConsumer records,
      Consumer<Problem> problems)
      throws IOException, InterruptedException {
    try (BlueprintIndex blueprints = BlueprintIndex.open(file(RunFile.BLUEPRINTS), problems)) {
      Sequence sequence = new Sequence();
      DatasetReader.read(
          file(RunFile.TRAJECTORIES),
          (line, node) -> {
            Trajectory trajectory = OpenAiFormat.readExported(node, catalog);
            sequence.accept(trajectory.provenance().index());
            records.accept(line, trajectory, blueprints.get(trajectory.provenance().blueprintId()));
          },
          problems);
    }
  }

  /** Checks that no attempt stands in a file twice or out of order. */
  private static final class Sequence {
    private long last = -1;

    void accept(long index) throws FormatException {
      if (index <= last) {
        throw new FormatException("metadata.index " + index + " must be above " + last);
      }
      last = index;
    }
  }
}

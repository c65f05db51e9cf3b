package io.tdscaling.core.rejection;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.format.FormatException;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.format.LineReader.Line;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.JsonLinesFile;
import io.tdscaling.core.output.LinesById;
import io.tdscaling.core.output.RunFile;
import io.tdscaling.core.output.RunReader;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through the rejected attempts of a run in order. This is done in stretches, so that memory
 * is bounded: for each, the file is first read ahead to see which blueprints it names, and only
 * these are looked up.
 */
final class RejectedAttempts {
  private static final int STRETCH = 20_000;
  private static final JsonPointer BLUEPRINT = JsonPointer.compile("/metadata/blueprint");
  private static final JsonPointer ID = JsonPointer.compile("/id");

  private final RunReader run;
  private final RejectionReader reader;
  private final int stretch;

  RejectedAttempts(RunReader run, RejectionReader reader) {
    this(run, reader, STRETCH);
  }

  /** Takes how many attempts to look up at once. */
  RejectedAttempts(RunReader run, RejectionReader reader, int stretch) {
    this.run = run;
    this.reader = reader;
    this.stretch = stretch;
  }

  /** Writes the sample of each attempt that one can be made of, and counts all. */
  Tally write(SampleMaker maker, JsonLinesFile out) throws IOException, InterruptedException {
    Tally tally = new Tally();
    try (InputStream ahead = Files.newInputStream(run.file(RunFile.REJECTED));
        InputStream behind = Files.newInputStream(run.file(RunFile.REJECTED))) {
      LineReader scouted = new LineReader(ahead, LinesById.LONGEST_LINE, 1);
      LineReader lines = new LineReader(behind, LinesById.LONGEST_LINE, 1);
      Optional<Line> line = lines.next();
      while (line.isPresent()) {
        Set<String> ids = blueprintIds(scouted);
        try (LinesById plans = LinesById.find(run.file(RunFile.BLUEPRINTS), ids, ID);
            LinesById accepted = LinesById.find(run.file(RunFile.TRAJECTORIES), ids, BLUEPRINT)) {
          for (int i = 0; i < stretch && line.isPresent(); i++, line = lines.next()) {
            take(line.get(), maker, new RejectionReader.Sources(plans, accepted), tally, out);
          }
        }
      }
    }
    return tally;
  }

  private Set<String> blueprintIds(LineReader lines) throws IOException {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < stretch; i++) {
      Optional<Line> line = lines.next();
      if (line.isEmpty()) {
        return ids;
      }
      JsonNode id = line.get().tooLong() ? Json.object() : id(line.get().bytes());
      if (id.isTextual()) {
        ids.add(id.textValue());
      }
    }
    return ids;
  }

  private static JsonNode id(byte[] line) throws IOException {
    try {
      return Json.MAPPER.readTree(line).at(BLUEPRINT);
    } catch (JsonProcessingException reportedLater) {
      return Json.object();
    }
  }

  private void take(
      Line line, SampleMaker maker, RejectionReader.Sources sources, Tally tally, JsonLinesFile out)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted at " + place(line));
    }
    Outcome outcome;
    try {
      outcome = outcome(line, maker, sources);
    } catch (FormatException e) {
      tally.problem(place(line) + ": " + e.reason());
      outcome = Outcome.Skipped.UNREADABLE;
    }
    tally.count(outcome);
    if (outcome instanceof Outcome.Sample sample) {
      out.write(sample.line());
    }
  }

  private Outcome outcome(Line line, SampleMaker maker, RejectionReader.Sources sources)
      throws IOException, FormatException, InterruptedException {
    if (line.tooLong()) {
      throw new FormatException("longer than " + LinesById.LONGEST_LINE + " bytes");
    }
    JsonNode record;
    try {
      record = Json.MAPPER.readTree(line.bytes());
    } catch (JsonProcessingException e) {
      throw new FormatException("not valid JSON: " + Excerpt.of(Json.problem(e)));
    }
    RejectionReader.Read read = reader.read(record, sources);
    return read.rejection().isPresent() ? maker.make(read.rejection().get()) : read.otherwise();
  }

  private static String place(Line line) {
    return RunFile.REJECTED.fileName() + ":" + line.number();
  }
}

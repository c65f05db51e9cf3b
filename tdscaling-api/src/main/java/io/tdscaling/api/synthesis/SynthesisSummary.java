package io.tdscaling.api.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.Usability;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param stopReason why it ended
 * @param attempts attempts made
 * @param accepted trajectories accepted
 * @param rejectedByRule rejected attempts, by rule
 * @param toolsByUsability tools of the catalog, by usability
 * @param toolsUsed distinct tools called with success in accepted trajectories
 * @param metrics metric values by name
 * @param directory where the files are, or null where none were asked for
 */
public record SynthesisSummary(
    StopReason stopReason,
    long attempts,
    long accepted,
    SortedMap<String, Long> rejectedByRule,
    SortedMap<Usability, Long> toolsByUsability,
    long toolsUsed,
    SortedMap<String, JsonNode> metrics,
    @Nullable Path directory) {
  /** Copies the maps. */
  public SynthesisSummary {
    rejectedByRule = Checks.sortedCopy(rejectedByRule);
    toolsByUsability = Checks.sortedCopy(toolsByUsability);
    metrics = Checks.sortedCopy(metrics);
  }

  /** Returns where the files are, if any were asked for. */
  public Optional<Path> outputDirectory() {
    return Optional.ofNullable(directory);
  }

  /** Returns how many attempts were rejected. */
  public long rejected() {
    return attempts - accepted;
  }
}

package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.time.Duration;
import java.time.Instant;

/** Says what differs between two runs of one configuration. */
final class RunInfo {
  private RunInfo() {}

  static ObjectNode of(RunSettings settings, RunStatistics numbers, Instant start, Instant end) {
    Duration duration = Duration.between(start, end);
    return Json.object()
        .put("started", start.toString())
        .put("finished", end.toString())
        .put("milliseconds", duration.toMillis())
        .put("attempts", numbers.attempts())
        .put("concurrency", settings.concurrency())
        .put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"))
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}

package io.tdscaling.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.time.Duration;
import java.time.Instant;

/** What differs between two equal studies. */
final class StudyInfo {
  private StudyInfo() {}

  static String of(StudySettings settings, Instant start, Instant end) {
    ObjectNode info =
        Json.object()
            .put("started", start.toString())
            .put("finished", end.toString())
            .put("seconds", Duration.between(start, end).toMillis() / 1000.0)
            .put("concurrency", settings.concurrency())
            .put("java", Runtime.version().toString());
    return Json.pretty(info) + "\n";
  }
}

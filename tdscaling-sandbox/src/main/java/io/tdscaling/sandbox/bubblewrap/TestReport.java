package io.tdscaling.sandbox.bubblewrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The report of a test run, as its script prints it behind a secret. */
final class TestReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COUNTS = List.of("passed", "failed", "errors");

  private TestReport() {}

  /** Returns the report in its one form; empty where there is none behind the secret. */
  static Optional<String> in(String stdout, String secret) {
    int start = stdout.indexOf(secret + "\n");
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return tidy(JSON.readTree(stdout.substring(start + secret.length() + 1)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> tidy(JsonNode report) {
    ObjectNode tidy = JSON.createObjectNode();
    tidy.put("ok", report.path("ok").asBoolean());
    for (String count : COUNTS) {
      if (!report.path(count).canConvertToInt() || report.path(count).asInt() < 0) {
        return Optional.empty();
      }
      tidy.put(count, report.path(count).asInt());
    }
    tidy.put("output", report.path("output").asText());
    return Optional.of(tidy.toString());
  }

  /** Returns the report of a run that ended before it had one. */
  static String ofNone(String why) {
    ObjectNode report = JSON.createObjectNode();
    report.put("ok", false).put("passed", 0).put("failed", 0).put("errors", 1);
    return report.put("output", why).toString();
  }
}

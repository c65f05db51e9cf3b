package io.tdscaling.benchmarks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.core.format.OpenAiFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Exported records, and what writes them a line each to nowhere. */
final class Records implements TrajectorySink {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final OutputStream nowhere = OutputStream.nullOutputStream();
  private final List<JsonNode> kept = new ArrayList<>();
  private final boolean keep;

  /**
   * @param keep whether the records are kept, or written as they come
   */
  Records(boolean keep) {
    this.keep = keep;
  }

  @Override
  public void write(Attempt attempt) throws IOException {
    if (!attempt.verdict().accepted() || attempt.trajectory().isEmpty()) {
      return;
    }
    JsonNode record = OpenAiFormat.write(attempt.trajectory().get());
    if (keep) {
      kept.add(record);
    } else {
      write(record);
    }
  }

  /** Writes all that were kept. */
  int writeAll() throws IOException {
    for (JsonNode record : kept) {
      write(record);
    }
    return kept.size();
  }

  private void write(JsonNode record) throws IOException {
    JSON.writeValue(nowhere, record);
    nowhere.write('\n');
  }
}

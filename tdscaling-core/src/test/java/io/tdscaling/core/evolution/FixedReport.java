package io.tdscaling.core.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A report that says what a test wants. */
record FixedReport(long index, long settled, List<CellReport> cells) implements DiversityReport {
  @Override
  public long accepted() {
    return cells.stream().mapToLong(CellReport::held).sum();
  }

  @Override
  public SortedMap<String, JsonNode> metrics() {
    return new TreeMap<>();
  }
}

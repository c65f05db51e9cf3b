package io.tdscaling.core.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.MutationReport;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A report that says what a test wants. */
record FixedReport(
    long index,
    long settled,
    List<CellReport> cells,
    List<MutationReport> mutations,
    boolean collapsed)
    implements DiversityReport {
  /** A report of a run in which nothing was changed and nothing collapsed. */
  FixedReport(long index, long settled, List<CellReport> cells) {
    this(index, settled, cells, List.of(), false);
  }

  @Override
  public long accepted() {
    return cells.stream().mapToLong(CellReport::held).sum();
  }

  @Override
  public SortedMap<String, JsonNode> metrics() {
    return new TreeMap<>();
  }
}

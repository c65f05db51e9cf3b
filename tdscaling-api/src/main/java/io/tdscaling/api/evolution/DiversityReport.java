package io.tdscaling.api.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;

/**
 * What a policy decides on. It shows the results of attempts up to a fixed distance before the one
 * being steered, so that steering does not depend on timing. A report is valid only during the call
 * it is handed to.
 */
public interface DiversityReport {
  /** Returns the index of the attempt to steer. */
  long index();

  /** Returns how many attempts' results the report takes into account. */
  long settled();

  /** Returns how many of those were accepted. */
  long accepted();

  /** Returns every cell that this run can reach, sorted. */
  List<CellReport> cells();

  /** Returns the metrics' values by name. */
  SortedMap<String, JsonNode> metrics();
}

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

  /**
   * Returns every cell that the attempt can reach, sorted. In a run that programs, whether an
   * attempt does is settled beforehand, and these are part of the run's cells.
   */
  List<CellReport> cells();

  /** Returns whether other attempts of the run can reach other cells. The default is false. */
  default boolean isPart() {
    return false;
  }

  /**
   * Returns how mutations have fared that the attempt can use, in the order of the enum; those not
   * tried yet too.
   */
  List<MutationReport> mutations();

  /**
   * Returns whether what was accepted last is much less diverse than what was accepted before, so
   * that something has to be done about it.
   */
  boolean collapsed();

  /** Returns the metrics' values by name. */
  SortedMap<String, JsonNode> metrics();
}

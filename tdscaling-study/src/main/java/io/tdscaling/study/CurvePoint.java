package io.tdscaling.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an arm had come to at one checkpoint.
 *
 * @param axis what the checkpoint counts
 * @param at the count at which it stands
 * @param accepted trajectories accepted by then
 * @param attempts attempts made by then, planned or not
 * @param tokens tokens spent by then
 * @param contextTokens tokens of system messages and tool schemas by then, counted apart
 * @param unlikePromise accepted trajectories that are not what the arm promises
 * @param toolsUsed distinct tools used with success that were offered
 * @param dependenciesUsed distinct known dependencies between tools along which a value was handed
 * @param measures values by name, such as {@code h_mode}; one that is not available is left out
 * @param corrected values that their metric corrected for sample size, by the same names
 */
public record CurvePoint(
    Axis axis,
    long at,
    long accepted,
    long attempts,
    long tokens,
    long contextTokens,
    long unlikePromise,
    long toolsUsed,
    long dependenciesUsed,
    SortedMap<String, Double> measures,
    SortedMap<String, Corrected> corrected) {
  /** What a checkpoint counts. */
  public enum Axis {
    /** Accepted trajectories. */
    ACCEPTED,
    /** Tokens spent; the point is the last state that had not spent more. */
    TOKENS,
    /** Nothing: the end of the run, at its number of accepted trajectories. */
    END;

    /** Returns the lower-case label used in files. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the maps. */
  public CurvePoint {
    measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
    corrected = Collections.unmodifiableSortedMap(new TreeMap<>(corrected));
  }
}

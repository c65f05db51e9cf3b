package io.tdscaling.core.phrasing;

import java.util.List;

/**
 * What one call does, as it is asked for.
 *
 * @param action what is done, without any value, such as "cancel the order"
 * @param text the same with the values that fit into the sentence, such as "cancel order ORD-10442"
 * @param rest what is too long for the sentence and is said after it
 */
public record Clause(String action, String text, List<Detail> rest) {
  /** Copies the list. */
  public Clause {
    rest = List.copyOf(rest);
  }

  /**
   * An argument by its name.
   *
   * @param label the parameter as people say it
   * @param value the value as people say it
   */
  public record Detail(String label, String value) {
    /** Returns the part of a grammar that says it. */
    public String part() {
      return label.isEmpty()
          ? "unnamed detail"
          : SpokenValues.isPlural(label) ? "details" : "detail";
    }
  }
}

package io.tdscaling.core.plan;

import io.tdscaling.api.code.CodeKind;
import java.util.List;

/**
 * Which attempts are programming, and of what kind: so many of every million that their share is
 * exact, evenly spread, and the kinds one after the other. It depends on the index alone.
 */
public final class CodeTurns {
  private static final long MILLION = 1_000_000;

  private final long perMillion;
  private final List<CodeKind> kinds;

  /**
   * Makes a division.
   *
   * @param share share of the attempts that are programming, from 0 to 1
   * @param kinds the kinds there are, at least one if the share is above 0
   */
  public CodeTurns(double share, List<CodeKind> kinds) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share of code must be from 0 to 1, got " + share);
    }
    this.perMillion = Math.round(share * MILLION);
    this.kinds = List.copyOf(kinds);
    if (perMillion > 0 && kinds.isEmpty()) {
      throw new IllegalArgumentException("there is no kind of programming task");
    }
  }

  /** Returns the division in which no attempt is programming. */
  public static CodeTurns none() {
    return new CodeTurns(0, List.of());
  }

  /** Returns the share of the attempts that are programming, to the millionth. */
  public double share() {
    return (double) perMillion / MILLION;
  }

  /** Returns the kinds that there are turns of; empty where no attempt is programming. */
  public List<CodeKind> kinds() {
    return perMillion == 0 ? List.of() : kinds;
  }

  /** Returns whether the attempt of this index is programming. */
  public boolean isCode(long index) {
    return before(index + 1) > before(index);
  }

  /** Returns how many attempts before this one are programming. */
  public long before(long index) {
    return index / MILLION * perMillion + index % MILLION * perMillion / MILLION;
  }

  /**
   * Returns what kind the attempt of this index is.
   *
   * @throws IllegalStateException if it is not programming
   */
  public CodeKind kind(long index) {
    if (!isCode(index)) {
      throw new IllegalStateException("attempt " + index + " is not programming");
    }
    return kinds.get((int) (before(index) % kinds.size()));
  }

  /** Returns how many attempts of its kind come before the attempt of this index. */
  public long ofKindBefore(long index) {
    return before(index) / kinds.size();
  }
}

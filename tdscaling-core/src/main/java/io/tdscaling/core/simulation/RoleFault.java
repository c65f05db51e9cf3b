package io.tdscaling.core.simulation;

import io.tdscaling.api.verify.Party;
import io.tdscaling.core.text.ClassNames;

/**
 * A fault in the code that plays a role or executes calls; the attempt is rejected, the run goes
 * on.
 */
public final class RoleFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Party party;

  RoleFault(Party party, Object role, Exception cause) {
    super(ClassNames.of(role) + " threw " + cause, cause);
    this.party = party;
  }

  /** Returns who is at fault. */
  public Party party() {
    return party;
  }
}

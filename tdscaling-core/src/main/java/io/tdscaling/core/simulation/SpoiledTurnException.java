package io.tdscaling.core.simulation;

import java.io.IOException;

/** A model's turn that cannot stand in a conversation, by the rule that it breaks. */
final class SpoiledTurnException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String rule;

  /**
   * Makes an exception.
   *
   * @param rule the rule, as in a verdict
   * @param reason one sentence with the bad value
   */
  SpoiledTurnException(String rule, String reason) {
    super(reason);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}

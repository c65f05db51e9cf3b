package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Blueprint;

/** Opens the mode's shape to tests of other packages. */
public final class ModeShapes {
  private ModeShapes() {}

  /** Returns whether a blueprint, acted out as planned, shows the mode it aims at. */
  public static boolean isShownBy(Blueprint plan) {
    return ModeShape.isShownBy(plan);
  }
}

package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import java.util.Optional;

/** Which tools cannot be executed without inventing what they would really answer. */
final class Support {
  private Support() {}

  /** Returns why a tool cannot be executed, as a clause without a full stop. */
  static Optional<String> reason(ToolModel model, OutputShaper shaper) {
    EffectClass effect = model.effect();
    if (effect == EffectClass.COMPUTE) {
      return Optional.of(
          "its result follows from its arguments, which an inferred environment cannot compute");
    }
    if (effect == EffectClass.CODE) {
      return Optional.of("it runs code, which an inferred environment cannot do");
    }
    return shaper.canShape(model.spec())
        ? Optional.empty()
        : Optional.of("no result was found that fits its output schema");
  }
}

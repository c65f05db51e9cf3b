package io.tdscaling.examples.cli;

import io.tdscaling.core.TrajectorySynthesizerBuilder;

/** What {@code --policy} takes. */
enum SteeringPolicy {
  adaptive,
  greedyCoverage,
  uniform;

  TrajectorySynthesizerBuilder set(TrajectorySynthesizerBuilder builder) {
    return switch (this) {
      case adaptive -> builder.adaptive();
      case greedyCoverage -> builder.greedyCoverage();
      case uniform -> builder.uniform();
    };
  }
}

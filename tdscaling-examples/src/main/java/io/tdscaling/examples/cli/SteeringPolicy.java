package io.tdscaling.examples.cli;

/** What {@code --policy} takes. */
enum SteeringPolicy {
  adaptive,
  uniform
}

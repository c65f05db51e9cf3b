package io.tdscaling.sandbox.embedded.command;

/** A command. Has no state: everything is in the invocation. */
@FunctionalInterface
interface Command {
  /** Runs and returns the exit code. */
  int run(Invocation in) throws CommandFailure;
}

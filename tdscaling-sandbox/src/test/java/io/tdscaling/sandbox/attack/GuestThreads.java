package io.tdscaling.sandbox.attack;

import java.util.Set;
import java.util.stream.Collectors;

/** Finds the threads on which sandboxes run programs, and no others of this JVM. */
final class GuestThreads {
  private GuestThreads() {}

  /** Returns the ids of those that are alive. */
  static Set<Long> alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("tdscaling-"))
        .map(Thread::getId)
        .collect(Collectors.toSet());
  }
}

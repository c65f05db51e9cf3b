package io.tdscaling.sandbox.spi;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a backend can do, and what it promises.
 *
 * @param name what the backend is called
 * @param languages what it executes
 * @param memoryBoundHard whether no program can pass the memory limit, whatever it does
 * @param realProcesses whether commands are real processes of the operating system
 * @param separateProcess whether programs run outside of this JVM
 * @param deterministic whether equal programs in equal workspaces give equal results, also where
 *     they ask for time, chance or hashes
 * @param keepsState whether later programs of a session see what earlier ones in the same language
 *     defined; otherwise each starts anew, and only files are kept
 */
public record Capabilities(
    String name,
    Set<Language> languages,
    boolean memoryBoundHard,
    boolean realProcesses,
    boolean separateProcess,
    boolean deterministic,
    boolean keepsState) {
  /** Copies the set. */
  public Capabilities {
    EnumSet<Language> copy = EnumSet.noneOf(Language.class);
    copy.addAll(languages);
    languages = Collections.unmodifiableSet(copy);
  }

  /** Makes those of a backend whose sessions keep state. */
  public Capabilities(
      String name,
      Set<Language> languages,
      boolean memoryBoundHard,
      boolean realProcesses,
      boolean separateProcess,
      boolean deterministic) {
    this(name, languages, memoryBoundHard, realProcesses, separateProcess, deterministic, true);
  }
}

package io.tdscaling.core.semantics;

/** What a parameter is for. */
public enum SlotKind {
  /** Names a thing that exists, or the thing to make. */
  IDENTIFIER,
  /** Words to search for. */
  QUERY,
  /** How much of a result to return, and from where. */
  PAGING,
  /** Source code, a query in a query language, or a shell command. */
  CODE,
  /** Anything else. */
  VALUE
}

package io.tdscaling.core.environment.declared;

/** What a value of an expression is. */
enum Kind {
  NUMBER,
  TEXT,
  DATE,
  BOOLEAN
}

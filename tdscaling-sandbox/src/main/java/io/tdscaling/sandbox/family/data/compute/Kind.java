package io.tdscaling.sandbox.family.data.compute;

/** What a field of records holds. */
enum Kind {
  /** Numbers that may be added up. */
  NUMBER,
  /** Few texts that many records share, such as a status. */
  CATEGORY,
  /** Booleans, both of them. */
  FLAG,
  /** Days in ISO form. */
  DATE,
  /** Days with a time in ISO form. */
  TIME,
  /** E-mail addresses. */
  EMAIL,
  /** Identifiers: to join by, never to compute with. */
  ID,
  /** Texts that tell records apart, such as a name. */
  LABEL,
  /** Anything else. */
  OTHER
}

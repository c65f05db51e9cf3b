package io.tdscaling.study.learner;

import io.tdscaling.core.dataflow.Identifiers;
import java.util.regex.Pattern;

/** What a value looks like. */
enum Shape {
  NUMBER,
  DATE,
  EMAIL,
  URL,
  PATH,
  IDENTIFIER,
  /** Words, or anything else; in what a user says, only what stands in quotation marks. */
  TEXT;

  private static final Pattern A_NUMBER = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,15})?%?");
  private static final Pattern A_DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?([T ].{1,20})?");

  /** Returns what one token of a text looks like. */
  static Shape of(String token) {
    if (A_NUMBER.matcher(token).matches()) {
      return NUMBER;
    }
    if (A_DATE.matcher(token).matches()) {
      return DATE;
    }
    if (token.contains("://")) {
      return URL;
    }
    if (token.indexOf('@') > 0) {
      return EMAIL;
    }
    if (token.indexOf('/') >= 0 && token.length() > 2) {
      return PATH;
    }
    return Identifiers.isIdentifierLike(token) ? IDENTIFIER : TEXT;
  }
}

package io.tdscaling.core.llm.openai;

import java.io.IOException;

/** What came is not an answer. Its message is our own words, or escaped. */
final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message);
  }
}

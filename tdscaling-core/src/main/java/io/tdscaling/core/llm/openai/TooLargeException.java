package io.tdscaling.core.llm.openai;

import java.io.IOException;

/** More bytes came than are allowed. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException(long most) {
    super("the answer is larger than " + most + " bytes");
  }
}

package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.core.JsonPointer;
import io.tdscaling.api.internal.Checks;

/**
 * Something the assistant's answer must contain.
 *
 * @param call planned call whose result holds the fact
 * @param path JSON Pointer into that result
 * @param text the text that must stand in the answer, not blank
 */
public record Fact(String call, String path, String text) {
  /** Checks the path and the text. */
  public Fact {
    JsonPointer.compile(path);
    Checks.notBlank(text, "fact text");
  }
}

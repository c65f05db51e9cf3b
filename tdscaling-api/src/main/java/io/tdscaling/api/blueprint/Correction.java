package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.internal.Checks;

/**
 * Something the user puts right when asked to confirm a call. The planned call has the right value.
 *
 * @param call planned call whose value changes
 * @param parameter the parameter it is for
 * @param before the value the user named at first
 * @param reply how the user puts it right
 */
public record Correction(String call, String parameter, JsonNode before, String reply) {
  /** Copies the value and checks the reply. */
  public Correction {
    before = before.deepCopy();
    Checks.notBlank(reply, "correction reply");
  }
}

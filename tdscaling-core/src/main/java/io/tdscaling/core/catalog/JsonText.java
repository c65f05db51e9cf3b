package io.tdscaling.core.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.tdscaling.core.json.Json;

/** What is wrong with a text that is not JSON, in one line and without quoting the text. */
final class JsonText {
  private JsonText() {}

  static String problem(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : " at column " + Math.max(1, at.getColumnNr());
    // Jackson says this in terms of its own classes and features.
    String reason =
        e instanceof MismatchedInputException ? "more text after the value" : Json.problem(e);
    return "invalid JSON" + where + ": " + reason;
  }
}

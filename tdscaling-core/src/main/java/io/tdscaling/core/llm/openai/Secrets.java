package io.tdscaling.core.llm.openai;

import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must not be shown, taken out of what is. A server may echo a key in whole, in parts or cut
 * off, so that every run of {@value #SHARED} characters that a text shares with a secret goes.
 */
final class Secrets {
  /** Shorter secrets are hidden only where they stand as a whole. */
  private static final int SHARED = 8;

  /** Shorter than that, nothing is a secret; servers without keys are given such as "x". */
  private static final int SHORTEST = 4;

  private static final int LONGEST_TEXT = 4_000;
  private static final String HIDDEN = "[hidden]";

  private final List<String> secrets;

  Secrets(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .flatMap(Secrets::written)
            .distinct()
            .toList();
  }

  /** Returns a secret as it stands in texts, in addresses and in JSON. */
  private static Stream<String> written(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String quoted = Json.quoted(secret);
    return Stream.of(
        secret, encoded, encoded.replace("+", "%20"), quoted.substring(1, quoted.length() - 1));
  }

  /** Returns the text on one line, without secrets, escaped and shortened. */
  String excerpt(String text, int longest) {
    return Excerpt.of(hidden(text), longest);
  }

  /** Returns the beginning of a text, without secrets. */
  String hidden(String text) {
    String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    for (String secret : secrets) {
      shown = without(secret, shown);
    }
    return shown;
  }

  private static String without(String secret, String text) {
    if (secret.length() < SHARED) {
      return text.replace(secret, HIDDEN);
    }
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int shared = shared(secret, text, at);
      kept.append(shared > 0 ? HIDDEN : text.substring(at, at + 1));
      at += Math.max(1, shared);
    }
    return kept.toString();
  }

  /** Returns how many characters from a place on are also in the secret, 0 if too few. */
  private static int shared(String secret, String text, int from) {
    int length = SHARED;
    if (from + length > text.length() || !secret.contains(text.substring(from, from + length))) {
      return 0;
    }
    while (from + length < text.length()
        && secret.contains(text.substring(from, from + length + 1))) {
      length++;
    }
    return length;
  }
}

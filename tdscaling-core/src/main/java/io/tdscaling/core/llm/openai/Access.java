package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.core.text.ClassNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request is let in with: the key, asked for anew for every request, and the caller's
 * headers.
 */
final class Access {
  private static final String AUTHORIZATION = "Authorization";

  private final Endpoint endpoint;
  private final Supplier<String> key;
  private final Map<String, String> headers;

  Access(Endpoint endpoint, Supplier<String> key, Map<String, String> headers) {
    this.endpoint = endpoint;
    this.key = key;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns whether a header can hold a value. */
  static boolean fitsHeader(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /**
   * Adds the headers to a request.
   *
   * @return what must not be shown of this request
   */
  Secrets grant(Request.Builder request) throws LlmException {
    String current = current();
    String authorization = current.isEmpty() ? endpoint.basicAuthorization() : "Bearer " + current;
    if (authorization != null) {
      request.header(AUTHORIZATION, authorization);
    }
    headers.forEach(request::header);
    return secrets(current, authorization);
  }

  private Secrets secrets(String current, @Nullable String authorization) {
    List<String> secrets = new ArrayList<>(endpoint.secrets());
    secrets.add(current);
    if (authorization != null) {
      secrets.add(authorization.substring(authorization.indexOf(' ') + 1));
    }
    secrets.addAll(headers.values());
    return new Secrets(secrets);
  }

  private String current() throws LlmException {
    @Nullable String given;
    try {
      given = key.get();
    } catch (RuntimeException fault) { // The supplier is code of the caller's choice.
      throw new LlmException(
          Reason.UNAUTHORIZED, ClassNames.of(key) + " gave no API key: it threw", fault);
    }
    String current = given == null ? "" : given.strip();
    if (!fitsHeader(current)) {
      throw new LlmException(
          Reason.UNAUTHORIZED,
          "the API key for " + endpoint + " holds characters that a header cannot hold");
    }
    return current;
  }
}

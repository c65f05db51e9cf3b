package io.tdscaling.core.llm.openai;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where answers are asked for. Its user, password and query are used but never shown. */
final class Endpoint {
  private static final String PATH = "chat/completions";

  private final HttpUrl url;
  private final String shown;

  private Endpoint(HttpUrl url) {
    this.url = url;
    this.shown =
        url.newBuilder().username("").password("").query(null).fragment(null).build().toString();
  }

  /**
   * Reads a base address, such as {@code http://localhost:8000/v1}.
   *
   * @throws IllegalArgumentException if it is not one; what it is is not said, for it may hold a
   *     password
   */
  static Endpoint below(String baseUrl) {
    HttpUrl base = HttpUrl.parse(baseUrl.strip());
    if (base == null) {
      throw new IllegalArgumentException(
          "baseUrl must be an address like http://localhost:8000/v1, got "
              + baseUrl.length()
              + " characters that are none");
    }
    boolean slash = base.pathSegments().get(base.pathSize() - 1).isEmpty();
    HttpUrl.Builder whole = slash ? withoutSlashes(base) : base.newBuilder();
    return new Endpoint(whole.addPathSegments(PATH).fragment(null).build());
  }

  private static HttpUrl.Builder withoutSlashes(HttpUrl base) {
    HttpUrl.Builder builder = base.newBuilder();
    for (int i = base.pathSize() - 1; i > 0 && base.pathSegments().get(i).isEmpty(); i--) {
      builder.removePathSegment(i);
    }
    return builder;
  }

  HttpUrl url() {
    return url;
  }

  /** Returns the host of what a redirect points at. */
  String hostOf(String location) {
    HttpUrl target = url.resolve(location);
    return target == null ? "an address that is none" : target.host();
  }

  /** Returns the header that user and password of the address make, if it has them. */
  @Nullable String basicAuthorization() {
    return url.username().isEmpty() && url.password().isEmpty()
        ? null
        : Credentials.basic(url.username(), url.password());
  }

  /** Returns what of the address must not be shown. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(List.of(url.password(), url.encodedPassword()));
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      secrets.add(value == null ? url.queryParameterName(i) : value);
    }
    return secrets;
  }

  /** Returns the address without user, password and query. */
  @Override
  public String toString() {
    return shown;
  }
}

package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Utf8;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;

/** Reads what a server answers to one request. Thread-safe. */
final class ResponseReader {
  private static final int LARGEST_REFUSAL = 64 << 10;
  private static final int LONGEST_MESSAGE = 300;
  private static final String END_OF_STREAM = "[DONE]";

  private final Endpoint endpoint;
  private final Limits limits;
  private final Clock clock;
  private final Finishes finishes = new Finishes();

  ResponseReader(Endpoint endpoint, Limits limits, Clock clock) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Reads an answer.
   *
   * @param response what came
   * @param ids ids for its calls
   * @param secrets what must not be shown
   * @throws MalformedException if it is neither an answer nor a refusal
   * @throws TooLargeException if it is larger than allowed
   * @throws IOException if the connection breaks
   */
  Outcome read(Response response, CallIds ids, Secrets secrets) throws IOException {
    if (!response.isSuccessful()) {
      return refused(response, secrets);
    }
    ReplyDraft draft = new ReplyDraft();
    Optional<Refusal> refusal =
        isStream(response) ? stream(response, draft) : whole(response, draft, secrets);
    return refusal.isPresent()
        ? refused(refusal.get(), response, secrets)
        : new Outcome.Answered(draft.reply(ids, finishes, secrets));
  }

  /** A server that cannot stream answers as a whole. */
  private static boolean isStream(Response response) {
    MediaType type = response.body().contentType();
    return type != null && type.subtype().equals("event-stream");
  }

  private Optional<Refusal> whole(Response response, ReplyDraft draft, Secrets secrets)
      throws IOException {
    byte[] body = bounded(response, limits.largestAnswer()).readByteArray();
    if (!Utf8.isWellFormed(body)) {
      throw new MalformedException("it is not UTF-8");
    }
    Optional<Refusal> refusal;
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      refusal = Refusal.within(json);
      if (refusal.isEmpty()) {
        draft.addWhole(json);
      }
    } catch (JsonProcessingException notJson) {
      String begin = new String(body, 0, Math.min(body.length, 4 << 10), StandardCharsets.UTF_8);
      throw new MalformedException(
          "it is not JSON but begins with \"%s\"".formatted(secrets.excerpt(begin, 80)));
    }
    return refusal;
  }

  private Optional<Refusal> stream(Response response, ReplyDraft draft) throws IOException {
    BufferedSource source = bounded(response, limits.largestAnswer());
    EventStream events = new EventStream(source);
    source.request(1);
    // The first byte has the time of the whole request: a question may wait in a queue.
    response.body().source().timeout().timeout(limits.idle().toNanos(), TimeUnit.NANOSECONDS);
    String data = events.next();
    while (data != null && !data.equals(END_OF_STREAM)) {
      JsonNode chunk = piece(data);
      Optional<Refusal> refusal = Refusal.within(chunk);
      if (refusal.isPresent()) {
        return refusal;
      }
      draft.addPiece(chunk);
      data = events.next();
    }
    return Optional.empty();
  }

  private static JsonNode piece(String data) throws MalformedException {
    try {
      return Json.parse(data);
    } catch (JsonProcessingException notJson) {
      throw new MalformedException("an event of the stream is not JSON");
    }
  }

  private Outcome refused(Response response, Secrets secrets) {
    String location = response.header("Location");
    if (response.code() < 400) {
      String where = location == null ? "nowhere" : endpoint.hostOf(location);
      String text = "redirects are not followed, this one leads to " + where;
      return refused(new Refusal(response.code(), "", text), response, secrets);
    }
    return refused(Refusal.of(response.code(), refusalText(response)), response, secrets);
  }

  /** The status says enough where the rest of a refusal cannot be read. */
  private static String refusalText(Response response) {
    try {
      BufferedSource source = response.body().source();
      source.request(LARGEST_REFUSAL);
      long size = Math.min(LARGEST_REFUSAL, source.getBuffer().size());
      return source.readString(size, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      return "(what it says could not be read: " + broken.getClass().getSimpleName() + ")";
    }
  }

  private Outcome refused(Refusal refusal, Response response, Secrets secrets) {
    String said = secrets.excerpt(refusal.text(), LONGEST_MESSAGE);
    String message = "%s answered %d: %s".formatted(endpoint, refusal.status(), said);
    return new Outcome.Refused(
        refusal.reason(),
        secrets.hidden(message),
        RetryAfter.of(response.headers(), clock),
        refusal.isAboutFormat());
  }

  private static BufferedSource bounded(Response response, long most) throws IOException {
    if (response.body().contentLength() > most) {
      throw new TooLargeException(most);
    }
    return Okio.buffer(new BoundedSource(response.body().source(), most));
  }
}

package io.tdscaling.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Talks to a server that speaks the OpenAI chat completions protocol. It does not try again, and
 * counts no cost: an example, not a production client.
 */
final class OpenAiClient implements LlmClient {
  private static final MediaType JSON_TYPE = MediaType.get("application/json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_ANSWER = 8 << 20;
  private static final int EXCERPT = 200;

  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(5)).build();
  private final String url;
  private final String model;
  private final String key;

  /**
   * Makes a client.
   *
   * @param baseUrl what comes before {@code /chat/completions}
   * @param model the model's name
   * @param key the API key, or empty for none
   */
  OpenAiClient(String baseUrl, String model, String key) {
    this.url = baseUrl.replaceAll("/+$", "") + "/chat/completions";
    this.model = model;
    this.key = key;
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    byte[] body = JSON.writeValueAsBytes(OpenAiJson.request(model, request));
    Request.Builder post = new Request.Builder().url(url).post(RequestBody.create(body, JSON_TYPE));
    if (!key.isEmpty()) {
      post.header("Authorization", "Bearer " + key);
    }
    try (Response response = http.newCall(post.build()).execute()) {
      return OpenAiJson.reply(answer(response));
    } catch (InterruptedIOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw e;
    }
  }

  private JsonNode answer(Response response) throws IOException {
    try (InputStream stream = response.body().byteStream()) {
      byte[] content = stream.readNBytes(LARGEST_ANSWER);
      if (!response.isSuccessful()) {
        String text = new String(content, StandardCharsets.UTF_8);
        throw new IOException(
            "%s answered %d: %s"
                .formatted(
                    url, response.code(), text.substring(0, Math.min(EXCERPT, text.length()))));
      }
      return JSON.readTree(content);
    }
  }
}

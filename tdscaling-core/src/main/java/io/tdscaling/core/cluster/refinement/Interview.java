package io.tdscaling.core.cluster.refinement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.cluster.refinement.Opinion.UnusableException;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a model about one cluster after another. What is remembered is not asked for; a model that
 * cannot be reached some times in a row is asked no more.
 */
final class Interview {
  /** Failures in a row to reach the model, after which it is left alone. */
  private static final int MOST_FAILURES = 3;

  private static final int MAX_TOKENS = 1_024;
  private static final int LONGEST_DESCRIPTION = 300;
  private static final int LONGEST_PROBLEM = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Interview.class);

  private final LlmClient client;
  private final String model;
  private final String prompt;
  private final ReplyCache cache;
  private int failures;
  private int unasked;
  private boolean cacheFailed;

  Interview(LlmClient client, String model, String prompt, ReplyCache cache) {
    this.client = client;
    this.model = model;
    this.prompt = prompt;
    this.cache = cache;
  }

  /**
   * Returns what the model thinks of a cluster, or nothing where it gives no usable answer.
   *
   * @param doubtful the dependencies it is asked about
   * @param index number of the cluster, from 0
   */
  Optional<Opinion> opinion(ToolCluster cluster, List<ToolDependency> doubtful, int index) {
    String question = Json.compact(question(cluster, doubtful));
    String key = ReplyCache.key(model, prompt + question);
    Optional<Opinion> remembered = remembered(key, doubtful.size());
    if (remembered.isPresent()) {
      return remembered;
    }
    if (failures >= MOST_FAILURES) {
      unasked++;
      return Optional.empty();
    }
    try {
      JsonNode reply = ask(question, doubtful.size(), index);
      remember(key, reply);
      return Optional.of(Opinion.of(reply, doubtful.size()));
    } catch (UnusableException | IOException problem) {
      LOG.warn("cluster {} stays as it is: {}", cluster.id(), shown(problem));
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while cluster " + cluster.id() + " was refined");
    }
  }

  /** Ends it: says of how many clusters the model was not asked, if any. */
  void end() {
    if (unasked > 0) {
      LOG.warn(
          "{} more clusters stay as they are: the model could not be reached {} times in a row",
          unasked,
          MOST_FAILURES);
    }
  }

  private Optional<Opinion> remembered(String key, int asked) {
    Optional<JsonNode> reply = cache.find(key);
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Opinion.of(reply.get(), asked));
    } catch (UnusableException damaged) {
      return Optional.empty(); // It is asked for again, and replaced.
    }
  }

  private void remember(String key, JsonNode reply) {
    try {
      cache.put(key, reply);
    } catch (IOException problem) {
      if (!cacheFailed) {
        LOG.warn("replies are used, but cannot be kept: {}", shown(problem));
      }
      cacheFailed = true;
    }
  }

  private static String shown(Exception problem) {
    return Excerpt.of(String.valueOf(problem), LONGEST_PROBLEM);
  }

  private JsonNode ask(String question, int asked, int index)
      throws IOException, InterruptedException, UnusableException {
    List<Message> messages = new ArrayList<>();
    messages.add(new SystemMessage(prompt));
    messages.add(new UserMessage(question));
    String first = complete(messages, index, 0);
    try {
      return checked(first, asked);
    } catch (UnusableException wrong) {
      messages.add(AssistantMessage.saying(first));
      messages.add(
          new UserMessage("That cannot be used: " + wrong.getMessage() + ". Answer again."));
      return checked(complete(messages, index, 1), asked);
    }
  }

  private static JsonNode checked(String text, int asked) throws UnusableException {
    JsonNode json = Opinion.json(text);
    Opinion.of(json, asked);
    return json;
  }

  private String complete(List<Message> messages, int index, int turn)
      throws IOException, InterruptedException {
    LlmRequest request =
        new LlmRequest(
            messages,
            List.of(),
            new LlmParameters(0, MAX_TOKENS, 0),
            new LlmRequest.Purpose("cluster", index, turn));
    try {
      String text = client.complete(request).message().text();
      failures = 0;
      return text;
    } catch (CancellationException cancelled) {
      throw cancelled;
    } catch (IOException unreachable) {
      failures++;
      throw unreachable;
    } catch (RuntimeException fault) { // The client is code of the caller's choice.
      failures++;
      throw new IOException(ClassNames.of(client) + " threw " + fault, fault);
    }
  }

  private static ObjectNode question(ToolCluster cluster, List<ToolDependency> doubtful) {
    ObjectNode question = Json.object();
    ArrayNode tools = question.putArray("tools");
    for (ToolSpec tool : cluster.tools()) {
      tools
          .addObject()
          .put("service", tool.ref().service())
          .put("name", tool.ref().name())
          .put("description", Excerpt.of(tool.description(), LONGEST_DESCRIPTION));
    }
    ArrayNode edges = question.putArray("dependencies");
    for (ToolDependency edge : doubtful) {
      edges
          .addObject()
          .put("number", edges.size())
          .put("from", edge.producer() + (edge.isData() ? "." + edge.field() : ""))
          .put("to", edge.consumer() + (edge.isData() ? "." + edge.parameter() : ""))
          .put("why", edge.why());
    }
    return question;
  }
}

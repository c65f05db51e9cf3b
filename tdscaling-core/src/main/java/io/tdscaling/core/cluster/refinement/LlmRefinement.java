package io.tdscaling.core.cluster.refinement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.Resources;
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
import io.tdscaling.core.cluster.Clustering;
import io.tdscaling.core.cluster.refinement.Opinion.UnusableException;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model look over clusters: it confirms or rejects doubtful dependencies, names each cluster
 * that has dependencies and states its business rules. A dependency is judged once, in the first
 * cluster it is in. An answer that cannot be used is asked for once more, with what is wrong; if
 * that fails too, or the model cannot be reached, the cluster stays as it is and a warning is
 * logged.
 */
public final class LlmRefinement {
  /** Dependencies below this confidence are doubtful. */
  private static final double DOUBTFUL = 0.75;

  /** What the confidence of a confirmed dependency is at least. */
  private static final double CONFIRMED = 0.9;

  private static final int MAX_TOKENS = 1_024;
  private static final int LONGEST_DESCRIPTION = 300;
  private static final Logger LOG = LoggerFactory.getLogger(LlmRefinement.class);

  private final LlmClient client;
  private final String model;
  private final ReplyCache cache;
  private final String prompt;

  /**
   * Makes a refinement.
   *
   * @param client the model
   * @param model its name, part of what replies are remembered under
   * @param cache directory where replies are kept, or null to keep none
   */
  public LlmRefinement(LlmClient client, String model, @Nullable Path cache) {
    this.client = client;
    this.model = model;
    this.cache = new ReplyCache(cache);
    try {
      this.prompt =
          Resources.toString(
              Resources.getResource(LlmRefinement.class, "prompt.txt"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the clusters as the model would have them, in their order. */
  public List<ToolCluster> refine(List<ToolCluster> clusters) {
    return refine(clusters, new HashMap<>());
  }

  /** Refines the clusters, and the dependencies with them; clusters that lost all go last. */
  public Clustering refine(Clustering clustering) {
    Map<ToolDependency, Optional<ToolDependency>> judged = new HashMap<>();
    List<ToolCluster> clusters = new ArrayList<>(refine(clustering.clusters(), judged));
    clusters.sort(Comparator.comparing(cluster -> cluster.dependencies().isEmpty()));
    return new Clustering(
        clusters,
        clustering.tools(),
        afterwards(clustering.dependencies(), judged).toList(),
        clustering.folded());
  }

  private List<ToolCluster> refine(
      List<ToolCluster> clusters, Map<ToolDependency, Optional<ToolDependency>> judged) {
    List<ToolCluster> refined = new ArrayList<>();
    for (ToolCluster cluster : clusters) {
      boolean connected = !cluster.dependencies().isEmpty();
      refined.add(connected ? refined(cluster, refined.size(), judged) : cluster);
    }
    return refined;
  }

  /** Returns the dependencies without those rejected, and with those confirmed made surer. */
  private static Stream<ToolDependency> afterwards(
      List<ToolDependency> edges, Map<ToolDependency, Optional<ToolDependency>> judged) {
    return edges.stream().flatMap(edge -> judged.getOrDefault(edge, Optional.of(edge)).stream());
  }

  private ToolCluster refined(
      ToolCluster cluster, int index, Map<ToolDependency, Optional<ToolDependency>> judged) {
    List<ToolDependency> doubtful =
        cluster.dependencies().stream()
            .filter(edge -> edge.confidence() < DOUBTFUL && !judged.containsKey(edge))
            .toList();
    Optional<Opinion> opinion = opinion(cluster, doubtful, index);
    opinion.ifPresent(said -> judge(doubtful, said, judged));
    List<ToolDependency> kept = afterwards(cluster.dependencies(), judged).sorted().toList();
    return new ToolCluster(
        cluster.id(),
        opinion.map(Opinion::name).filter(name -> !name.isEmpty()).orElse(cluster.name()),
        cluster.domains(),
        cluster.tools(),
        kept,
        opinion.map(Opinion::rules).orElse(cluster.rules()),
        cluster.why());
  }

  private void judge(
      List<ToolDependency> asked,
      Opinion opinion,
      Map<ToolDependency, Optional<ToolDependency>> judged) {
    for (int i = 0; i < asked.size(); i++) {
      ToolDependency edge = asked.get(i);
      if (opinion.rejected().contains(i + 1)) {
        judged.put(edge, Optional.empty());
      } else if (opinion.confirmed().contains(i + 1)) {
        judged.put(edge, Optional.of(confirmed(edge)));
      }
    }
  }

  private ToolDependency confirmed(ToolDependency edge) {
    return new ToolDependency(
        edge.producer(),
        edge.field(),
        edge.consumer(),
        edge.parameter(),
        Math.max(CONFIRMED, edge.confidence()),
        edge.kind(),
        edge.why() + "; confirmed by " + Excerpt.of(model));
  }

  private Optional<Opinion> opinion(ToolCluster cluster, List<ToolDependency> doubtful, int index) {
    String question = Json.compact(question(cluster, doubtful));
    String key = ReplyCache.key(model, prompt + question);
    Optional<JsonNode> known = cache.find(key);
    try {
      if (known.isPresent()) {
        return Optional.of(Opinion.of(known.get(), doubtful.size()));
      }
      JsonNode reply = ask(question, doubtful.size(), index);
      cache.put(key, reply);
      return Optional.of(Opinion.of(reply, doubtful.size()));
    } catch (UnusableException | IOException problem) {
      LOG.warn(
          "cluster {} stays as it is: {}", cluster.id(), Excerpt.of(String.valueOf(problem), 200));
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while cluster " + cluster.id() + " was refined");
    }
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
      return client.complete(request).message().text();
    } catch (RuntimeException fault) { // The client is code of the caller's choice.
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

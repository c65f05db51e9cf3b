package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Tools to play, and models that play them by a script. */
final class Stage {
  static final ToolSpec CREATE =
      ToolDraft.tool("create_note").says("Creates a note.").takes("title").spec();
  static final ToolSpec GET =
      ToolDraft.tool("get_note").says("Returns a note.").takes("note_id").spec();
  static final ToolSpec DELETE =
      ToolDraft.tool("delete_note").says("Deletes a note.").takes("note_id").spec();
  static final ToolSpec COUNT =
      ToolDraft.tool("count_words")
          .says("Counts the words of a text.")
          .takes("text")
          .returns(counted())
          .spec();
  static final ToolSpec RUN =
      ToolDraft.tool("run_python").says("Runs Python code.").takes("code").spec();
  static final List<ToolSpec> TOOLS = List.of(CREATE, GET, DELETE, COUNT, RUN);

  private static final String CALL = "The call to answer:\n";

  private Stage() {}

  private static ObjectNode counted() {
    ObjectNode schema = Json.object().put("type", "object");
    schema.putObject("properties").putObject("words").put("type", "integer");
    schema.putArray("required").add("words");
    return schema;
  }

  /** A model that gives these answers, the last again and again, and keeps what it was asked. */
  static final class Script implements LlmClient {
    final List<LlmRequest> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();

    Script(String... answers) {
      this.answers.addAll(List.of(answers));
    }

    @Override
    public LlmReply complete(LlmRequest request) {
      asked.add(request);
      String answer = answers.size() > 1 ? answers.remove() : answers.element();
      LlmReply reply = LlmReply.text(answer);
      return new LlmReply(reply.message(), reply.finish(), new TokenUsage(100, 10, 0, 0));
    }

    String lastQuestion() {
      LlmRequest last = asked.get(asked.size() - 1);
      return last.messages().get(last.messages().size() - 1).text();
    }
  }

  /** A model that answers every call by a fixed rule. */
  static LlmReply actor(LlmRequest request) {
    String question = request.messages().get(1).text();
    JsonNode call = parsed(question.substring(question.indexOf(CALL) + CALL.length()));
    String words = call.path("arguments").elements().next().asText();
    ObjectNode result = Json.object();
    switch (call.path("tool").asText()) {
      case "count_words" -> result.put("words", words.split(" ", -1).length);
      case "run_python" -> result.put("output", "ran " + words.length() + " characters");
      default -> result.put("note_id", "N-" + (1_000 + question.length())).put("title", words);
    }
    ObjectNode answer = Json.object();
    answer.set("result", result);
    return LlmReply.text(Json.compact(answer));
  }

  static LlmEnvironments environments(LlmClient client) {
    return new LlmEnvironments(client, Prompts.standard(), 1_000, 1 << 20);
  }

  static ToolEnvironment open(LlmClient client) {
    return open(environments(client), 7);
  }

  static ToolEnvironment open(LlmEnvironments environments, long seed) {
    return environments.open(new EnvironmentRequest(TOOLS, seed));
  }

  static ObjectNode with(String parameter, String value) {
    return Json.object().put(parameter, value);
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.parse(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}

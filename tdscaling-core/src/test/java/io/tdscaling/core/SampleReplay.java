package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.fixture.RecordedRun;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.RunReader;
import io.tdscaling.core.plan.BlueprintJson;
import io.tdscaling.core.plan.PlanEnvironments;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the calls of samples again, knowing nothing of how the samples were made. */
final class SampleReplay {
  private final RecordedRun run;
  private final RecordedTools tools;

  private SampleReplay(RecordedRun run, RecordedTools tools) {
    this.run = run;
    this.tools = tools;
  }

  static SampleReplay of(RecordedRun run) throws IOException {
    return new SampleReplay(run, RecordedTools.of(RunReader.open(run.directory()), Map.of()));
  }

  /** Makes every call of a conversation; each must be answered as it was. */
  void assertSameAnswers(String blueprint, List<JsonNode> messages) throws IOException {
    endState(blueprint, messages);
  }

  /** Makes every call of a conversation; the plan's end state must come of it. */
  void assertEndsAsPlanned(String blueprint, List<JsonNode> messages) throws IOException {
    assertThat(endState(blueprint, messages)).isEqualTo(plan(blueprint).expectedEndState());
  }

  Blueprint plan(String blueprint) throws IOException {
    return BlueprintJson.read(run.blueprint(blueprint));
  }

  private String endState(String blueprint, List<JsonNode> messages) throws IOException {
    Blueprint plan = plan(blueprint);
    List<ToolSpec> specs =
        plan.tools().values().stream().map(ref -> tools.catalog().tool(ref).orElseThrow()).toList();
    try (ToolEnvironment environment = PlanEnvironments.open(tools.environments(), plan, specs)) {
      Map<String, String> answers = new HashMap<>();
      for (JsonNode message : messages) {
        if (message.path("role").asText().equals("tool")) {
          assertThat(message.path("content").asText())
              .isEqualTo(answers.get(message.path("tool_call_id").asText()));
        }
        for (JsonNode call : message.path("tool_calls")) {
          answers.put(call.path("id").asText(), answer(call.path("function"), plan, environment));
        }
      }
      return environment.stateDigest();
    }
  }

  private static String answer(JsonNode function, Blueprint plan, ToolEnvironment environment) {
    String name = function.path("name").asText();
    ToolRef tool = plan.tools().get(name);
    if (tool == null) {
      return "{\"error\":{\"code\":\"unknown_tool\",\"message\":\"There is no tool named %s.\"}}"
          .formatted(name);
    }
    JsonNode arguments = function.path("arguments");
    JsonNode parsed = arguments.isObject() ? arguments : Json.parseOrText(arguments.asText());
    return Json.compact(environment.call(tool, parsed).content());
  }
}

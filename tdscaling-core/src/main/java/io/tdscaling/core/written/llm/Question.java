package io.tdscaling.core.written.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Map;

/** What a model is told before it plans, bounded whatever tools and environment hold. */
final class Question {
  private static final int MOST_TOOLS = 24;
  private static final int MOST_DEPENDENCIES = 40;
  private static final int MOST_RULES = 8;
  private static final int MOST_VALUES = 4;
  private static final int MOST_PARAMETERS = 12;
  private static final int LONGEST_VALUE = 120;
  private static final int LONGEST_DESCRIPTION = 600;
  private static final int LONGEST_SCHEMA = 4_000;
  private static final int LONGEST_PARENT = 6_000;

  private final BlueprintRequest request;
  private final Setting setting;
  private final EnvironmentFactory environments;

  Question(BlueprintRequest request, Setting setting, EnvironmentFactory environments) {
    this.request = request;
    this.setting = setting;
    this.environments = environments;
  }

  List<Message> messages(Prompts prompts) {
    String instructions = prompts.fill(Prompts.BLUEPRINT, wishes());
    return List.of(new SystemMessage(instructions), new UserMessage(Json.compact(data())));
  }

  private Map<String, String> wishes() {
    return Map.of(
        "domain", request.target().cell().map(Cell::domain).filter(d -> !d.isEmpty()).orElse("any"),
        "mode", request.target().cell().map(Cell::mode).map(Question::described).orElse("any"),
        "complexity",
            request.target().cell().map(Cell::band).map(Question::described).orElse("any"),
        "change", change());
  }

  private String change() {
    return request
        .target()
        .origin()
        .filter(from -> request.parent() != null)
        .map(from -> "take \"parent\" as a start, and " + described(from.mutation()))
        .orElse("make a new plan");
  }

  private static String described(Mutation mutation) {
    return switch (mutation) {
      case DEEPEN -> "add a call that uses what the plan has found";
      case BROADEN -> "add calls that are made together";
      case CONSTRAIN -> "use more optional parameters";
      case PERTURB -> "let a tool fail for a while";
      case OBSCURE -> "let the user leave a value out until asked";
      case DISTRACT -> "keep the calls, and word the requests anew";
      case HOP -> "add a call of another service";
      case INSERT_CODE -> "add a call that finds a list of things, for a program to work on";
    };
  }

  private static String described(ReasoningMode mode) {
    return switch (mode) {
      case SEQUENTIAL -> "sequential: one call after another, later ones using earlier results";
      case PARALLEL -> "parallel: a step of two calls or more";
      case ITERATIVE -> "iterative: one tool called for three things or more";
      case CLARIFYING -> "clarifying: the user leaves a value out, which the assistant asks for";
      case CONFIRMING -> "confirming: the assistant asks before a call that changes something";
      case RECOVERING -> "recovering: a call fails, and the plan goes on";
      case REVISING -> "revising: the user changes their mind, and a call is done again";
      case CODE_AIDED -> "code-aided: a call runs code";
      case REFUSING -> "refusing: a request cannot be met";
    };
  }

  private static String described(ComplexityBand band) {
    return switch (band) {
      case LOW -> "low: one call or two";
      case MEDIUM -> "medium: two to four calls that depend on each other";
      case HIGH -> "high: five calls or more that depend on each other";
    };
  }

  private ObjectNode data() {
    ObjectNode data = Json.object();
    ArrayNode tools = data.putArray("tools");
    try (ToolEnvironment environment =
        environments.open(new EnvironmentRequest(setting.specs(), setting.environmentSeed()))) {
      setting.offered().stream().limit(MOST_TOOLS).forEach(t -> tools.add(tool(t, environment)));
    }
    ArrayNode edges = data.putArray("dependencies");
    request.cluster().dependencies().stream().limit(MOST_DEPENDENCIES).forEach(e -> edge(e, edges));
    ArrayNode rules = data.putArray("rules");
    request.cluster().rules().stream()
        .limit(MOST_RULES)
        .forEach(rule -> rules.add(Excerpt.of(rule, LONGEST_DESCRIPTION)));
    Blueprint parent = request.parent();
    if (parent != null) {
      data.put("parent", Excerpt.of(Json.compact(Json.tree(parent)), LONGEST_PARENT));
    }
    return data;
  }

  private ObjectNode tool(OfferedTool offered, ToolEnvironment environment) {
    ToolSpec spec = offered.spec();
    ObjectNode tool =
        Json.object()
            .put("name", offered.name())
            .put("description", Excerpt.of(spec.description(), LONGEST_DESCRIPTION))
            .put("input", Excerpt.of(Json.compact(spec.inputSchema()), LONGEST_SCHEMA));
    if (spec.outputSchema() != null) {
      tool.put("output", Excerpt.of(Json.compact(spec.outputSchema()), LONGEST_SCHEMA));
    }
    if (setting.distractors().contains(offered.name())) {
      return tool.put("callable", false);
    }
    if (request.unused().contains(spec.ref())) {
      tool.put("preferred", true);
    }
    ObjectNode known = known(spec, environment);
    if (!known.isEmpty()) {
      tool.set("known", known);
    }
    return tool;
  }

  private static ObjectNode known(ToolSpec spec, ToolEnvironment environment) {
    ObjectNode known = Json.object();
    spec.inputSchema().path("properties").properties().stream()
        .limit(MOST_PARAMETERS)
        .forEach(
            parameter -> {
              List<JsonNode> values =
                  environment.knownValues(spec.ref(), parameter.getKey()).stream()
                      .filter(value -> Json.compact(value).length() <= LONGEST_VALUE)
                      .limit(MOST_VALUES)
                      .toList();
              if (!values.isEmpty()) {
                ArrayNode array = known.putArray(parameter.getKey());
                values.forEach(array::add);
              }
            });
    return known;
  }

  private void edge(ToolDependency edge, ArrayNode into) {
    ObjectNode shown = into.addObject().put("from", name(edge.producer()));
    if (edge.isData()) {
      shown.put("field", edge.field()).put("to", name(edge.consumer()));
      shown.put("parameter", edge.parameter());
    } else {
      shown.put("to", name(edge.consumer()));
    }
  }

  private String name(ToolRef ref) {
    return setting.offered().stream()
        .filter(tool -> tool.spec().ref().equals(ref))
        .map(OfferedTool::name)
        .findFirst()
        .orElse(ref.name());
  }
}

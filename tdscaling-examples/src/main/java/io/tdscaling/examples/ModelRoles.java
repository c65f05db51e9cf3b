package io.tdscaling.examples;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.LlmRoles;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.util.List;

/**
 * Gives each role a model of its own: one plans, one is the user, one the assistant, one judges.
 * Here all are scripts, so that this runs offline.
 */
public final class ModelRoles {
  private static final List<String> CITIES =
      List.of("Oslo", "Lima", "Kyoto", "Cairo", "Quito", "Perth", "Turin", "Davos");

  private ModelRoles() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SynthesisSummary summary = synthesize(Prompts.standard());
    Terminal.output().println(summary.accepted() + " accepted");
    Terminal.output().flush();
  }

  // roles: begin
  static TrajectorySynthesizer synthesizer(
      LlmClient planner, LlmClient talker, LlmClient expert, LlmClient judge, Prompts prompts)
      throws IOException {
    return TrajectorySynthesizer.builder()
        .budget(Budget.ofAccepted(10).withMaxAttempts(60))
        .tools(ToolSource.of(CustomTools.weather()))
        .blueprinter(LlmRoles.mixed(LlmRoles.blueprinter(planner, "planner", prompts), 0.5))
        .user(LlmRoles.user(talker, "talker", prompts))
        .assistant(LlmRoles.assistant(expert, "expert"))
        .judge(LlmRoles.judge(judge, "judge", prompts))
        .build();
  }

  // roles: end

  static SynthesisSummary synthesize(Prompts prompts) throws IOException, InterruptedException {
    LlmClient talker = ScriptedModel::reply;
    try (TrajectorySynthesizer synthesizer =
        synthesizer(ModelRoles::plan, talker, talker, ModelRoles::judge, prompts)) {
      return synthesizer.run();
    }
  }

  private static LlmReply plan(LlmRequest request) {
    String city = CITIES.get((int) (request.purpose().index() % CITIES.size()));
    return LlmReply.text(
        """
        {"goal": "Know the weather in %1$s.", "persona": {"name": "Noa", "manner": "curt"},
         "phases": [{"request": "What will the weather be like in %1$s?",
           "steps": [{"calls": [{"id": "c1", "tool": "get_forecast", "arguments": {"city": "%1$s"}}]}],
           "facts": []}]}"""
            .formatted(city));
  }

  private static LlmReply judge(LlmRequest request) {
    return LlmReply.text(
        """
        {"reason": "It does what it should.",
         "scores": {"goal": 5, "calls": 5, "truth": 5, "naturalness": 4}}""");
  }
}

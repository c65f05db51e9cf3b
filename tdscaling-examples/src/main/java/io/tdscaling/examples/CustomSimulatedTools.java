package io.tdscaling.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.ExportVerification;
import io.tdscaling.core.SimulatedEnvironments;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Lets a model play tools that nothing else can execute, here tools that compute. Without a model's
 * address it is a script, so that this runs offline.
 */
public final class CustomSimulatedTools {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CustomSimulatedTools() {}

  /**
   * Runs the example.
   *
   * @param args the output directory, {@code custom-simulated-tools} where it is not given; then
   *     the address and the name of a model, if one is to be asked
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Path.of(args.length > 0 ? args[0] : "custom-simulated-tools");
    Terminal.output().printf("%d accepted%n", run(args, directory).accepted());
    Terminal.output().printf("verified again, without a model: %s%n", verify(directory).passed());
  }

  private static SynthesisSummary run(String[] args, Path directory)
      throws IOException, InterruptedException {
    if (args.length < 3) {
      return synthesize("scripted", CustomSimulatedTools::reply, directory);
    }
    try (OpenAiCompatibleClient client = CustomLlmBackend.client(args[1], args[2])) {
      return synthesize(args[2], client, directory);
    }
  }

  // README: own environment, played by a model
  static SynthesisSummary synthesize(String model, LlmClient client, Path directory)
      throws IOException, InterruptedException {
    SimulatedEnvironments played = SimulatedEnvironments.of(model, client);
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(10).withMaxAttempts(40))
            .tools(ToolSource.of(statistics()))
            .environment("statistics", played)
            .outputDirectory(directory)
            .build()) {
      SynthesisSummary summary = synthesizer.run();
      played.save(directory.resolve("answers.jsonl")); // What the model answered.
      return summary;
    }
  }

  static ExportVerification verify(Path directory) throws IOException, InterruptedException {
    var answers = SimulatedEnvironments.load(directory.resolve("answers.jsonl"));
    return ExportVerification.of(directory, Map.of("statistics", answers));
  }

  // README: end

  private static ServiceSpec statistics() throws JsonProcessingException {
    return new ServiceSpec(
        "statistics",
        "Statistics",
        "Computes with numbers.",
        List.of("mathematics"),
        List.of(
            computing("calculate_mean", "Calculates the mean of some numbers."),
            computing("calculate_range", "Calculates how far apart some numbers are.")),
        null);
  }

  private static ToolSpec computing(String name, String description)
      throws JsonProcessingException {
    JsonNode input =
        JSON.readTree(
            """
            {"type": "object", "required": ["numbers"], "properties": {
               "numbers": {"type": "array", "items": {"type": "number"}, "minItems": 2}}}
            """);
    return new ToolSpec(
        new ToolRef("statistics", name), description, input, null, ToolAnnotations.NONE);
  }

  /** Stands in for a model that can calculate: the call it is to answer is the last line. */
  static LlmReply reply(LlmRequest request) throws IOException {
    String question = request.messages().get(request.messages().size() - 1).text();
    JsonNode call = JSON.readTree(question.substring(question.lastIndexOf('\n') + 1));
    DoubleSummaryStatistics numbers =
        StreamSupport.stream(call.at("/arguments/numbers").spliterator(), false)
            .mapToDouble(JsonNode::asDouble)
            .summaryStatistics();
    Map<String, Double> result =
        call.path("tool").asText().equals("calculate_mean")
            ? Map.of("mean", numbers.getAverage())
            : Map.of("range", numbers.getMax() - numbers.getMin());
    return LlmReply.text(JSON.writeValueAsString(Map.of("result", result)));
  }
}

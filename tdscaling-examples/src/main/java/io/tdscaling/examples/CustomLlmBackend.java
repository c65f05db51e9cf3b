package io.tdscaling.examples;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient;
import io.tdscaling.examples.console.SummaryTable;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;

/**
 * Lets a model play user and assistant. Without arguments it is a script, which shows that one
 * method makes a backend and runs offline; with {@code --url http://localhost:8000/v1 model-name}
 * it is whatever speaks the OpenAI protocol there, asked by the backend that comes with the
 * library. What the model gets right is accepted; what it gets wrong is rejected with the reason.
 */
public final class CustomLlmBackend {
  private static final String KEY_VARIABLE = "OPENAI_API_KEY";

  private CustomLlmBackend() {}

  /**
   * Runs the example.
   *
   * @param args nothing, or {@code --url}, the address and the model's name; the key, if one is
   *     needed, comes from the environment variable {@code OPENAI_API_KEY}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      synthesize("scripted", ScriptedModel::reply, Terminal.output());
    } else if (args.length == 3 && args[0].equals("--url")) {
      try (OpenAiCompatibleClient client = client(args[1], args[2])) {
        synthesize(args[2], client, Terminal.output());
      }
    } else {
      Terminal.errors().println("usage: CustomLlmBackend [--url URL MODEL]");
      System.exit(2);
    }
  }

  /** Returns a client of a server; the key is read anew for each request. */
  static OpenAiCompatibleClient client(String url, String model) {
    return OpenAiCompatibleClient.builder()
        .baseUrl(url)
        .model(model)
        .apiKey(() -> Objects.requireNonNullElse(System.getenv(KEY_VARIABLE), ""))
        .build();
  }

  // README: own LLM backend
  static TrajectorySynthesizer synthesizer(
      String model, LlmClient client, SynthesisListener listener) throws IOException {
    return TrajectorySynthesizer.builder()
        .budget(Budget.ofAccepted(20).withMaxAttempts(80))
        .tools(ToolSource.of(CustomTools.weather()))
        .llm(model, client) // One method: LlmRequest in, LlmReply out.
        .listener(listener)
        .build();
  }

  // README: end

  static SynthesisSummary synthesize(String model, LlmClient client, PrintWriter out)
      throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer = synthesizer(model, client, new FirstOfEach(out))) {
      long start = System.nanoTime();
      SynthesisSummary summary = synthesizer.run();
      SummaryTable.print(summary, Duration.ofNanos(System.nanoTime() - start), out);
      return summary;
    }
  }
}

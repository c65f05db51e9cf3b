package io.tdscaling.examples;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.llm.LlmClients;
import io.tdscaling.core.llm.LlmModel;
import io.tdscaling.core.llm.accounting.ModelPrices;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient;
import io.tdscaling.core.llm.resilience.ConcurrencyLimit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A model behind an endpoint talks, within a budget, and a run that broke off is gone on with. */
public final class TeacherModel {
  private TeacherModel() {}

  // README: teacher model
  static SynthesisSummary synthesize(String url, Supplier<String> key, Path directory)
      throws IOException, InterruptedException {
    try (OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder().baseUrl(url).model("qwen3-32b").apiKey(key).build()) {
      LlmModel teacher =
          LlmModel.named("qwen3-32b", LlmClients.limited(client, ConcurrencyLimit.ofDefaults()))
              .prices(ModelPrices.perMillion("0.40", "1.20"));
      try (TrajectorySynthesizer synthesizer =
          TrajectorySynthesizer.builder()
              .llm(teacher) // Plays user and assistant; plans and tools stay as they are.
              .budget(Budget.ofAccepted(50).withMaxAttempts(200).withMaxCost(new BigDecimal("2")))
              .concurrency(64)
              .outputDirectory(directory)
              .resume(true)
              .build()) {
        return synthesizer.run();
      }
    }
  }
  // README: end
}

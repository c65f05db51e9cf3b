package io.tdscaling.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.StructuredOutput;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.ToolCalls;
import java.time.Duration;

/** Clients of the servers that the page on models tells of. */
final class ModelServers {
  private ModelServers() {}

  static OpenAiCompatibleClient openAi(String model) {
    // docs/llm.md: OpenAI
    OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder()
            .baseUrl("https://api.openai.com/v1")
            .model(model)
            .apiKey(() -> System.getenv("OPENAI_API_KEY")) // Asked for at each request.
            .maxTokensField("max_completion_tokens")
            .build();
    // docs/llm.md: end
    return client;
  }

  static OpenAiCompatibleClient vllm() throws JsonProcessingException {
    // docs/llm.md: vLLM
    OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder()
            .baseUrl("http://localhost:8000/v1")
            .model("Qwen/Qwen3-8B")
            .streaming(true) // So that a stalled answer is noticed.
            .idleTimeout(Duration.ofSeconds(30))
            .requestTimeout(Duration.ofMinutes(10))
            .extraBody(
                new ObjectMapper()
                    .readTree("{\"chat_template_kwargs\": {\"enable_thinking\": false}}"))
            .build();
    // docs/llm.md: end
    return client;
  }

  static OpenAiCompatibleClient llamaCpp() {
    // docs/llm.md: llama.cpp
    OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder()
            .baseUrl("http://localhost:8080/v1")
            .model("any") // It serves the one that it was started with.
            .toolCalls(ToolCalls.JSON_SCHEMA) // For models that call tools badly.
            .build();
    // docs/llm.md: end
    return client;
  }

  static OpenAiCompatibleClient ollama() {
    // docs/llm.md: Ollama
    OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder()
            .baseUrl("http://localhost:11434/v1")
            .model("llama3.2:3b")
            .toolCalls(ToolCalls.JSON_SCHEMA)
            .build();
    // docs/llm.md: end
    return client;
  }

  static OpenAiCompatibleClient dashScope() {
    // docs/llm.md: DashScope
    OpenAiCompatibleClient client =
        OpenAiCompatibleClient.builder()
            .baseUrl("https://dashscope-intl.aliyuncs.com/compatible-mode/v1")
            .model("qwen-plus")
            .apiKey(() -> System.getenv("DASHSCOPE_API_KEY"))
            .structuredOutput(StructuredOutput.JSON_OBJECT)
            .build();
    // docs/llm.md: end
    return client;
  }
}

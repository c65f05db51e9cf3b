package io.tdscaling.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Synthesizes with tools of one's own: one service made in code, one read from a file. */
public final class CustomTools {
  private CustomTools() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException, InterruptedException {
    run(Terminal.output());
  }

  static void run(PrintWriter out) throws IOException, InterruptedException {
    Path file = Files.createTempFile("library", ".json");
    try {
      Files.writeString(
          file,
          """
          {"tools": [
            {"name": "search_books",
             "description": "Searches the books of the library by title.",
             "inputSchema": {"type": "object", "required": ["title"],
                             "properties": {"title": {"type": "string"}}}},
            {"name": "reserve_book",
             "description": "Reserves a book for a reader.",
             "inputSchema": {"type": "object", "required": ["book_id", "reader"],
                             "properties": {"book_id": {"type": "string"},
                                            "reader": {"type": "string"}}}}]}
          """);
      SynthesisSummary summary = synthesize(file);
      out.printf("%d accepted with 3 tools of our own%n", summary.accepted());
    } finally {
      Files.delete(file);
    }
  }

  // README: own tools
  static ServiceSpec weather() throws JsonProcessingException {
    ToolSpec forecast =
        new ToolSpec(
            new ToolRef("weather", "get_forecast"),
            "Returns tomorrow's weather in a city.",
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "object",
                     "properties": {"city": {"type": "string"}},
                     "required": ["city"]}
                    """),
            null,
            ToolAnnotations.NONE);
    return new ServiceSpec(
        "weather", "Weather", "Forecasts.", List.of("weather"), List.of(forecast), null);
  }

  static SynthesisSummary synthesize(Path toolsListAnswer)
      throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(10))
            .tools(ToolSource.of(weather()))
            .tools(toolsListAnswer)
            .build()) {
      return synthesizer.run();
    }
  }
  // README: end
}

package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.ToolSources;
import io.tdscaling.examples.console.ProgressLine;
import io.tdscaling.sandbox.Sandboxes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs every example. */
class ExamplesTest {
  private final StringWriter shown = new StringWriter();
  private final PrintWriter out = new PrintWriter(shown);

  @TempDir private Path directory;

  @Test
  void quickStart_bundledCatalog_acceptsTwoHundredAndShowsThem() throws Exception {
    Path files = directory.resolve("quick");
    SynthesisSummary summary =
        QuickStart.run(files, out, new ProgressLine(new PrintWriter(shown), false, () -> 0));

    assertThat(summary.accepted()).isEqualTo(200);
    assertThat(Files.readAllLines(files.resolve("trajectories.jsonl"))).hasSize(200);
    assertThat(shown.toString())
        .contains("accepted", "rejected", "H_dom", "H_mode", "CAC", "tools", "Trajectory t");
    assertThat(shown.toString()).contains("user  ", "call  ", "tool  ", "assistant  ");
    assertThat(shown.toString().lines())
        .allMatch(line -> line.length() < 80 || line.contains("quick"));
  }

  @Test
  void codeTrajectories_familyOfOnesOwn_runsAndIsVerifiedAgain() throws Exception {
    // Among the library's families it would seldom have its turn.
    CodeToolFactory sandbox = Sandboxes.embedded().withFamilies(List.of());
    Path files = directory.resolve("code");

    SynthesisSummary summary = CodeTrajectories.synthesize(sandbox, files, out);

    assertThat(summary.accepted()).isEqualTo(12);
    assertThat(CodeTrajectories.verify(sandbox, files).failures()).isEmpty();
    assertThat(shown.toString())
        .contains("code:", "    from calendar import isleap", "of them are leap years.");
  }

  @Test
  void firstDataset_anEmptyDirectory_holdsAHundredAfterwards() throws Exception {
    assertThat(FirstDataset.synthesize(directory.resolve("first")).accepted()).isEqualTo(100);
  }

  @Test
  void teacherModel_serverOfAScript_isAskedWithinTheBudgetAndCounted() throws Exception {
    Path files = directory.resolve("taught");
    try (ScriptedServer server = new ScriptedServer(0, 0, ScriptedServer::asUser)) {
      SynthesisSummary summary = TeacherModel.synthesize(server.url(), () -> "", files);

      // The script knows only how to play the user, so what it says as the assistant is rejected.
      assertThat(summary.stopReason()).isEqualTo(StopReason.MAX_ATTEMPTS);
    }
    assertThat(Files.readString(files.resolve("run-info.json")))
        .contains("\"paidByModel\"", "\"qwen3-32b\"");
  }

  @Test
  void customTools_codeAndFile_areBothUsed() throws Exception {
    CustomTools.run(out);
    assertThat(shown.toString()).contains("10 accepted with 3 tools of our own");
    Path file = directory.resolve("clock.json");
    Files.writeString(
        file, "{\"tools\":[{\"name\":\"list_clocks\",\"description\":\"Lists all clocks.\"}]}");

    assertThat(CustomTools.synthesize(file).accepted()).isEqualTo(10);
  }

  @Test
  void customClusters_bundledCatalog_showsReasonsAndSynthesizes() throws Exception {
    CustomClusters.show(out);
    assertThat(shown.toString()).startsWith("c0001 [").contains(" → ", "_id names a");

    assertThat(CustomClusters.synthesize().accepted()).isEqualTo(10);
  }

  @Test
  void growCatalog_anyFile_growsToTheSizeWithOtherNouns() throws Exception {
    Path file = directory.resolve("shop.jsonl");
    Files.writeString(
        file,
        "\n{\"id\":\"shop\",\"tools\":[{\"name\":\"list_orders\",\"inputSchema\":{}},"
            + "{\"name\":\"get_order\",\"inputSchema\":{\"type\":\"object\","
            + "\"properties\":{\"order_id\":{\"type\":\"string\"}},\"required\":[\"order_id\"]}}]}\n \n");
    Path grown = directory.resolve("grown.jsonl.gz");
    GrowCatalog.main(new String[] {"5", grown.toString(), file.toString()});
    ToolCatalog catalog = ToolCatalog.of(ToolSources.file(grown).load().services());

    assertThat(catalog.size()).isEqualTo(5);
    assertThat(catalog.services()).hasSize(3);
    assertThat(
            catalog.services().get(1).tools().get(1).inputSchema().path("required").get(0).asText())
        .isNotEqualTo("order_id")
        .endsWith("_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"shop\",\"tools\":[]} | no tools to grow from in FILE",
        "' ' | no tools to grow from in FILE",
        "[1] | FILE:1 is no JSON object",
        "{\"id\" | FILE:1 is no JSON: ",
      })
  void growCatalog_fileWithoutTools_saysSo(String text, String message) throws Exception {
    String file = Files.writeString(directory.resolve("bad.jsonl"), text).toString();
    Path grown = directory.resolve("grown.jsonl.gz");

    assertThatThrownBy(() -> GrowCatalog.grow("5", grown.toString(), file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message.replace("FILE", file));
    assertThat(grown).doesNotExist();
  }

  @Test
  void growCatalog_wrongArguments_saysWhatIsExpected() {
    assertThatThrownBy(() -> GrowCatalog.grow()).hasMessage("usage: GrowCatalog TOOLS GROWN FILE…");
    assertThatThrownBy(() -> GrowCatalog.grow("many", "grown.jsonl.gz", "shop.jsonl"))
        .hasMessage("TOOLS must be a whole number, got many");
  }

  @Test
  void customMetric_standsBesideTheLibrarysOwn() throws Exception {
    SynthesisSummary summary = CustomMetric.synthesize();
    JsonNode value = summary.metrics().get("toolSets");

    assertThat(value.asLong()).isBetween(2L, summary.accepted());
    assertThat(summary.metrics()).containsKeys("domainEntropy", "reasoningModeEntropy");
  }

  @Test
  void customBlueprint_handWrittenPlans_areAllAccepted() throws Exception {
    assertThat(CustomBlueprint.synthesize(out)).isEqualTo(4);
    assertThat(shown.toString()).contains("Do I need an umbrella in").doesNotContain("rejected");
  }

  @Test
  void writtenBlueprint_isAcceptedAndShown() throws Exception {
    assertThat(WrittenBlueprint.synthesize(directory.resolve("plan.json"), out).accepted())
        .isEqualTo(1);
    assertThat(shown.toString()).contains("Show me the newest in full.", "get_order");
  }

  @Test
  void customEnvironment_exportedRun_verifiesInTheSameEnvironment() throws Exception {
    Path files = directory.resolve("environment");

    assertThat(CustomEnvironment.synthesize(files).accepted()).isEqualTo(10);
    assertThat(Files.readString(files.resolve("trajectories.jsonl"))).contains("sky");
    assertThat(CustomEnvironment.verify(files).failures()).isEmpty();
  }

  @Test
  void customSimulatedTools_scriptedModel_verifiesWithoutIt() throws Exception {
    Path files = directory.resolve("simulated");
    SynthesisSummary summary =
        CustomSimulatedTools.synthesize("scripted", CustomSimulatedTools::reply, files);

    assertThat(summary.accepted()).isEqualTo(10);
    assertThat(Files.readString(files.resolve("trajectories.jsonl")))
        .contains("\\\"mean\\\":", "\\\"range\\\":", "\"effect\":\"compute\"");
    assertThat(CustomSimulatedTools.verify(files).failures()).isEmpty();
  }

  @Test
  void customLlmBackend_scriptedModel_isAcceptedAndRejected() throws Exception {
    SynthesisSummary summary = CustomLlmBackend.synthesize("scripted", ScriptedModel::reply, out);

    assertThat(summary.accepted()).isGreaterThanOrEqualTo(10);
    assertThat(summary.rejectedByRule()).containsKey("facts.missing");
    assertThat(shown.toString()).contains("ACCEPTED", "REJECTED facts.missing");
  }
}

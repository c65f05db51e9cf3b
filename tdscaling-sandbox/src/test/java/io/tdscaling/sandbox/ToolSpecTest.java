package io.tdscaling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ToolSpecTest {
  private static final Map<String, ToolAnnotations> ANNOTATIONS =
      Map.of(
          "read_file", new ToolAnnotations(true, false, true, false),
          "list_files", new ToolAnnotations(true, false, true, false),
          "write_file", new ToolAnnotations(false, true, true, false),
          "edit_file", new ToolAnnotations(false, true, false, false));

  @Test
  void tools_areTheFourFileToolsInOrder() {
    assertThat(tools())
        .extracting(tool -> tool.ref().toString())
        .containsExactly(
            "workspace/read_file",
            "workspace/write_file",
            "workspace/edit_file",
            "workspace/list_files");
  }

  @Test
  void tools_sayWhatTheyDo() {
    assertThat(tools())
        .allSatisfy(
            tool -> {
              assertThat(tool.annotations()).isEqualTo(ANNOTATIONS.get(tool.ref().name()));
              assertThat(tool.description()).hasSizeGreaterThan(50).endsWith(".");
            });
  }

  @Test
  void tools_promiseNoExecution() {
    assertThat(tools())
        .allSatisfy(
            tool ->
                assertThat(tool.description() + tool.inputSchema())
                    .doesNotContainIgnoringCase("execut")
                    .doesNotContainIgnoringCase("run "));
  }

  @Test
  void schemas_areClosedAndDescribeEveryMember() {
    for (ToolSpec tool : tools()) {
      for (JsonNode schema : List.of(tool.inputSchema(), tool.outputSchema())) {
        assertThat(schema.path("$schema").textValue())
            .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("additionalProperties")).hasToString("false");
        assertThat(schema.path("properties"))
            .isNotEmpty()
            .allSatisfy(member -> assertThat(member.path("description").textValue()).isNotBlank());
        assertThat(names(schema.path("properties"))).containsAll(texts(schema.path("required")));
      }
    }
  }

  @Test
  void results_haveTheMembersTheOutputSchemaTells() {
    try (CodeTool workspace =
        Workspaces.withLimits(WorkspaceLimits.defaults().withMaxOutputBytes(80)).open(1)) {
      assertConforms("write_file", Calls.write(workspace, "a/b", "x\n".repeat(90)));
      assertConforms("edit_file", Calls.edit(workspace, "a/b", "x\n".repeat(90), "y\n".repeat(90)));
      assertConforms("read_file", Calls.read(workspace, "a/b"));
      assertConforms("list_files", Calls.list(workspace, ".", true));
      Calls.write(workspace, "a/b", "");
      assertConforms("read_file", Calls.read(workspace, "a/b"));
      assertConforms("list_files", Calls.list(workspace, ".", false));
    }
  }

  private static void assertConforms(String tool, ToolResult result) {
    assertThat(result.error()).as("%s", result.content()).isFalse();
    ToolSpec spec =
        tools().stream().filter(t -> t.ref().name().equals(tool)).findFirst().orElseThrow();
    JsonNode schema = spec.outputSchema();
    assertThat(names(result.content()))
        .containsAll(texts(schema.path("required")))
        .isSubsetOf(names(schema.path("properties")));
    for (String name : names(result.content())) {
      JsonNode value = result.content().get(name);
      String type = schema.path("properties").path(name).path("type").textValue();
      String actual =
          value.isIntegralNumber()
              ? "integer"
              : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
      assertThat(actual).as("%s of %s", name, tool).isEqualTo(type);
    }
  }

  private static List<ToolSpec> tools() {
    try (CodeTool workspace = Workspaces.ofDefaults().open(1)) {
      return workspace.tools();
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}

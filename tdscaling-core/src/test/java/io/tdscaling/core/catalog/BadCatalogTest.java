package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadCatalogTest {
  private static final String GOOD =
      "{\"id\":\"good\",\"tools\":[{\"name\":\"t\",\"inputSchema\":{}}]}";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "5 ~ a service must be an object, got 5",
        "[1] ~ a service must be an object, got an array",
        "{\"tools\":[]} ~ service has no id",
        "{\"id\":null,\"tools\":[]} ~ service has no id",
        "{\"id\":5,\"tools\":[]} ~ service id must be a string, got 5",
        "{\"id\":\" \",\"tools\":[]} ~ service id must not be blank, got \" \"",
        "{\"id\":\"s\"} ~ service \"s\": tools must be an array, got nothing",
        "{\"id\":\"s\",\"tools\":{}} ~ service \"s\": tools must be an array, got an object",
        "{\"id\":\"s\",\"tools\":[7]} ~ tool 1 of service \"s\" must be an object, got 7",
        "{\"id\":\"s\",\"tools\":[{\"inputSchema\":{}}]} ~ tool 1 of service \"s\" has no name",
        "{\"id\":\"s\",\"tools\":[{\"name\":\"\",\"inputSchema\":{}}]} ~ tool 1 of service \"s\": name must not be blank, got \"\"",
        "{\"id\":\"s\",\"tools\":[{\"name\":[],\"inputSchema\":{}}]} ~ tool 1 of service \"s\": name must be a string, got an array",
        "{\"id\":\"s\",\"tools\":[{\"name\":\"t\"}]} ~ tool \"t\" of service \"s\" has no inputSchema",
        "{\"id\":\"s\",\"tools\":[{\"name\":\"t\",\"inputSchema\":true}]} ~ tool \"t\" of service \"s\": inputSchema must be an object, got true",
        "{\"id\":\"s\",\"tools\":[{\"name\":\"t\",\"inputSchema\":\"x\"}]} ~ tool \"t\" of service \"s\": inputSchema must be an object, got \"x\"",
      })
  void load_badServiceOrTool_isReportedAndLeftOut(String line, String reason) throws IOException {
    Path file = file("a.jsonl", GOOD + "\n" + line + "\n" + GOOD.replace("good", "better") + "\n");
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.problems()).containsExactly(new CatalogProblem(file.toString(), 2, reason));
    assertThat(loaded.catalog().size()).isEqualTo(2);
    assertThat(loaded.catalog().services()).extracting(ServiceSpec::id).contains("good", "better");
    assertThatThrownBy(() -> CatalogFiles.load(List.of(file), true))
        .isInstanceOf(CatalogException.class)
        .hasMessage(file + ":2: " + reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "\"description\":5 ~ description must be a string, got 5; it is ignored",
        "\"outputSchema\":\"x\" ~ outputSchema must be an object, got \"x\"; it is ignored",
        "\"annotations\":[] ~ annotations must be an object, got an array; it is ignored",
        "\"annotations\":{\"readOnlyHint\":\"yes\"} ~ readOnlyHint must be a boolean, got \"yes\"; it is ignored",
      })
  void load_badOptionalMember_isReportedAndIgnored(String member, String reason)
      throws IOException {
    Path file = file("a.jsonl", GOOD.replace("\"inputSchema\"", member + ",\"inputSchema\""));
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.catalog().size()).isEqualTo(1);
    assertThat(loaded.problems())
        .extracting(CatalogProblem::reason)
        .containsExactly("tool \"t\" of service \"good\": " + reason);
  }

  @Test
  void load_badDomainsAndDeclaration_areReportedAndIgnored() throws IOException {
    String members = "\"domain\":1,\"secondaryDomains\":[2,\"ok\"],\"declaration\":\"x\",\"tools\"";
    LoadedCatalog loaded =
        CatalogFiles.load(List.of(file("a.jsonl", GOOD.replace("\"tools\"", members))), false);
    assertThat(loaded.catalog().services().get(0).domains()).containsExactly("ok");
    assertThat(loaded.problems())
        .extracting(CatalogProblem::reason)
        .containsExactly(
            "service \"good\": domain must be a string, got 1; it is ignored",
            "service \"good\": secondaryDomains must hold strings, got 2; it is ignored",
            "service \"good\": declaration must be an object, got \"x\"; it is ignored");
  }

  @Test
  void load_duplicateToolName_keepsTheFirst() throws IOException {
    String tools =
        "{\"id\":\"s\",\"tools\":[{\"name\":\"t\",\"description\":\"1\",\"inputSchema\":{}},"
            + "{\"name\":\"t\",\"description\":\"2\",\"inputSchema\":{}}]}";
    Path file = file("a.jsonl", tools);
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.catalog().tools()).extracting(ToolSpec::description).containsExactly("1");
    assertThat(loaded.problems())
        .extracting(Object::toString)
        .containsExactly(
            file + ":1: tool \"t\" of service \"s\" is there twice; the second is left out");
  }

  @Test
  void load_duplicateServiceId_keepsTheFirst() throws IOException {
    Path file = file("a.jsonl", GOOD + "\n" + GOOD);
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.problems())
        .extracting(Object::toString)
        .containsExactly(file + ":2: service \"good\" is there twice; the second is left out");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"id\":nope} ~ invalid JSON at column 7: Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{} {} ~ invalid JSON at column 4: more text after the value",
        "{\"id\":\"a\",\"id\":\"b\"} ~ invalid JSON at column 15: Duplicate field 'id'",
      })
  void load_invalidJson_isReportedWithItsColumn(String line, String reason) throws IOException {
    Path file = file("a.jsonl", GOOD + "\n\n" + line + "\n");
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.problems()).containsExactly(new CatalogProblem(file.toString(), 3, reason));
  }

  @Test
  void load_invalidUtf8_isReported() throws IOException {
    Path file = folder.resolve("a.jsonl");
    byte[] bytes =
        (GOOD + "\n\"x\"\n" + GOOD.replace("good", "fine")).getBytes(StandardCharsets.UTF_8);
    bytes[GOOD.length() + 2] = (byte) 0xC3;
    Files.write(file, bytes);
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.catalog().size()).isEqualTo(2);
    assertThat(loaded.problems())
        .containsExactly(new CatalogProblem(file.toString(), 2, "line is not valid UTF-8"));
  }

  @Test
  void load_noTools_saysSoAndWhy() throws IOException {
    Path empty = file("empty.jsonl", "\n");
    assertThatThrownBy(() -> CatalogFiles.load(List.of(empty), false))
        .isInstanceOf(CatalogException.class)
        .hasMessage("no tools in " + empty);
    Path bad = file("bad.jsonl", "{\"id\":\"s\"}");
    assertThatThrownBy(() -> CatalogFiles.load(List.of(empty, bad), false))
        .hasMessage(
            "no tools in %s, %s; the first problem: %s:1: service \"s\": tools must be an array, got nothing",
            empty, bad, bad);
    assertThatThrownBy(() -> CatalogFiles.merge(List.of(), false))
        .hasMessage("no tools: no source was given");
  }

  @Test
  void load_missingFileOrDirectory_namesThePath() {
    Path missing = folder.resolve("missing.jsonl");
    assertThatThrownBy(() -> CatalogFiles.source(missing, false).load())
        .isInstanceOf(IOException.class)
        .hasMessage("no such file: " + missing);
    assertThatThrownBy(() -> CatalogFiles.source(folder, false).load())
        .hasMessage("not a file but a directory: " + folder);
  }

  @Test
  void load_answerThatIsNoneOrOnlyAPage_isReported() throws IOException {
    assertThat(reasons("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"message\":\"denied\"}}"))
        .containsExactly("the answer is an error: \"denied\"");
    assertThat(reasons("{\"result\":{\"tools\":5}}"))
        .containsExactly("tools must be an array, got 5");
    assertThat(reasons("{\"tools\":[],\"nextCursor\":\"2\"}"))
        .containsExactly("the answer has a nextCursor: there are more tools than this file holds");
  }

  @Test
  void load_brokenDocumentOnManyLines_isReportedOnce() throws IOException {
    Path file = file("a.json", "{\n\"tools\": [\n{\"name\": oops}\n]\n}");
    ToolSource.Loaded loaded = CatalogFiles.source(file, false).load();
    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().get(0).line()).isEqualTo(3);
    assertThat(loaded.problems().get(0).reason())
        .startsWith("invalid JSON at column 10: Unrecognized token 'oops'");
  }

  @Test
  void load_truncatedFirstLine_stillReadsTheOthers() throws IOException {
    Path file = file("a.jsonl", "{\"id\":\"cut\",\"tools\":[\n" + GOOD + "\n");
    LoadedCatalog loaded = CatalogFiles.load(List.of(file), false);
    assertThat(loaded.catalog().size()).isEqualTo(1);
    assertThat(loaded.problems()).extracting(CatalogProblem::line).containsExactly(1);
  }

  @Test
  void load_cyclicReferenceAndFiveMegabyteSchema_areReadAndLeftToTheScreening() throws IOException {
    String cyclic = GOOD.replace("{}", "{\"$ref\":\"#\"}");
    String large =
        GOOD.replace("good", "large")
            .replace("{}", "{\"description\":\"" + "x".repeat(5 << 20) + "\"}");
    LoadedCatalog loaded = CatalogFiles.load(List.of(file("a.jsonl", cyclic + "\n" + large)), true);
    assertThat(loaded.catalog().size()).isEqualTo(2);
  }

  private List<String> reasons(String document) throws IOException {
    ToolSource.Loaded loaded = CatalogFiles.source(file("answer.json", document), false).load();
    return loaded.problems().stream().map(CatalogProblem::reason).toList();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}

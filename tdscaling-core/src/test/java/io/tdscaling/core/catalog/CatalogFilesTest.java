package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.ToolSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFilesTest {
  private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"q\":{}}}";
  private static final String TOOL = "{\"name\":\"find\",\"inputSchema\":" + SCHEMA + "}";
  private static final String SERVICE = "{\"id\":\"s\",\"tools\":[" + TOOL + "]}";

  @TempDir Path folder;

  @Test
  void load_fullService_readsEveryField() throws IOException {
    String line =
        """
        {"id":"shop","name":"The shop","domain":"retail","secondaryDomains":["retail","logistics"],\
        "overview":"Sells.","stars":7,"declaration":{"entities":[]},"tools":[{"name":"find","title":"Find",\
        "description":"Finds.","inputSchema":{"type":"object"},"outputSchema":{"type":"array"},\
        "annotations":{"readOnlyHint":true,"title":"Find"}}]}
        """;
    ServiceSpec service = only(load(file("a.jsonl", line)));
    assertThat(service.id()).isEqualTo("shop");
    assertThat(service.name()).isEqualTo("The shop");
    assertThat(service.description()).isEqualTo("Sells.");
    assertThat(service.domains()).containsExactly("retail", "logistics");
    assertThat(service.declaration()).hasToString("{\"entities\":[]}");
    ToolSpec tool = service.tools().get(0);
    assertThat(tool.description()).isEqualTo("Finds.");
    assertThat(tool.inputSchema()).hasToString("{\"type\":\"object\"}");
    assertThat(tool.outputSchema()).hasToString("{\"type\":\"array\"}");
    assertThat(tool.annotations()).isEqualTo(new ToolAnnotations(true, null, null, null));
  }

  @Test
  void load_domainsAsOneList_areReadToo() throws IOException {
    String line = SERVICE.replace("\"id\"", "\"domains\":[\"retail\",\"logistics\"],\"id\"");
    assertThat(only(load(file("a.jsonl", line))).domains()).containsExactly("retail", "logistics");
  }

  @Test
  void load_serviceWithIdAndToolsOnly_defaultsTheRest() throws IOException {
    ServiceSpec service = only(load(file("a.jsonl", SERVICE)));
    assertThat(service.name()).isEqualTo("s");
    assertThat(service.description()).isEmpty();
    assertThat(service.domains()).isEmpty();
    assertThat(service.declaration()).isNull();
    assertThat(service.tools().get(0).description()).isEmpty();
    assertThat(service.tools().get(0).annotations()).isEqualTo(ToolAnnotations.NONE);
  }

  @Test
  void load_nullMembers_areAsIfAbsent() throws IOException {
    String line =
        "{\"id\":\"s\",\"domain\":null,\"secondaryDomains\":null,\"overview\":null,\"tools\":[{\"name\":\"t\","
            + "\"description\":null,\"inputSchema\":{},\"outputSchema\":null,\"annotations\":null}]}";
    LoadedCatalog loaded = load(file("a.jsonl", line));
    assertThat(loaded.problems()).isEmpty();
    assertThat(only(loaded).tools().get(0).description()).isEmpty();
  }

  @Test
  void load_byteOrderMarkCarriageReturnsAndBlankLines_areFine() throws IOException {
    String text =
        "\uFEFF\r\n" + SERVICE + "\r\n  \r\n" + SERVICE.replace("\"s\"", "\"u\"") + "\r\n";
    LoadedCatalog loaded = load(file("a.jsonl", text));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.catalog().services()).extracting(ServiceSpec::id).containsExactly("s", "u");
  }

  @Test
  void load_gzipUnderAnyName_isDecompressed() throws IOException {
    Path file = folder.resolve("plain.jsonl");
    Files.write(file, gzip(SERVICE + "\n"));
    assertThat(only(load(file)).id()).isEqualTo("s");
  }

  @Test
  void load_toolsListAnswer_becomesServiceNamedAfterTheFile() throws IOException {
    for (String text :
        List.of(
            "{\"tools\":[" + TOOL + "]}",
            "{\n  \"tools\": [\n" + TOOL + "\n]\n}\n",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[" + TOOL + "]}}",
            "[" + TOOL + "]",
            "\n[\n" + TOOL + "]")) {
      LoadedCatalog loaded = load(file("my-server.json", text));
      assertThat(loaded.problems()).as(text).isEmpty();
      assertThat(only(loaded).id()).isEqualTo("my-server");
      assertThat(only(loaded).domains()).isEmpty();
      assertThat(only(loaded).tools()).hasSize(1);
    }
  }

  @Test
  void load_gzippedAnswer_dropsBothEndingsFromTheId() throws IOException {
    Path file = folder.resolve("git.json.gz");
    Files.write(file, gzip("[" + TOOL + "]"));
    assertThat(only(load(file)).id()).isEqualTo("git");
  }

  @Test
  void load_oneServiceOnManyLines_isRead() throws IOException {
    String text = "{\n\"id\": \"s\",\n\"tools\": [" + TOOL + "]\n}";
    assertThat(only(load(file("a.json", text))).id()).isEqualTo("s");
  }

  @Test
  void load_severalFiles_keepsTheirOrder() throws IOException {
    Path first = file("b.jsonl", SERVICE);
    Path second = file("a.json", "[" + TOOL + "]");
    LoadedCatalog loaded = CatalogFiles.load(List.of(first, second), true);
    assertThat(loaded.catalog().services()).extracting(ServiceSpec::id).containsExactly("s", "a");
  }

  @Test
  void merge_sourcesMadeInCode_areTaken() throws IOException {
    ServiceSpec service = only(load(file("a.jsonl", SERVICE)));
    LoadedCatalog loaded = CatalogFiles.merge(List.of(ToolSource.of(service)), true);
    assertThat(loaded.catalog().size()).isEqualTo(1);
  }

  @Test
  void merge_secondServiceOfAnId_isReportedAndLeftOut() throws IOException {
    ServiceSpec service = only(load(file("a.jsonl", SERVICE)));
    List<ToolSource> twice = List.of(ToolSource.of(service), ToolSource.of(service));
    LoadedCatalog loaded = CatalogFiles.merge(twice, false);
    assertThat(loaded.catalog().size()).isEqualTo(1);
    assertThat(loaded.problems())
        .extracting(Object::toString)
        .containsExactly("source 2: service \"s\" is in an earlier source; it is left out");
    assertThatThrownBy(() -> CatalogFiles.merge(twice, true))
        .isInstanceOf(CatalogException.class)
        .hasMessage("source 2: service \"s\" is in an earlier source; it is left out");
  }

  private static LoadedCatalog load(Path file) throws IOException {
    return CatalogFiles.load(List.of(file), false);
  }

  private static ServiceSpec only(LoadedCatalog loaded) {
    assertThat(loaded.catalog().services()).hasSize(1);
    return loaded.catalog().services().get(0);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

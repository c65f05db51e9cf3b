package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLimitsTest {
  private static final CatalogLimits SMALL = new CatalogLimits(1_000, 100_000);

  @TempDir Path folder;

  @Test
  void load_lineOverTheLimit_isPassedOver() throws IOException {
    ToolSource.Loaded loaded =
        load(
            (service("a") + "\n" + "x".repeat(1_001) + "\n" + service("b"))
                .getBytes(StandardCharsets.UTF_8));
    assertThat(loaded.services()).extracting(ServiceSpec::id).containsExactly("a", "b");
    assertThat(loaded.problems())
        .extracting(CatalogProblem::reason)
        .containsExactly("line is longer than 1000 bytes");
    assertThat(loaded.problems().get(0).line()).isEqualTo(2);
  }

  @Test
  void load_firstLineOverTheLimit_isPassedOver() throws IOException {
    ToolSource.Loaded loaded =
        load(("[".repeat(2_000) + "\n" + service("b")).getBytes(StandardCharsets.UTF_8));
    assertThat(loaded.services()).extracting(ServiceSpec::id).containsExactly("b");
    assertThat(loaded.problems()).hasSize(1);
  }

  @Test
  void load_gzipBomb_stopsAtTheFileLimit() throws IOException {
    String bomb = service("a") + "\n" + " ".repeat(50_000_000);
    ToolSource.Loaded loaded = load(gzip(bomb.getBytes(StandardCharsets.UTF_8)));
    assertThat(loaded.services()).extracting(ServiceSpec::id).containsExactly("a");
    assertThat(loaded.problems())
        .extracting(CatalogProblem::reason)
        .containsExactly("the file holds more than 100000 bytes; the rest is not read");
  }

  @Test
  void load_documentOverTheLimit_isReportedOnce() throws IOException {
    String text = "{\n\"tools\": [\n" + " {},\n".repeat(500) + "{}]}";
    ToolSource.Loaded loaded = load(text.getBytes(StandardCharsets.UTF_8));
    assertThat(loaded.problems())
        .extracting(CatalogProblem::reason)
        .containsExactly("the document is longer than 1000 bytes");
  }

  @Test
  void load_deepNesting_isReported() throws IOException {
    String deep = "{\"id\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    Path file = Files.writeString(folder.resolve("deep.jsonl"), deep + "\n" + service("b"));
    ToolSource.Loaded loaded = CatalogFiles.source(file, false).load();
    assertThat(loaded.services()).hasSize(1);
    assertThat(loaded.problems().get(0).reason()).contains("nesting depth (1001)");
  }

  @Test
  void load_truncatedGzip_readsWhatIsThere() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append(service("s" + (i * 7919L * 7919L) % 1_000_003)).append('\n');
    }
    byte[] whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    ToolSource.Loaded loaded = load(Arrays.copyOf(whole, whole.length / 2));
    assertThat(loaded.services()).isNotEmpty();
    assertThat(loaded.problems()).isNotEmpty();
    assertThat(loaded.problems().get(loaded.problems().size() - 1).reason())
        .startsWith("broken gzip, the rest is not read: ");
  }

  private ToolSource.Loaded load(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("a.jsonl"), content);
    return new FileToolSource(new CatalogFile(file), false, SMALL).load();
  }

  private static String service(String id) {
    return "{\"id\":\"" + id + "\",\"tools\":[{\"name\":\"t\",\"inputSchema\":{}}]}";
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}

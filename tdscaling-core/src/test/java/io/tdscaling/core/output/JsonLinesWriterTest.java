package io.tdscaling.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLinesWriterTest {
  @Test
  void write_values_arePutOneALine() throws IOException {
    assertThat(written(Json.object().put("a", "é\n😀"), Json.array().add(0.1)))
        .isEqualTo("{\"a\":\"é\\n😀\"}\n[0.1]\n");
  }

  @Test
  void write_whatSomeReadersTakeForLineEnds_isEscaped() throws IOException {
    String text = "a\u0085b\u2028c\u2029d";

    String line = written(Json.object().put(text, text));

    assertThat(line)
        .isEqualTo("{'%1$s':'%1$s'}\n".replace('\'', '"').formatted("a\\u0085b\\u2028c\\u2029d"));
    assertThat(Json.parse(line)).isEqualTo(Json.object().put(text, text));
  }

  @Test
  void write_halfSurrogatePair_survives() throws IOException {
    JsonNode value = Json.object().put("a", "x\uD83Dy");

    assertThat(Json.parse(written(value))).isEqualTo(value);
  }

  private static String written(JsonNode... values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonLinesWriter writer = new JsonLinesWriter(out)) {
      for (JsonNode value : values) {
        writer.write(value);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

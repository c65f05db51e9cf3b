package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures the rule on parameterless tools drawn at random from the real catalogs and labelled by
 * hand before the rule was written: would a correct call need inputs?
 */
class SchemaLossLabelsTest {
  private static final int SAMPLE = 100;

  private record Label(String sample, ToolRef tool, boolean lost) {}

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void lost_labelledTools_errsRarely(String sample, TestInfo test) throws IOException {
    ToolCatalog catalog = RealCatalogs.load();
    List<Label> labels = labels(sample);
    List<Label> missed = labels.stream().filter(l -> l.lost() && !isLost(l, catalog)).toList();
    List<Label> alarms = labels.stream().filter(l -> !l.lost() && isLost(l, catalog)).toList();
    String report =
        "%s: %d labelled, missed %s, false alarms %s"
            .formatted(test.getDisplayName(), labels.size(), missed, alarms);
    assertThat(missed.size()).as(report).isLessThanOrEqualTo(3);
    assertThat(missed.size() + alarms.size()).as(report).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void labels_areOfTheDocumentedDraw(String sample) throws IOException {
    List<ToolRef> drawn =
        RealCatalogs.load().tools().stream()
            .filter(tool -> SchemaLossRule.isParameterless(tool.inputSchema()))
            .map(ToolSpec::ref)
            .sorted(Comparator.comparing(SchemaLossLabelsTest::draw))
            .toList();
    int from = sample.equals("first") ? 0 : SAMPLE;
    assertThat(labels(sample))
        .extracting(Label::tool)
        .containsExactlyElementsOf(drawn.subList(from, from + SAMPLE));
  }

  private static String draw(ToolRef tool) {
    return Hashing.sha256().hashString("schema-lost-1:" + tool, StandardCharsets.UTF_8).toString();
  }

  private static boolean isLost(Label label, ToolCatalog catalog) {
    ServiceSpec service = catalog.service(label.tool().service()).orElseThrow();
    ToolSpec tool = catalog.tool(label.tool()).orElseThrow();
    return new SchemaLossRule(service).lost(tool).isPresent();
  }

  private static List<Label> labels(String sample) throws IOException {
    var resource = SchemaLossLabelsTest.class.getResourceAsStream("schema-lost-labels.tsv");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith(sample + "\t"))
          .map(line -> line.split("\t", -1))
          .map(part -> new Label(part[0], new ToolRef(part[1], part[2]), part[3].equals("lost")))
          .toList();
    }
  }
}

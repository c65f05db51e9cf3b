package io.tdscaling.core.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How often inference is right, on a random sample that was labelled before it was looked at. */
class LabelledSampleTest {
  private record Label(ToolRef tool, String effect, List<String> entities) {
    static Label of(String line) {
      String[] cells = line.split("\t", -1);
      return new Label(
          new ToolRef(cells[0], cells[1]), cells[2], Arrays.asList(cells[3].split("\\|", -1)));
    }
  }

  @Test
  void infer_labelledSample_isMostlyRight() throws IOException {
    Map<ToolRef, ToolSpec> tools = new LinkedHashMap<>();
    RealTools.all().forEach(tool -> tools.putIfAbsent(tool.ref(), tool));
    List<Label> labels = labels();
    int effects = 0;
    int entities = 0;
    for (Label label : labels) {
      ToolSemantics inferred = ToolSemantics.infer(Objects.requireNonNull(tools.get(label.tool())));
      effects += inferred.effect().name().equals(label.effect()) ? 1 : 0;
      entities += label.entities().contains(inferred.entity()) ? 1 : 0;
    }

    assertThat(labels).hasSize(70);
    assertThat(effects / 70.0).as("share of effects").isGreaterThanOrEqualTo(0.85);
    assertThat(entities / 70.0).as("share of entities").isGreaterThanOrEqualTo(0.85);
  }

  private static List<Label> labels() throws IOException {
    try (var in =
        Objects.requireNonNull(LabelledSampleTest.class.getResourceAsStream("labels.tsv"))) {
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).map(Label::of).toList();
    }
  }
}

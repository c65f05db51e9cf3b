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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often the effect is right, on tools of many real services in an order that says nothing about
 * them. A label's first effect is what the labeller would say; others are as arguable.
 */
class EffectQualityTest {
  private static final Logger LOG = LoggerFactory.getLogger(EffectQualityTest.class);

  private record Label(ToolRef tool, List<String> effects) {
    static Label of(String line) {
      String[] cells = line.split("\t", -1);
      return new Label(new ToolRef(cells[0], cells[1]), Arrays.asList(cells[2].split("\\|", -1)));
    }
  }

  @Test
  void infer_labelledTools_ninetyPercentAreFirstReadings() throws IOException {
    assertThat(share("effect-labels.tsv", 200, true)).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void infer_heldOutTools_ninetyPercentAreArguable() throws IOException {
    assertThat(share("effect-labels-held-out.tsv", 100, false)).isGreaterThanOrEqualTo(0.90);
  }

  /** Returns the share that is right, by first readings alone or by all. */
  private static double share(String file, int size, boolean firstOnly) throws IOException {
    Map<ToolRef, ToolSpec> tools = new LinkedHashMap<>();
    RealTools.all().forEach(tool -> tools.putIfAbsent(tool.ref(), tool));
    int first = 0;
    int any = 0;
    List<Label> labels = labels(file);
    for (Label label : labels) {
      ToolSpec tool = Objects.requireNonNull(tools.get(label.tool()), label.tool().toString());
      int at = label.effects().indexOf(ToolSemantics.infer(tool).effect().name());
      first += at == 0 ? 1 : 0;
      any += at >= 0 ? 1 : 0;
    }
    LOG.info("{}: {} of {} as labelled first, {} arguable", file, first, labels.size(), any);
    assertThat(labels).hasSize(size);
    return (firstOnly ? first : any) / (double) size;
  }

  private static List<Label> labels(String file) throws IOException {
    try (var in = Objects.requireNonNull(EffectQualityTest.class.getResourceAsStream(file), file)) {
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).map(Label::of).toList();
    }
  }
}

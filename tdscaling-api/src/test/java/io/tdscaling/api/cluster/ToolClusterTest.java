package io.tdscaling.api.cluster;

import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.tool;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolClusterTest {
  @Test
  void new_withoutTools_isRefused() {
    assertThatThrownBy(() -> new ToolCluster("k", List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cluster k has no tools");
  }

  @Test
  void new_blankId_isRefused() {
    assertThatThrownBy(() -> cluster("", tool("a", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cluster id must not be blank, got \"\"");
  }

  @Test
  void new_dependencyOnAToolOutside_isRefused() {
    List<ToolSpec> tools = List.of(tool("a", "x"));
    for (ToolDependency edge : List.of(edge("a/x", "a/y"), edge("a/y", "a/x"))) {
      assertThatThrownBy(() -> new ToolCluster("k", List.of(), tools, List.of(edge)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("cluster k lacks a tool of its dependency " + edge);
    }
  }

  @Test
  void new_listsChangedAfterwards_keepsItsOwn() {
    List<String> domains = new ArrayList<>(List.of("travel"));
    List<ToolSpec> tools = new ArrayList<>(List.of(tool("a", "x")));
    List<ToolDependency> edges = new ArrayList<>(List.of(edge("a/x", "a/x")));
    ToolCluster cluster = new ToolCluster("k", domains, tools, edges);
    domains.clear();
    tools.clear();
    edges.clear();
    assertThat(cluster.domains()).hasSize(1);
    assertThat(cluster.tools()).hasSize(1);
    assertThat(cluster.dependencies()).hasSize(1);
  }

  @Test
  void services_areDistinctInOrderOfAppearance() {
    assertThat(cluster("k", tool("z", "1"), tool("a", "1"), tool("z", "2")).services())
        .containsExactly("z", "a");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void dependency_confidenceOutOfRange_isRefused(double confidence) {
    assertThatThrownBy(() -> new ToolDependency(ref("a/x"), "id", ref("a/y"), "id", confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confidence must be in [0, 1], got " + confidence);
  }

  @Test
  void dependency_order_isProducerConsumerParameterFieldConfidence() {
    List<ToolDependency> sorted =
        List.of(
            new ToolDependency(ref("a/x"), "z", ref("b/x"), "p", 0.5),
            new ToolDependency(ref("a/y"), "b", ref("a/x"), "p", 0.5),
            new ToolDependency(ref("a/y"), "a", ref("b/x"), "q", 0.4),
            new ToolDependency(ref("a/y"), "a", ref("b/x"), "q", 0.5),
            new ToolDependency(ref("a/y"), "b", ref("b/x"), "q", 0.1));
    List<ToolDependency> reversed = new ArrayList<>(sorted);
    Collections.reverse(reversed);
    assertThat(Stream.of(reversed.toArray(ToolDependency[]::new)).sorted())
        .containsExactlyElementsOf(sorted);
  }

  @Test
  void dependency_state_hasNeitherFieldNorParameter() {
    ToolDependency state = ToolDependency.state(ref("a/x"), ref("a/y"), 0.7, "first");

    assertThat(state.isData()).isFalse();
    assertThat(state.kind().label()).isEqualTo("state");
    assertThat(edge("a/x", "a/y").isData()).isTrue();
    assertThat(read(write(state), ToolDependency.class)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA, '', p, 'a data dependency must have a field and a parameter, got field \"\" and parameter \"p\"'",
    "DATA, f, '', 'a data dependency must have a field and a parameter, got field \"f\" and parameter \"\"'",
    "STATE, f, '', 'a state dependency must have neither field nor parameter, got field \"f\" and parameter \"\"'"
  })
  void dependency_namesThatDoNotFitItsKind_areRefused(
      DependencyKind kind, String field, String parameter, String message) {
    assertThatThrownBy(
            () -> new ToolDependency(ref("a/x"), field, ref("a/y"), parameter, 0.5, kind, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void dependency_json_roundTrips() {
    ToolDependency edge = edge("a/x", "b/y");
    assertThat(read(write(edge), ToolDependency.class)).isEqualTo(edge);
  }

  private static ToolRef ref(String text) {
    return new ToolRef(text.substring(0, 1), text.substring(2));
  }

  private static ToolDependency edge(String producer, String consumer) {
    return new ToolDependency(ref(producer), "id", ref(consumer), "id", 0.5);
  }

  private static ToolCluster cluster(String id, ToolSpec... tools) {
    return new ToolCluster(id, List.of(), List.of(tools), List.of());
  }
}

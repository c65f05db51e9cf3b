package io.tdscaling.core.cluster.report;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.cluster.Clustering;
import io.tdscaling.core.cluster.Clusterings;
import io.tdscaling.core.cluster.report.ClusterLayout.Place;
import io.tdscaling.core.fixture.ToolDraft;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ClusterReportTest {
  private static final String EVIL = "</title><script>alert('x')</script>\"&";

  private static final String INVISIBLE = "a\0\u001B[2J\u202E";

  private final ToolCatalog catalog =
      ToolDraft.catalog(
          tool("list_orders"),
          tool("get_order").takes("order_id"),
          tool("cancel_order").takes("order_id"),
          tool("login").takes("password"));
  private final Clustering clustering = Clusterings.byCoverage(catalog, 8);

  @Test
  void html_clusters_isWellFormedAndShowsThem() throws Exception {
    String html = ClusterReport.of(clustering, clustering, 5);
    Document page = parsed(html);

    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(4);
    assertThat(html)
        .contains("list_orders", "cancel_order", "maximum coverage: 4")
        .contains("list_orders finds orders; order_id names an order")
        .contains("class='state'");
  }

  @Test
  void html_namesAndReasonsThatAreMarkup_areText() throws Exception {
    String html = ClusterReport.of(evil(), evil(), 5);

    assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
    assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
  }

  @Test
  void html_drawsNoMoreThanAsked() {
    assertThat(ClusterReport.of(clustering, clustering, 0)).contains("The first 0 of 1");
  }

  @Test
  void html_fewerThanNoneDrawn_throws() {
    assertThatThrownBy(() -> ClusterReport.of(clustering, clustering, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clusters drawn must not be negative, got -1");
  }

  @Test
  void html_invisibleCharacters_areSpelledOut() throws Exception {
    String html = ClusterReport.of(named(INVISIBLE), named(INVISIBLE), 5);

    parsed(html);
    assertThat(html).contains("a\\u0000\\u001b[2J\\u202e").doesNotContain("\0", "\u001B", "\u202E");
  }

  @Test
  void html_longNames_areCutBetweenCharacters() {
    String name = "n".repeat(25) + "😀😀";

    assertThat(ClusterReport.of(named(name), named(name), 5))
        .contains(">" + "n".repeat(25) + "😀…</text>");
  }

  @Test
  void dot_clusters_hasNodesAndLabelledEdges() {
    String dot = DotGraph.of(clustering.clusters());

    assertThat(dot)
        .startsWith("digraph clusters {")
        .contains("\"c0001/s/list_orders\" -> \"c0001/s/cancel_order\" [label=\"id → order_id\"")
        .contains("\"c0001/s/login\" -> \"c0001/s/cancel_order\" [label=\"first\"")
        .contains("style=dashed");
    assertThat(dot.chars().filter(c -> c == '{').count())
        .isEqualTo(dot.chars().filter(c -> c == '}').count());
  }

  @Test
  void dot_quotesAndLineBreaks_areEscaped() {
    String dot = DotGraph.of(evil().clusters());

    assertThat(dot).contains("alert('x')</script>\\\"&");
    assertThat(dot.lines().count()).isEqualTo(14);
  }

  @Test
  void dot_invisibleCharacters_areSpelledOut() {
    assertThat(DotGraph.of(named(INVISIBLE).clusters()))
        .contains("[label=\"a\\\\u0000\\\\u001b[2J\\\\u202e\"]")
        .doesNotContain("\0", "\u001B", "\u202E");
  }

  @Test
  void layout_producers_standLeftOfTheirConsumers() {
    Map<ToolRef, Place> places = ClusterLayout.of(clustering.clusters().get(0));

    for (ToolDependency edge : clustering.clusters().get(0).dependencies()) {
      assertThat(places.get(edge.producer()).column())
          .isLessThan(places.get(edge.consumer()).column());
    }
    assertThat(places.values()).doesNotHaveDuplicates();
  }

  @Test
  void layout_circle_placesEveryToolOnce() {
    List<ToolDependency> circle =
        List.of(edge("get_order", "cancel_order"), edge("cancel_order", "get_order"));
    ToolCluster cluster = new ToolCluster("c", List.of(), catalog.tools(), circle);

    assertThat(ClusterLayout.of(cluster)).hasSize(4);
    assertThat(ClusterLayout.of(cluster).values()).doesNotHaveDuplicates();
  }

  private static ToolDependency edge(String from, String to) {
    return new ToolDependency(new ToolRef("s", from), "id", new ToolRef("s", to), "order_id", 0.9);
  }

  /** Returns a cluster of a tool of a name, with a tool that needs what it returns. */
  private static Clustering named(String name) {
    ToolCatalog catalog = ToolDraft.catalog(tool(name), tool("b").takes("order_id"));
    List<ToolDependency> edges = List.of(edge(name, "b"));
    ToolCluster cluster = new ToolCluster("c0001", List.of(), catalog.tools(), edges);
    return new Clustering(List.of(cluster), catalog.tools(), edges, List.of());
  }

  private static Clustering evil() {
    ToolCatalog catalog = ToolDraft.catalog(tool(EVIL, EVIL), tool(EVIL, "b").takes("x"));
    ToolRef bad = new ToolRef(EVIL, EVIL);
    ToolDependency edge =
        ToolDependency.state(bad, new ToolRef(EVIL, "b"), 0.7, EVIL + "\n" + EVIL);
    ToolCluster cluster =
        new ToolCluster(
            "c0001", EVIL, List.of(EVIL), catalog.tools(), List.of(edge), List.of(EVIL), EVIL);
    return new Clustering(List.of(cluster), catalog.tools(), List.of(edge), List.of());
  }

  /** The page is written so that it is XML as well, but for its document type. */
  private static Document parsed(String html) throws Exception {
    String xml =
        html.replace("<!DOCTYPE html>", "")
            .replace("<meta charset='utf-8'>", "<meta charset='utf-8'/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}

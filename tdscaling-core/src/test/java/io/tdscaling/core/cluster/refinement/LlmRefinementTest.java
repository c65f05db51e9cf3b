package io.tdscaling.core.cluster.refinement;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.cluster.Clustering;
import io.tdscaling.core.fixture.ToolDraft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlmRefinementTest {
  private static final String GOOD =
      "Sure: ```json\n{\"name\":\"Orders\",\"rules\":[\"Ask first.\"],"
          + "\"confirmed\":[1],\"rejected\":[2]}\n```";

  private final ToolCatalog catalog =
      ToolDraft.catalog(tool("a"), tool("b").takes("x"), tool("c").takes("x"));
  private final ToolDependency first = edge("a", "b", 0.6);
  private final ToolDependency second = edge("a", "c", 0.65);
  private final ToolDependency sure = edge("b", "c", 0.9);
  private final ToolCluster cluster =
      new ToolCluster("c1", List.of(), catalog.tools(), List.of(first, second, sure));
  private final ToolCluster again =
      new ToolCluster("c2", List.of(), catalog.tools(), List.of(first, second));
  private final Model model = new Model();

  @TempDir private Path directory;

  @Test
  void refine_goodAnswer_confirmsRejectsNamesAndStatesRules() {
    model.says(GOOD);
    ToolCluster refined = refine(null, cluster).get(0);

    assertThat(refined.name()).isEqualTo("Orders");
    assertThat(refined.rules()).containsExactly("Ask first.");
    assertThat(refined.dependencies()).hasSize(2);
    assertThat(refined.dependencies().get(0).confidence()).isEqualTo(0.9);
    assertThat(refined.dependencies().get(0).why()).isEqualTo("; confirmed by judge-1");
    assertThat(refined.dependencies().get(1)).isEqualTo(sure);
  }

  @Test
  void refine_question_holdsOnlyDoubtfulDependenciesAndIsAskedDeterministically() {
    model.says(GOOD);
    refine(null, cluster);
    LlmRequest request = model.requests.get(0);

    assertThat(request.messages().get(1).text())
        .contains("\"number\":1", "\"number\":2", "s/a.id", "s/c.x")
        .doesNotContain("\"number\":3");
    assertThat(request.parameters().temperature()).isZero();
    assertThat(request.purpose()).isEqualTo(new LlmRequest.Purpose("cluster", 0, 0));
  }

  @Test
  void refine_dependencyInTwoClusters_isJudgedOnce() {
    model.says(GOOD).says("{\"name\":\"Other\"}");
    List<ToolCluster> refined = refine(null, cluster, again);

    assertThat(refined.get(1).dependencies()).hasSize(1);
    assertThat(model.requests.get(1).messages().get(1).text()).contains("\"dependencies\":[]");
  }

  @Test
  void refine_dependencyLeftOpenAndJudgedLater_isTheSameInEveryCluster() {
    model.says("{\"confirmed\":[2]}").says("{\"rejected\":[1]}");
    Clustering before =
        new Clustering(
            List.of(cluster, again), catalog.tools(), List.of(first, second, sure), List.of());

    Clustering after = new LlmRefinement(model, "judge-1", null).refine(before);

    assertThat(after.dependencies()).hasSize(2).doesNotContain(first, second);
    for (ToolCluster refined : after.clusters()) {
      assertThat(after.dependencies()).containsAll(refined.dependencies());
    }
    assertThat(after.clusters().get(0).dependencies()).hasSize(2);
    assertThat(after.clusters().get(1).dependencies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON at all",
        "{\"confirmed\":[1],",
        "{\"confirmed\":[3]}",
        "{\"confirmed\":[0]}",
        "{\"confirmed\":[\"1\"]}",
        "{\"confirmed\":1}",
        "{\"confirmed\":[1],\"rejected\":[1]}",
        "{}",
        "{\"title\":\"Orders\"}",
        "{\"name\":{}}",
        "{\"rules\":[5]}"
      })
  void refine_badAnswer_isAskedForOnceMoreWithWhatIsWrong(String bad) {
    model.says(bad).says(GOOD);

    assertThat(refine(null, cluster).get(0).name()).isEqualTo("Orders");
    List<Message> repair = model.requests.get(1).messages();
    assertThat(repair).hasSize(4);
    assertThat(repair.get(3).text()).startsWith("That cannot be used: ");
  }

  @Test
  void refine_twoBadAnswers_leaveTheClusterAsItIs() {
    model.says("nonsense").says("more nonsense");

    assertThat(refine(directory, cluster)).containsExactly(cluster);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refine_longAndManyLinedTexts_areBounded() {
    model.says(
        "{\"name\":\"%s\",\"rules\":[\"a\\nb\",\"\",\"1\",\"2\",\"3\",\"4\",\"5\"]}"
            .formatted("n".repeat(500)));
    ToolCluster refined = refine(null, cluster).get(0);

    assertThat(refined.name()).hasSize(80);
    assertThat(refined.rules()).containsExactly("a b", "1", "2", "3", "4");
  }

  @Test
  void refine_longNameThatEndsInALongCharacter_isCutBeforeIt() {
    model.says("{\"name\":\"%s😀\"}".formatted("n".repeat(79)));

    assertThat(refine(null, cluster).get(0).name()).isEqualTo("n".repeat(79));
  }

  @Test
  void refine_answerWithoutRules_keepsThoseThereWere() {
    ToolCluster ruled =
        new ToolCluster(
            "c1", "", List.of(), catalog.tools(), List.of(first), List.of("Old rule."), "");
    model.says("{\"name\":\"Orders\",\"rules\":[]}");

    assertThat(refine(null, ruled).get(0).rules()).containsExactly("Old rule.");
  }

  @Test
  void refine_cached_asksOnce() throws IOException {
    model.says(GOOD);
    List<ToolCluster> asked = refine(directory, cluster);
    List<ToolCluster> remembered = refine(directory, cluster);

    assertThat(remembered).isEqualTo(asked);
    assertThat(model.requests).hasSize(1);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1).allMatch(file -> file.toString().endsWith(".json"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"confirmed\":", "{\"confirmed\":[9]}", "[]", "\"x\"", "{}", "null", ""})
  void refine_damagedCache_asksAgainAndReplacesIt(String damaged) throws IOException {
    model.says(GOOD).says(GOOD);
    refine(directory, cluster);
    Path file;
    try (Stream<Path> files = Files.list(directory)) {
      file = files.findFirst().orElseThrow();
    }
    String reply = Files.readString(file);
    Files.writeString(file, damaged);

    assertThat(refine(directory, cluster).get(0).name()).isEqualTo("Orders");
    assertThat(model.requests).hasSize(2);
    assertThat(file).hasContent(reply);
  }

  @Test
  void refine_cacheThatCannotBeWritten_usesTheAnswerAndWarnsOnce() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    model.says(GOOD).says("{\"name\":\"Other\"}");
    List<ToolCluster> refined = new ArrayList<>();
    String log = logged(() -> refined.addAll(refine(file, cluster, again)));

    assertThat(refined).extracting(ToolCluster::name).containsExactly("Orders", "Other");
    assertThat(log.lines()).hasSize(1);
    assertThat(log).contains("replies are used, but cannot be kept: ");
  }

  @Test
  void refine_clientThatFails_leavesTheClusterAsItIs() {
    LlmClient broken =
        request -> {
          throw new IOException("no network");
        };
    LlmClient faulty =
        request -> {
          throw new IllegalStateException("bug");
        };

    assertThat(refine(broken, null, cluster)).containsExactly(cluster);
    assertThat(refine(faulty, null, cluster)).containsExactly(cluster);
  }

  @Test
  void refine_modelOutOfReach_isAskedThreeTimesAndRememberedRepliesAreUsed() {
    model.says(GOOD);
    refine(directory, cluster);
    List<LlmRequest> requests = new ArrayList<>();
    LlmClient broken =
        request -> {
          requests.add(request);
          throw new IOException("no network");
        };
    ToolCluster[] clusters = {
      other("c1"), other("c2"), other("c3"), other("c4"), other("c5"), cluster
    };
    List<ToolCluster> refined = new ArrayList<>();
    String log = logged(() -> refined.addAll(refine(broken, directory, clusters)));

    assertThat(requests).hasSize(3);
    assertThat(refined.subList(0, 5)).containsExactly(Arrays.copyOf(clusters, 5));
    assertThat(refined.get(5).name()).isEqualTo("Orders");
    assertThat(log.lines()).hasSize(4);
    assertThat(log)
        .contains("cluster c3 stays as it is: java.io.IOException: no network")
        .contains("2 more clusters stay as they are: the model could not be reached 3 times");
  }

  @Test
  void refine_failuresWithAnAnswerBetween_doNotStopIt() {
    List<LlmRequest> requests = new ArrayList<>();
    LlmClient shaky =
        request -> {
          requests.add(request);
          if (requests.size() % 3 == 0) {
            return LlmReply.text("{\"name\":\"Named\"}");
          }
          throw new IllegalStateException("bug");
        };
    List<ToolCluster> refined =
        refine(shaky, null, other("c1"), other("c2"), other("c3"), other("c4"), other("c5"));

    assertThat(requests).hasSize(5);
    assertThat(refined).extracting(ToolCluster::name).containsExactly("", "", "Named", "", "");
  }

  @Test
  void refine_clientThatIsCancelled_stops() {
    LlmClient cancelled =
        request -> {
          throw new CancellationException("enough");
        };

    assertThatThrownBy(() -> refine(cancelled, null, cluster, again))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
  }

  @Test
  void refine_interrupted_stopsAndStaysInterrupted() {
    LlmClient waiting =
        request -> {
          throw new InterruptedException();
        };

    assertThatThrownBy(() -> refine(waiting, null, cluster))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while cluster c1 was refined");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refine_clusterWithoutDependencies_costsNothing() {
    ToolCluster alone = new ToolCluster("c3", List.of(), catalog.tools(), List.of());

    assertThat(refine(null, alone)).containsExactly(alone);
    assertThat(model.requests).isEmpty();
  }

  @Test
  void refine_clustering_takesRejectedDependenciesOutOfAll() {
    model.says("{\"name\":\"\",\"rules\":[],\"confirmed\":[],\"rejected\":[1]}");
    model.says("{\"name\":\"Kept\",\"rules\":[],\"confirmed\":[],\"rejected\":[]}");
    ToolCluster lost = new ToolCluster("c1", List.of(), catalog.tools(), List.of(first));
    ToolCluster kept = new ToolCluster("c2", List.of(), catalog.tools(), List.of(sure));
    Clustering before =
        new Clustering(List.of(lost, kept), catalog.tools(), List.of(first, sure), List.of());

    Clustering after = new LlmRefinement(model, "judge-1", null).refine(before);

    assertThat(after.dependencies()).containsExactly(sure);
    assertThat(after.clusters()).extracting(ToolCluster::id).containsExactly("c2", "c1");
    assertThat(after.statistics().connected()).isEqualTo(1);
  }

  /** Returns a cluster whose question is another one. */
  private ToolCluster other(String id) {
    return new ToolCluster(id, List.of(), catalog.tools(), List.of(sure));
  }

  /** Returns what is logged meanwhile. */
  private static String logged(Runnable doing) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream log = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(log);
      doing.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<ToolCluster> refine(@Nullable Path cache, ToolCluster... clusters) {
    return refine(model, cache, clusters);
  }

  private List<ToolCluster> refine(
      LlmClient client, @Nullable Path cache, ToolCluster... clusters) {
    return new LlmRefinement(client, "judge-1", cache).refine(List.of(clusters));
  }

  private static ToolDependency edge(String from, String to, double confidence) {
    return new ToolDependency(new ToolRef("s", from), "id", new ToolRef("s", to), "x", confidence);
  }

  /** Says what it is told to, in order. */
  private static final class Model implements LlmClient {
    private final Deque<String> replies = new ArrayDeque<>();
    private final List<LlmRequest> requests = new ArrayList<>();

    Model says(String text) {
      replies.add(text);
      return this;
    }

    @Override
    public LlmReply complete(LlmRequest request) {
      requests.add(request);
      return LlmReply.text(replies.remove());
    }
  }
}

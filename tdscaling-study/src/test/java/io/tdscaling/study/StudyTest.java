package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.study.CurvePoint.Axis;
import io.tdscaling.study.StudyProgress.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small study from end to end. */
class StudyTest {
  private static final String HEADER =
      "arm,seed,axis,at,accepted,attempts,tokens,context_tokens,unlike_promise,tools_used,"
          + "dependencies_used,h_dom,h_dom_corrected,h_dom_low,h_dom_high,h_dom_evenness,h_mode,"
          + "h_mode_corrected,h_mode_low,h_mode_high,taxonomy_evenness,cac_mean,cac_p90,"
          + "cac_tail_share,tools_share,dependencies_share,acceptance_rate";
  private static final String NASTY = "<b onclick=\"x()\">&'|arm</b>";

  @TempDir private static Path shared;
  private static Path directory;
  private static StudyResult result;
  private static final List<StudyProgress> PROGRESS = new ArrayList<>();

  @BeforeAll
  static void runOnce() throws IOException, InterruptedException {
    directory = shared.resolve("study");
    result = study(directory, 1).listener(PROGRESS::add).build().run();
  }

  private static StudyBuilder study(Path directory, int concurrency) {
    return Fixtures.small(directory)
        .tokenBudget(20_000)
        .seeds(1, 2)
        .arm(Arms.named("frozen-shapes"))
        .arm(Arm.of(NASTY, "Has a <i>name</i>.", builder -> builder.uniform()))
        .concurrency(concurrency)
        .learner(new WordLearner())
        .sizes(5, 10, 1_000)
        .testSize(15);
  }

  @Test
  void run_complete_hasARunForEachArmAndSeed() {
    assertThat(result.complete()).isTrue();
    assertThat(result.directory()).isEqualTo(directory);
    assertThat(result.runs().stream().map(run -> run.arm() + " " + run.seed()))
        .containsExactly(
            "adaptive 1",
            "uniform 1",
            "frozen-shapes 1",
            NASTY + " 1",
            "adaptive 2",
            "uniform 2",
            "frozen-shapes 2",
            NASTY + " 2");
  }

  @Test
  void run_budget_isNeverPassedAndNearlySpent() {
    for (ArmResult run : result.runs()) {
      assertThat(run.stop()).isEqualTo(ArmResult.Stop.TOKENS);
      assertThat(run.points()).allMatch(point -> point.tokens() <= 20_000);
      assertThat(run.over(Axis.TOKENS)).allMatch(point -> point.tokens() <= point.at());
      assertThat(run.end().tokens()).isGreaterThan(15_000);
      assertThat(run.end().accepted()).isGreaterThan(10);
      assertThat(run.over(Axis.TOKENS)).last().matches(point -> point.at() == 20_000);
    }
  }

  @Test
  void run_twoArmsAlike_giveTheSame() {
    List<CurvePoint> named = result.runs().get(1).points();

    assertThat(result.runs().get(3).points()).isEqualTo(named);
  }

  @Test
  void run_frozenShapes_saysHowManyAreNotSequential() {
    ArmResult frozen = result.runs().get(2);

    assertThat(frozen.end().unlikePromise()).isLessThan(frozen.end().accepted() / 2);
    assertThat(frozen.end().measures().get("taxonomy_evenness"))
        .isLessThan(result.runs().get(0).end().measures().get("taxonomy_evenness") / 2);
  }

  @Test
  void run_curves_haveTheHeaderAndALineForEachPoint() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("curves.csv"));

    assertThat(lines.get(0)).isEqualTo(HEADER);
    assertThat(lines)
        .hasSize(1 + result.runs().stream().mapToInt(run -> run.points().size()).sum())
        .anyMatch(line -> line.startsWith("adaptive,1,accepted,10,10,"))
        .anyMatch(line -> line.startsWith("adaptive,2,tokens,20000,"))
        .anyMatch(line -> line.startsWith("uniform,2,end,"))
        .anyMatch(line -> line.startsWith("\"<b onclick=\"\"x()\"\">&'|arm</b>\",1,end,"));
  }

  @Test
  void run_files_areAllThereAndWhole() throws IOException {
    assertThat(Fixtures.content(directory).keySet())
        .contains(
            "study.json",
            "study.md",
            "report.html",
            "table.csv",
            "bands.csv",
            "learner.csv",
            "arms/adaptive-1.json",
            "arms/frozen-shapes-2.json",
            "arms/%3cb%20onclick%3d%22x%28%29%22%3e%26%27%7carm%3c%2fb%3e-1.json",
            "plots/h_mode-accepted.png",
            "plots/h_mode-tokens.svg",
            "plots/learner-words-adaptive.svg")
        .noneMatch(name -> name.endsWith(".part"));
    assertThat(directory.resolve("study-info.json")).exists();
  }

  @Test
  void run_html_escapesNamesAndNeedsNothingElse() throws IOException {
    String html = Files.readString(directory.resolve("report.html"));

    assertThat(html)
        .contains("&lt;b onclick=&quot;x()&quot;&gt;&amp;&#39;|arm&lt;/b&gt;")
        .contains("Has a &lt;i&gt;name&lt;/i&gt;.")
        .doesNotContain("<b ")
        .doesNotContain("<script")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void run_markdown_escapesNames() throws IOException {
    assertThat(Files.readString(directory.resolve("study.md")))
        .contains("\\<b onclick=\"x()\"\\>&'\\|arm\\</b\\>")
        .doesNotContain("'|arm");
  }

  @Test
  void run_sentences_sayWhatTheTableSays() throws IOException {
    List<String> table = Files.readAllLines(directory.resolve("table.csv"));
    String row =
        table.stream()
            .filter(line -> line.startsWith("tokens,20000,h_mode,bits,adaptive,2,"))
            .collect(Collectors.joining());
    String mean = String.format(Locale.ROOT, "%.2f", Double.parseDouble(row.split(",", -1)[6]));

    assertThat(Files.readString(directory.resolve("study.md")))
        .contains("At 20,000 tokens, adaptive reached " + mean + " bits, uniform ");
  }

  @Test
  void run_learner_neverMetAToolThatItIsTestedOn() {
    for (ArmResult run : result.runs()) {
      assertThat(run.learning())
          .hasSize(8)
          .allMatch(point -> point.size() <= 10)
          .filteredOn(point -> point.score().equals("tools"))
          .allMatch(point -> point.value() == 0);
      assertThat(run.learning())
          .filteredOn(point -> point.score().equals("words"))
          .allMatch(point -> point.value() > 0);
    }
  }

  @Test
  void run_progress_countsUp() {
    List<StudyProgress> first =
        PROGRESS.stream()
            .filter(news -> news.task() == Task.ARM && news.subject().equals("adaptive"))
            .filter(news -> news.seed() == 1)
            .toList();

    assertThat(first)
        .extracting(StudyProgress::accepted)
        .isSorted()
        .last()
        .isEqualTo(result.runs().get(0).end().accepted());
    assertThat(PROGRESS).filteredOn(news -> news.task() == Task.TEST_SET).hasSize(4);
    assertThat(PROGRESS).filteredOn(news -> news.task() == Task.ARM_FINISHED).hasSize(8);
    assertThat(PROGRESS).last().extracting(StudyProgress::task).isEqualTo(Task.REPORT);
  }

  @Test
  void run_otherConcurrency_writesTheSameBytes(@TempDir Path other)
      throws IOException, InterruptedException {
    study(other, 4).build().run();

    SortedMap<String, String> here = Fixtures.content(directory);
    SortedMap<String, String> there = Fixtures.content(other);
    assertThat(there.keySet()).isEqualTo(here.keySet());
    here.forEach((name, content) -> assertThat(there.get(name)).as(name).isEqualTo(content));
  }
}

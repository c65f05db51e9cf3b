package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.study.CurvePoint.Axis;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** What is made of results, by hand. */
class ReportingTest {
  private static ArmResult run(String arm, long seed, double at10, double at20) {
    return Fixtures.result(
        arm,
        seed,
        Fixtures.point(Axis.ACCEPTED, 10, Measure.H_MODE, at10),
        Fixtures.point(Axis.ACCEPTED, 20, Measure.H_MODE, at20));
  }

  private static StudyData two() {
    ArmResult shorter =
        Fixtures.result("b", 2, Fixtures.point(Axis.ACCEPTED, 10, Measure.H_MODE, 2.5));
    return new StudyData(
        List.of(run("b", 1, 2, 3), run("uniform", 1, 1, 9), shorter, run("uniform", 2, 2, 9)));
  }

  @Test
  void table_isAtTheLastCheckpointThatAllHave() {
    List<StudyTable> tables = StudyTable.of(two());

    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).basis()).isEqualTo("10 accepted");
    assertThat(StudyTable.csv(tables))
        .startsWith(
            "axis,at,measure,unit,arm,seeds,mean,min,max,corrected,corrected_low,corrected_high,level,estimator\n")
        .contains("accepted,10,h_mode,bits,b,2,2.25,2.0,2.5,,,,,\n")
        .contains("accepted,10,h_mode,bits,uniform,2,1.5,1.0,2.0,,,,,\n")
        .contains("accepted,10,h_dom,bits,b,,,,,,,,,\n");
  }

  @Test
  void comparisons_compareWithUniform() {
    Comparisons comparisons = new Comparisons(two().arms(), StudyTable.of(two()));

    assertThat(comparisons.of(Measure.H_MODE))
        .containsExactly(
            "At 10 accepted, b reached 2.25 bits, uniform 1.50: 0.75 more, but the ranges of the seeds overlap.");
    assertThat(comparisons.of(Measure.H_DOM)).isEmpty();
  }

  @Test
  void comparisons_withoutUniform_compareWithTheFirst() {
    StudyData data = new StudyData(List.of(run("a", 1, 3, 4), run("b", 1, 3, 2.5)));

    assertThat(new Comparisons(data.arms(), StudyTable.of(data)).of(Measure.H_MODE))
        .containsExactly("At 20 accepted, b reached 2.50 bits, a 4.00: 1.50 less, by one seed.");
  }

  @Test
  void comparisons_noDifference_isSaid() {
    StudyData data = new StudyData(List.of(run("a", 1, 3, 4), run("b", 1, 3, 4.001)));

    assertThat(new Comparisons(data.arms(), StudyTable.of(data)).of(Measure.H_MODE).get(0))
        .endsWith(": no difference at this precision.");
  }

  @Test
  void comparisons_seedsApart_isSaid() {
    StudyData data =
        new StudyData(
            List.of(run("a", 1, 3, 4), run("b", 1, 3, 6), run("a", 2, 3, 5), run("b", 2, 3, 5.5)));

    assertThat(new Comparisons(data.arms(), StudyTable.of(data)).of(Measure.H_MODE).get(0))
        .endsWith(": 1.25 more, and the ranges of the seeds are apart.");
  }

  @Test
  void corrected_isReadFromTheMetricAndShownBesideTheValue() throws JsonProcessingException {
    JsonNode report =
        Json.parse(
            "{\"reasoningModeEntropy\":{\"value\":6.5,\"corrected\":{\"value\":7.25,\"low\":7,\"high\":7.5,\"level\":0.95,\"estimator\":\"some\"}},\"domainEntropy\":{\"value\":null,\"corrected\":null}}");
    Corrected corrected = Measure.H_MODE.corrected(report).orElseThrow();

    assertThat(corrected).isEqualTo(new Corrected(7.25, 7, 7.5, 0.95, "some"));
    assertThat(Measure.H_MODE.value(report)).contains(6.5);
    assertThat(Measure.H_DOM.value(report)).isEmpty();
    assertThat(Measure.H_DOM.corrected(report)).isEmpty();
    assertThat(Measure.CAC_MEAN.corrected(report)).isEmpty();
    StudyData data =
        new StudyData(
            List.of(
                withCorrected(corrected, 1),
                withCorrected(new Corrected(7.75, 7.1, 8, 0.95, "some"), 2)));
    List<StudyTable> tables = StudyTable.of(data);
    assertThat(StudyTable.csv(tables))
        .contains("h_mode,bits,a,2,6.5,6.5,6.5,7.5,7.0,8.0,0.95,some\n");
    ReportTable shown = ReportTables.of(data, tables).get(0);
    assertThat(shown.note()).endsWith("intervals (some at 95.0 %).");
    assertThat(shown.rows().get(2))
        .containsExactly(
            "Reasoning mode entropy H_mode, bits", "6.50; corrected 7.50 [7.00, 8.00]");
    assertThat(CurvesCsv.of(data.runs("a"))).contains(",6.5,7.25,7.0,7.5,");
  }

  private static ArmResult withCorrected(Corrected corrected, long seed) {
    CurvePoint point =
        new CurvePoint(
            Axis.ACCEPTED,
            10,
            10,
            10,
            10,
            10,
            0,
            0,
            0,
            new TreeMap<>(Map.of("h_mode", 6.5)),
            new TreeMap<>(Map.of("h_mode", corrected)));
    return Fixtures.result("a", seed, point);
  }

  @Test
  void bits_ofTheFirst() {
    List<Integer> signatures = List.of(0, 1, 0, 1, 2, 3);

    assertThat(BandSignatures.bits(signatures, 4)).isEqualTo(1);
    assertThat(BandSignatures.bits(signatures, 1)).isZero();
    assertThat(BandSignatures.bits(signatures, 0)).isZero();
    assertThat(BandSignatures.bits(signatures, 6)).isCloseTo(1.918296, within(1e-6));
  }

  @Test
  void bands_areComparedAtTheSmallestCountOfThoseWithEnough() {
    StudyData data =
        new StudyData(List.of(banded("a", 40, 8), banded("b", 25, 25), banded("few", 19, 19)));

    List<BandTable.Row> rows = BandTable.of(data);
    BandTable.Row row = rows.get(1);
    assertThat(row.band()).isEqualTo(LengthBand.STEPS_3_4);
    assertThat(row.equalCount()).isEqualTo(25);
    assertThat(row.cells().get(0).entropy().orElseThrow().mean())
        .isEqualTo(BandSignatures.bits(data.runs("a").get(0).signatures().get("3-4"), 25));
    assertThat(row.cells().get(1).entropy().orElseThrow().mean()).isCloseTo(4.643856, within(1e-6));
    assertThat(row.cells().get(2).entropy()).isEmpty();
    assertThat(row.cells().get(2).fewest()).isEqualTo(19);
    assertThat(rows.get(0).equalCount()).isZero();
    assertThat(BandsCsv.bands(data))
        .startsWith("arm,seed,assistant_steps,first,equal_count,h_mode\n")
        .contains("a,1,3-4,25,25,")
        .contains("b,1,3-4,25,25,4.643856\n");
  }

  private static ArmResult banded(String arm, int count, int distinct) {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(i % distinct);
    }
    return new ArmResult(
        arm,
        1,
        ArmResult.Stop.TOKENS,
        0,
        List.of(Fixtures.point(Axis.END, 50, Measure.H_MODE, 3)),
        new TreeMap<>(Map.of("3-4", ids)),
        List.of());
  }

  @Test
  void svg_isWellFormedTheSameEachTimeAndWithoutTheNetwork() throws Exception {
    Plot plot =
        new Plot(
            "file",
            "group",
            "A <title> & more",
            "x",
            "y",
            List.of(
                new Plot.Line(
                    "an <arm>",
                    0,
                    List.of(new Plot.Mark(10, 1, 0.5, 1.5), new Plot.Mark(100, 2, 1.5, 3))),
                new Plot.Line("single", 8, List.of(new Plot.Mark(20, 1, 1, 1)))));
    String svg = PlotDrawing.of(plot).svg();

    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
    assertThat(PlotDrawing.of(plot).svg()).isEqualTo(svg).contains("url(#clip1)");
    byte[] png = PlotDrawing.of(plot).png();
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').isEqualTo(PlotDrawing.of(plot).png());
  }

  @Test
  void tidySvg_shortensNumbersAndRenamesClips() {
    assertThat(
            TidySvg.of(
                "<!DOCTYPE svg PUBLIC \"x\" \"y\">\n<clipPath id=\"clip-93\"/><g style=\"clip-path:url(#clip-93)\"><path d=\"M-0.015625,12.34567 L1.0E-12,4.5\"/></g>"))
        .isEqualTo(
            "<clipPath id=\"clip1\"/><g style=\"clip-path:url(#clip1)\"><path d=\"M0,12.3 L1.0E-12,4.5\"/></g>");
  }

  @Test
  void csv_quotesWhatHasToBe() {
    assertThat(Csv.line(List.of("a", "b,c", "say \"x\"", "two\nlines")))
        .isEqualTo("a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\"\n");
  }

  @Test
  void result_withoutAnEnd_isRefused() {
    assertThatThrownBy(
            () ->
                new ArmResult(
                    "a",
                    1,
                    ArmResult.Stop.TOKENS,
                    0,
                    List.of(),
                    Collections.emptySortedMap(),
                    List.of()))
        .hasMessage("the points of arm a do not end with an end");
  }

  @Test
  void score_outsideItsInterval_isRefused() {
    assertThatThrownBy(() -> new StudyLearner.Score(0.9, 0.2, 0.5))
        .hasMessage("a score must have 0 <= low <= value <= high <= 1, got 0.9 in [0.2, 0.5]");
  }
}

package io.tdscaling.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of a report. */
final class ReportTables {
  private static final String NOT_AVAILABLE = "–";

  private final StudyData data;

  private ReportTables(StudyData data) {
    this.data = data;
  }

  static List<ReportTable> of(StudyData data, List<StudyTable> tables) {
    ReportTables own = new ReportTables(data);
    List<ReportTable> all = new ArrayList<>();
    tables.forEach(table -> all.add(own.comparison(table)));
    all.add(own.bands());
    all.add(own.runs());
    if (data.arms().stream().anyMatch(arm -> !LearningTable.sizes(data.runs(arm)).isEmpty())) {
      all.add(own.learning());
    }
    return all;
  }

  private ReportTable comparison(StudyTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (StudyTable.Row row : table.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.measure().title() + unit(row.measure()));
      row.cells().forEach(cell -> cells.add(cell(row.measure(), cell)));
      rows.add(cells);
    }
    String note =
        "Mean over the seeds, with their range. Where a metric corrects for the size of the sample: the mean of the corrected values, in brackets from the lowest to the highest end of their intervals%s."
            .formatted(estimators(table));
    return new ReportTable("At " + table.basis(), note, header("measure"), rows);
  }

  private static String unit(Measure measure) {
    return measure.isShare() ? "" : ", " + measure.unit();
  }

  private static String estimators(StudyTable table) {
    String names =
        table.rows().stream()
            .flatMap(row -> row.cells().stream())
            .flatMap(cell -> cell.corrected().stream())
            .map(c -> c.estimator() + " at " + Figures.percent(c.level()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "; none here does" : " (" + names + ")";
  }

  private static String cell(Measure measure, StudyTable.Cell cell) {
    String plain =
        cell.values()
            .map(values -> Figures.range(values, value -> Figures.value(measure, value)))
            .orElse(NOT_AVAILABLE);
    String corrected =
        cell.corrected()
            .map(
                c ->
                    "; corrected %s [%s, %s]"
                        .formatted(
                            Figures.value(measure, c.value()),
                            Figures.value(measure, c.low()),
                            Figures.value(measure, c.high())))
            .orElse("");
    return plain + corrected;
  }

  private ReportTable bands() {
    List<List<String>> rows = new ArrayList<>();
    for (BandTable.Row row : BandTable.of(data)) {
      List<String> cells = new ArrayList<>();
      cells.add("%s steps, n = %d".formatted(row.band().label(), row.equalCount()));
      for (BandTable.Cell cell : row.cells()) {
        cells.add(
            cell.entropy()
                .map(values -> Figures.range(values, value -> Figures.value(Measure.H_MODE, value)))
                .orElseGet(() -> "left out, %d".formatted(cell.fewest())));
      }
      rows.add(cells);
    }
    String note =
        "Bits, over the first n trajectories of each run in the band, n being the smallest count that any run has there. An arm with a run of fewer than %d there is left out, with that count."
            .formatted(BandTable.FEWEST);
    return new ReportTable(
        "Reasoning mode entropy at equal length and count", note, header("assistant steps"), rows);
  }

  private ReportTable runs() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("accepted", end -> (double) end.accepted(), ReportTables::count));
    rows.add(row("attempts", end -> (double) end.attempts(), ReportTables::count));
    rows.add(row("tokens spent", end -> (double) end.tokens(), ReportTables::count));
    rows.add(
        row(
            "tokens of system messages and tool schemas",
            end -> (double) end.contextTokens(),
            ReportTables::count));
    rows.add(
        row(
            "tokens spent for each accepted",
            ReportTables::tokensPerAccepted,
            ReportTables::count));
    rows.add(
        row(
            "accepted, but not as the arm promises",
            ReportTables::unlikePromise,
            Figures::percent));
    rows.add(named("ended by", run -> run.stop().label()));
    rows.add(named("tokens are", ReportTables::tokenSource));
    return new ReportTable(
        "Whole runs", "Mean over the seeds, with their range.", header(""), rows);
  }

  private static String count(double mean) {
    return Figures.count(mean);
  }

  private static double tokensPerAccepted(CurvePoint end) {
    return end.accepted() == 0 ? 0 : (double) end.tokens() / end.accepted();
  }

  private static double unlikePromise(CurvePoint end) {
    return end.accepted() == 0 ? 0 : (double) end.unlikePromise() / end.accepted();
  }

  private static String tokenSource(ArmResult run) {
    if (run.attemptsByModelUsage() == 0) {
      return "counted in the text";
    }
    return run.attemptsByModelUsage() == run.end().attempts()
        ? "reported by the model"
        : "reported by the model where it did, else counted in the text";
  }

  private List<String> row(
      String label, ToDoubleFunction<CurvePoint> value, Figures.Format format) {
    List<String> cells = new ArrayList<>();
    cells.add(label);
    for (String arm : data.arms()) {
      List<Double> values =
          data.runs(arm).stream().map(run -> value.applyAsDouble(run.end())).toList();
      cells.add(
          SeedValues.of(values).map(found -> Figures.range(found, format)).orElse(NOT_AVAILABLE));
    }
    return cells;
  }

  private List<String> named(String label, Function<ArmResult, String> name) {
    List<String> cells = new ArrayList<>();
    cells.add(label);
    for (String arm : data.arms()) {
      cells.add(
          data.runs(arm).stream().map(name).distinct().sorted().collect(Collectors.joining(", ")));
    }
    return cells;
  }

  private ReportTable learning() {
    TreeSet<Integer> sizes = new TreeSet<>();
    TreeSet<String> tests = new TreeSet<>();
    TreeSet<String> scores = new TreeSet<>();
    for (String arm : data.arms()) {
      sizes.addAll(LearningTable.sizes(data.runs(arm)));
      for (ArmResult run : data.runs(arm)) {
        run.learning().forEach(point -> tests.add(point.test()));
        run.learning().forEach(point -> scores.add(point.score()));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (String score : scores) {
      for (String test : tests) {
        sizes.forEach(size -> rows.add(learningRow(size, test, score)));
      }
    }
    return new ReportTable(
        "What a learner got right on services held out",
        "Mean over the seeds; in brackets from the lowest to the highest end of their intervals.",
        header("score, test set, trained on"),
        rows);
  }

  private List<String> learningRow(int size, String test, String score) {
    List<String> cells = new ArrayList<>();
    cells.add("%s, %s, %s".formatted(score, test, Figures.count(size)));
    for (String arm : data.arms()) {
      cells.add(
          LearningTable.score(data.runs(arm), size, test, score)
              .map(
                  found ->
                      String.format(
                          Locale.ROOT,
                          "%s [%s, %s]",
                          Figures.percent(found.values().mean()),
                          Figures.percent(found.low()),
                          Figures.percent(found.high())))
              .orElse(NOT_AVAILABLE));
    }
    return cells;
  }

  private List<String> header(String first) {
    List<String> header = new ArrayList<>(List.of(first));
    header.addAll(data.arms());
    return header;
  }
}

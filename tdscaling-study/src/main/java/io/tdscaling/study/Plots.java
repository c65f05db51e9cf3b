package io.tdscaling.study;

import io.tdscaling.study.CurvePoint.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what is drawn of a study. */
final class Plots {
  /** What fewer trajectories come to is chance, and would stretch the axis. */
  private static final long FEWEST_ACCEPTED = 10;

  private static final double TOKENS_IN_UNIT = 1_000;

  private final StudyData data;

  private Plots(StudyData data) {
    this.data = data;
  }

  /** Returns the curves of all measures over both axes, of bands of length, and of learning. */
  static List<Plot> of(StudyData data) {
    Plots plots = new Plots(data);
    List<Plot> all = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      all.add(plots.curves(measure, Axis.ACCEPTED, "accepted trajectories"));
      all.add(plots.curves(measure, Axis.TOKENS, "tokens spent, in thousands"));
    }
    for (LengthBand band : LengthBand.values()) {
      all.add(plots.band(band));
    }
    all.addAll(plots.learning());
    return all.stream().filter(plot -> !plot.lines().isEmpty()).toList();
  }

  private Plot curves(Measure measure, Axis axis, String xTitle) {
    return plot(
        measure.key() + "-" + axis.label(),
        measure.title(),
        measure.title(),
        xTitle,
        measure.unit(),
        arm -> curve(arm, measure, axis));
  }

  private List<Plot.Mark> curve(String arm, Measure measure, Axis axis) {
    List<Plot.Mark> marks = new ArrayList<>();
    for (long at : data.checkpoints(arm, axis)) {
      boolean enough =
          data.at(arm, axis, at).stream().allMatch(point -> point.accepted() >= FEWEST_ACCEPTED);
      if (enough) {
        double x = axis == Axis.TOKENS ? at / TOKENS_IN_UNIT : (double) at;
        data.values(arm, axis, at, measure).ifPresent(values -> marks.add(mark(x, values)));
      }
    }
    return marks;
  }

  private Plot band(LengthBand band) {
    return plot(
        "h_mode-steps-" + band.fileName(),
        "Reasoning mode entropy by length",
        "H_mode of trajectories of %s assistant steps".formatted(band.label()),
        "accepted trajectories of that length",
        "bits",
        arm -> bandCurve(arm, band));
  }

  private List<Plot.Mark> bandCurve(String arm, LengthBand band) {
    int fewest = BandTable.fewest(data.runs(arm), band);
    List<Plot.Mark> marks = new ArrayList<>();
    for (long at : Checkpoints.accepted(fewest)) {
      if (at >= FEWEST_ACCEPTED && fewest >= BandTable.FEWEST) {
        BandTable.entropy(data.runs(arm), band, (int) at)
            .ifPresent(values -> marks.add(mark((double) at, values)));
      }
    }
    return marks;
  }

  private List<Plot> learning() {
    TreeMap<String, TreeSet<String>> scoresByTest = new TreeMap<>();
    for (String arm : data.arms()) {
      for (ArmResult run : data.runs(arm)) {
        run.learning()
            .forEach(
                point ->
                    scoresByTest
                        .computeIfAbsent(point.test(), test -> new TreeSet<>())
                        .add(point.score()));
      }
    }
    List<Plot> plots = new ArrayList<>();
    scoresByTest.forEach(
        (test, scores) -> scores.forEach(score -> plots.add(learning(test, score))));
    return plots;
  }

  private Plot learning(String test, String score) {
    return plot(
        "learner-" + (score + "-" + test).replaceAll("[^A-Za-z0-9]+", "-"),
        "What a learner got right on services held out",
        "Learner: %s on services held out, test set of %s".formatted(score, test),
        "accepted trajectories trained on",
        "share right",
        arm -> learningCurve(arm, test, score));
  }

  private List<Plot.Mark> learningCurve(String arm, String test, String score) {
    List<Plot.Mark> marks = new ArrayList<>();
    LearningTable.sizes(data.runs(arm))
        .forEach(
            size ->
                LearningTable.score(data.runs(arm), size, test, score)
                    .ifPresent(
                        found ->
                            marks.add(
                                new Plot.Mark(
                                    size, found.values().mean(), found.low(), found.high()))));
    return marks;
  }

  private static Plot.Mark mark(double x, SeedValues values) {
    return new Plot.Mark(x, values.mean(), values.low(), values.high());
  }

  private Plot plot(
      String file, String group, String title, String xTitle, String yTitle, Curve curve) {
    List<Plot.Line> lines = new ArrayList<>();
    List<String> arms = data.arms();
    for (int i = 0; i < arms.size(); i++) {
      List<Plot.Mark> marks = curve.of(arms.get(i));
      if (!marks.isEmpty()) {
        lines.add(new Plot.Line(arms.get(i), i, marks));
      }
    }
    return new Plot(file, group, title, xTitle, yTitle, lines);
  }

  /** The marks of an arm. */
  @FunctionalInterface
  private interface Curve {
    List<Plot.Mark> of(String arm);
  }
}

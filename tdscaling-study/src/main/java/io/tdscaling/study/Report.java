package io.tdscaling.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report says, whatever it is written in.
 *
 * @param configuration what was run, name by name
 * @param arms the arms' descriptions, by name
 * @param tables the tables
 * @param sections one for each measure, and one for each further group of drawings
 */
record Report(
    Map<String, String> configuration,
    Map<String, String> arms,
    List<ReportTable> tables,
    List<Section> sections) {

  /**
   * Sentences and drawings on one thing.
   *
   * @param title what it is
   * @param sentences how the arms compare
   * @param plots the drawings
   */
  record Section(String title, List<String> sentences, List<Plot> plots) {}

  static Report of(StudySettings settings, StudyTools tools, StudyData data) {
    List<StudyTable> tables = StudyTable.of(data);
    Map<String, String> arms = new LinkedHashMap<>();
    settings.arms().forEach(arm -> arms.put(arm.name(), arm.description()));
    return new Report(
        configuration(settings, tools),
        arms,
        ReportTables.of(data, tables),
        sections(data, new Comparisons(data.arms(), tables)));
  }

  private static Map<String, String> configuration(StudySettings settings, StudyTools tools) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("budget of each run", Figures.count(settings.tokenBudget()) + " tokens");
    if (settings.count().isPresent()) {
      shown.put("or until", Figures.count(settings.count().getAsLong()) + " accepted");
    }
    shown.put(
        "tokens counted",
        "user, assistant and tool messages, calls and reasoning of accepted and rejected attempts, in o200k_base; with a model what it reported");
    shown.put("seeds", settings.seeds().toString().replaceAll("[\\[\\]]", ""));
    shown.put(
        "services",
        "%s to synthesize with, %s held out (share %s, seed %d)"
            .formatted(
                Figures.count(tools.trainingServices().size()),
                Figures.count(tools.heldOutServices().size()),
                settings.heldOut(),
                settings.heldOutSeed()));
    shown.put("tools that can be offered", Figures.count(tools.offeredTools()));
    shown.put("known dependencies between them", Figures.count(tools.knownDependencies()));
    shown.put("largest domain", tools.domainOfHomogeneity());
    shown.put("learner", settings.learner().map(StudyLearner::description).orElse("none"));
    if (!settings.note().isEmpty()) {
      shown.put("all arms", settings.note());
    }
    return shown;
  }

  private static List<Section> sections(StudyData data, Comparisons comparisons) {
    Map<String, List<Plot>> byGroup = new LinkedHashMap<>();
    for (Plot plot : Plots.of(data)) {
      byGroup.computeIfAbsent(plot.group(), group -> new ArrayList<>()).add(plot);
    }
    List<Section> sections = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Plot> plots = byGroup.remove(measure.title());
      sections.add(
          new Section(measure.title(), comparisons.of(measure), plots == null ? List.of() : plots));
    }
    byGroup.forEach((group, plots) -> sections.add(new Section(group, List.of(), plots)));
    return sections;
  }
}

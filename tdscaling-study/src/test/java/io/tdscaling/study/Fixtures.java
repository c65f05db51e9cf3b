package io.tdscaling.study;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.ToolSources;
import io.tdscaling.study.CurvePoint.Axis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests of this package share. */
final class Fixtures {
  /** So few services are grouped in no time. */
  private static final int SERVICES = 5;

  private Fixtures() {}

  /** Returns a few of the bundled services. */
  static ToolSource fewServices() {
    return () ->
        new ToolSource.Loaded(
            ToolSources.bundled().load().services().subList(0, SERVICES), List.of());
  }

  static StudyBuilder small(Path directory) {
    return Study.builder()
        .directory(directory)
        .tools(fewServices())
        .tokenBudget(6_000)
        .noLearner()
        .seeds(1)
        .arm(Arms.named("adaptive"))
        .arm(Arms.named("uniform"));
  }

  static Attempt rejected(Trajectory trajectory) {
    return new Attempt(
        0,
        SteeringTarget.FREE,
        null,
        trajectory,
        new Verdict.Rejected("some.rule", 0, Party.ASSISTANT, "some reason"));
  }

  static Trajectory trajectory(TokenUsage usage, List<Message> messages) {
    ToolSpec spec =
        new ToolSpec(
            new ToolRef("weather", "forecast"),
            "Tells the weather.",
            JsonNodeFactory.instance.objectNode().put("type", "object"),
            null,
            ToolAnnotations.NONE);
    return new Trajectory(
        "t0",
        List.of(new OfferedTool("forecast", spec)),
        messages,
        List.of(),
        new TreeMap<>(),
        "",
        new Provenance(0, 0, "b0", "c0", 0, new TreeMap<>(), usage));
  }

  static ServiceSpec service(String id) {
    return new ServiceSpec(id, id, "", List.of(), List.of(), null);
  }

  /** Returns a point with one measure. */
  static CurvePoint point(Axis axis, long at, Measure measure, double value) {
    SortedMap<String, Double> measures = new TreeMap<>(Map.of(measure.key(), value));
    return new CurvePoint(axis, at, at, at, 100 * at, 10 * at, 1, 3, 2, measures, new TreeMap<>());
  }

  /** Returns the result of a run with these points and an end. */
  static ArmResult result(String arm, long seed, CurvePoint... points) {
    List<CurvePoint> all = new ArrayList<>(List.of(points));
    all.add(point(Axis.END, 100, Measure.H_MODE, 5));
    return new ArmResult(arm, seed, ArmResult.Stop.TOKENS, 0, all, new TreeMap<>(), List.of());
  }

  /** Returns the content of all files of a directory but those that tell of time. */
  static SortedMap<String, String> content(Path directory) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("study-info.json"))
          .forEach(file -> content.put(directory.relativize(file).toString(), latin(file)));
    }
    return content;
  }

  private static String latin(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

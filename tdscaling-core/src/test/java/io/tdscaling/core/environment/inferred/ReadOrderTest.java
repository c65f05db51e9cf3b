package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever just looks changes nothing, in whatever order. */
class ReadOrderTest {
  private static final long SEED = 77;
  private static final int TOOLS_A_SERVICE = 5;
  private static final int WANTED = 300;

  private final RealServices services = RealServices.shared();

  private record Step(ToolSpec tool, ObjectNode arguments) {}

  @Test
  void call_readsOfRealToolsInAnyOrder_sameResultsAndNoChange() throws IOException {
    SeededRandom random = new SeededRandom(SEED);
    int tools = 0;
    for (List<ToolSpec> service : services.all()) {
      List<ToolSpec> offered =
          random.shuffled(service).subList(0, Math.min(TOOLS_A_SERVICE, service.size()));
      tools += compare(offered, random);
    }
    assertThat(tools).isGreaterThan(WANTED);
  }

  @Test
  void call_readsBetweenWritesOfRealTools_changeNothing() throws IOException {
    SeededRandom random = new SeededRandom(SEED + 1);
    for (List<ToolSpec> service : services.all()) {
      List<ToolSpec> offered =
          random.shuffled(service).subList(0, Math.min(TOOLS_A_SERVICE, service.size()));
      ToolEnvironment looked = open(offered);
      ToolEnvironment blind = open(offered);
      List<Step> steps = steps(offered, open(offered), random);
      List<Step> reads = reading(looked, steps);
      for (Step step : steps) {
        if (!blind.effect(step.tool().ref()).readsOnly()) {
          reads.forEach(read -> call(looked, read));
          assertThat(call(looked, step)).as("%s", step).isEqualTo(call(blind, step));
        }
      }
      assertThat(looked.stateDigest()).isEqualTo(blind.stateDigest());
    }
  }

  /** Returns how many tools were called. */
  private int compare(List<ToolSpec> offered, SeededRandom random) {
    ToolEnvironment forth = open(offered);
    ToolEnvironment back = open(offered);
    String untouched = open(offered).stateDigest();
    List<Step> reads = reading(forth, steps(offered, open(offered), random));
    Map<Step, ToolResult> results = new LinkedHashMap<>();
    reads.forEach(step -> results.put(step, call(forth, step)));
    List<Step> reversed = new ArrayList<>(reads);
    Collections.reverse(reversed);
    for (Step step : reversed) {
      assertThat(call(back, step)).as("%s", step).isEqualTo(results.get(step));
    }
    reads.forEach(
        step -> assertThat(call(forth, step)).as("%s again", step).isEqualTo(results.get(step)));
    assertThat(forth.stateDigest()).isEqualTo(untouched).isEqualTo(back.stateDigest());
    return reads.size();
  }

  private ToolEnvironment open(List<ToolSpec> offered) {
    return services.factory().open(new EnvironmentRequest(offered, SEED));
  }

  private static ToolResult call(ToolEnvironment environment, Step step) {
    return environment.call(step.tool().ref(), step.arguments());
  }

  private static List<Step> reading(ToolEnvironment environment, List<Step> steps) {
    return steps.stream().filter(s -> environment.effect(s.tool().ref()).readsOnly()).toList();
  }

  private static List<Step> steps(
      List<ToolSpec> offered, ToolEnvironment environment, SeededRandom random) {
    List<Step> steps = new ArrayList<>();
    for (ToolSpec tool : offered) {
      RealServices.arguments(environment, tool, random)
          .ifPresent(arguments -> steps.add(new Step(tool, arguments)));
    }
    return steps;
  }
}

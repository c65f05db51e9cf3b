package io.tdscaling.sandbox.family.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sweep")
class ProgramFamiliesTest {
  /** How many seeds of each family are executed; more with {@code -Dprogram.seeds=20}. */
  private static final int EXECUTED_SEEDS = Integer.getInteger("program.seeds", 1);

  /** How many faults of each variant are proven; all with {@code -Dprogram.faults=99}. */
  private static final int PROVEN_FAULTS = Integer.getInteger("program.faults", 1);

  private static final int SEEDS = 25;
  private static final double NEAR_DUPLICATE = 0.9;
  private static final List<ProgramFamily> FAMILIES = ProgramFamilies.read();

  @Test
  void tasks_executedNatively_failBeforeAndPassAfter() throws Exception {
    assumeTrue(NativePrograms.available(), "python3 with pytest is needed");
    NativePrograms programs = new NativePrograms();
    for (ProgramFamily family : FAMILIES) {
      IntStream.range(0, EXECUTED_SEEDS).forEach(seed -> programs.addTask(family, seed));
    }
    assertThat(programs.problems()).isEmpty();
  }

  @Test
  void faults_executedNatively_failTheTestsThatAreNamed() throws Exception {
    assumeTrue(NativePrograms.available(), "python3 with pytest is needed");
    NativePrograms programs = new NativePrograms();
    for (ProgramFamily family : FAMILIES) {
      IntStream.range(0, EXECUTED_SEEDS)
          .forEach(seed -> programs.addProofs(family, seed, PROVEN_FAULTS));
    }
    assertThat(programs.problems()).isEmpty();
  }

  @Test
  void faults_ofEachFamily_allOccur() {
    for (ProgramFamily family : FAMILIES) {
      Set<String> written = new HashSet<>();
      family.source().faults().forEach(fault -> written.add(fault.name()));
      Set<String> seen = new HashSet<>();
      for (int seed = 0; seed < 8 * SEEDS; seed++) {
        Variant variant = family.source().draw(family.draw(seed));
        Program.of(family.source(), variant).faults().forEach(fault -> seen.add(fault.name()));
      }
      assertThat(seen).isEqualTo(written);
    }
  }

  @Test
  void tasks_ofEachFamily_areHardlyEverNearDuplicates() {
    int near = 0;
    for (ProgramFamily family : FAMILIES) {
      List<NormalizedCode> earlier = new ArrayList<>();
      for (CodeTask task : tasks(family)) {
        NormalizedCode code = NormalizedCode.of(task, true);
        if (earlier.stream().anyMatch(other -> code.similarity(other) >= NEAR_DUPLICATE)) {
          near++;
        }
        earlier.add(code);
      }
    }
    int all = FAMILIES.size() * SEEDS;
    System.out.printf(
        "near-duplicates: %d of %d tasks of %d families%n", near, all, FAMILIES.size());
    double share = (double) near / all;
    assertThat(share).as("share of tasks with an earlier near-duplicate").isLessThan(0.05);
  }

  @Test
  void repairs_aboutTwoInFive_failOnceMoreBeforeTheyPass() {
    List<CodeTask> repairs = ofKind(CodeKind.REPAIR);
    long detours = repairs.stream().filter(task -> runsAfterAnEdit(task) > 1).count();
    assertThat((double) detours / repairs.size()).isBetween(0.3, 0.5);
  }

  @Test
  void implementations_aboutOneInFour_missACaseAtFirst() {
    List<CodeTask> tasks = ofKind(CodeKind.IMPLEMENT);
    long misses = tasks.stream().filter(task -> runsAfterAnEdit(task) > 1).count();
    assertThat((double) misses / tasks.size()).isBetween(0.15, 0.4);
  }

  @Test
  void texts_haveNoBlanksLeft() {
    for (ProgramFamily family : FAMILIES) {
      for (CodeTask task : tasks(family)) {
        String said =
            task.request() + task.solution() + task.answer().replace("{0}", "") + task.given();
        assertThat(said).as(family.id()).doesNotContain("${", "%if", "%end");
        assertThat(task.request() + task.answer().replace("{0}", "")).doesNotContain("{", "null");
        task.solution().forEach(step -> assertThat(step.remark()).doesNotContain("{"));
      }
    }
  }

  @Test
  void code_isAtMostEightyEightColumnsWide() {
    for (ProgramFamily family : FAMILIES) {
      for (CodeTask task : tasks(family)) {
        task.given().stream()
            .filter(call -> call.arguments().path("path").asText().endsWith(".py"))
            .flatMap(call -> call.arguments().path("content").asText().lines())
            .forEach(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(88));
      }
    }
  }

  @Test
  void task_sameSeed_isTheSame() {
    for (ProgramFamily family : FAMILIES) {
      assertThat(family.task(CodeTaskRequest.of(7))).isEqualTo(family.task(CodeTaskRequest.of(7)));
    }
  }

  @Test
  void all_hasTwentyTwoIdeas() {
    ToLongFunction<CodeKind> count =
        kind -> ProgramFamilies.all().stream().filter(family -> family.kind() == kind).count();
    assertThat(count.applyAsLong(CodeKind.REPAIR)).isGreaterThanOrEqualTo(14);
    assertThat(count.applyAsLong(CodeKind.IMPLEMENT)).isGreaterThanOrEqualTo(8);
    assertThat(ProgramFamilies.all().stream().map(family -> family.id())).doesNotHaveDuplicates();
  }

  private static List<CodeTask> tasks(ProgramFamily family) {
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> family.task(CodeTaskRequest.of(seed)).orElseThrow())
        .toList();
  }

  private static List<CodeTask> ofKind(CodeKind kind) {
    return FAMILIES.stream()
        .filter(family -> family.kind() == kind)
        .flatMap(family -> tasks(family).stream())
        .toList();
  }

  private static long runsAfterAnEdit(CodeTask task) {
    return task.solution().stream()
        .flatMap(step -> step.calls().stream())
        .dropWhile(call -> !call.arguments().has("content") && !call.tool().equals("edit_file"))
        .filter(call -> call.tool().equals("run_tests"))
        .count();
  }
}

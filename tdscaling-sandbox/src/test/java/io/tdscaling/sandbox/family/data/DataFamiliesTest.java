package io.tdscaling.sandbox.family.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.sandbox.family.Draw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("sweep")
class DataFamiliesTest {
  /** More seeds while families are written: {@code -Dfamilies.seeds=25}. */
  private static final int SEEDS = Integer.getInteger("families.seeds", 2);

  /** A directory for what was executed, for a person to read. */
  private static final String TOLD = System.getProperty("families.told", "");

  private static final double NEAR = 0.9;

  static List<CodeFamily> families() {
    String only = System.getProperty("families.only", "");
    return DataFamilies.all().stream().filter(family -> family.id().startsWith(only)).toList();
  }

  @Test
  void all_names_areDifferentAndKebabCase() {
    List<String> ids = DataFamilies.all().stream().map(CodeFamily::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
  }

  @ParameterizedTest
  @MethodSource("families")
  void task_executedNatively_isAsItSays(CodeFamily family) throws IOException {
    assumeTrue(NativeTools.arePresent(), "needs python3 with sqlite3");
    StringBuilder told = new StringBuilder();
    try (NativeTools tools = NativeTools.start()) {
      for (CodeTask task : tasks(family, SEEDS)) {
        tools.open();
        Executed executed = Executed.of(task, tools::call, family.id());
        told.append(executed.told()).append("\n========\n");
      }
    }
    if (!TOLD.isEmpty()) {
      Files.writeString(Path.of(TOLD, family.id() + ".txt"), told);
    }
  }

  @Test
  void compute_oddTables_workAllTheSame() {
    assumeTrue(NativeTools.arePresent(), "needs python3 with sqlite3");
    int found = 0;
    try (NativeTools tools = NativeTools.start()) {
      for (long seed = 0; seed < 10L * SEEDS; seed++) {
        Draw draw = new Draw(seed);
        List<DataTable> tables = List.of(OddTables.draw(draw), OddTables.draw(draw));
        for (CodeFamily family : DataFamilies.all()) {
          if (family.kind() == CodeKind.COMPUTE) {
            Optional<CodeTask> task = family.task(new CodeTaskRequest(seed, tables));
            if (task.isPresent()) {
              tools.open();
              Executed.of(task.get(), tools::call, family.id() + " seed " + seed);
              found++;
            }
          }
        }
      }
    }
    assertThat(found).isGreaterThan(20 * SEEDS);
  }

  @ParameterizedTest
  @MethodSource("families")
  void task_sameSeed_isTheSame(CodeFamily family) {
    assertThat(tasks(family, 3)).isEqualTo(tasks(family, 3));
  }

  @ParameterizedTest
  @MethodSource("families")
  void tasks_ofOneFamily_areRarelyNearDuplicates(CodeFamily family) {
    List<Set<String>> seen = new ArrayList<>();
    int near = 0;
    int failing = 0;
    List<CodeTask> tasks = tasks(family, 25);
    for (CodeTask task : tasks) {
      Set<String> shingles = NormalCode.shingles(task);
      if (seen.stream().anyMatch(other -> NormalCode.jaccard(other, shingles) >= NEAR)) {
        near++;
      }
      seen.add(shingles);
      failing += task.solution().stream().anyMatch(step -> step.fails()) ? 1 : 0;
    }
    String figure =
        String.format(
            Locale.ROOT,
            "%s: %d of %d near-duplicates, %d with an attempt that fails",
            family.id(),
            near,
            tasks.size(),
            failing);
    System.out.println(figure);
    assertThat(near).as(figure).isLessThanOrEqualTo(1);
  }

  @Test
  void compute_eachTable_breaksNothing() {
    Set<String> fitting = new HashSet<>();
    for (DataTable table : SampleTables.all()) {
      for (CodeFamily family : DataFamilies.all()) {
        for (long seed = 0; seed < 10; seed++) {
          if (family.kind() == CodeKind.COMPUTE
              && family.task(new CodeTaskRequest(seed, List.of(table))).isPresent()) {
            fitting.add(table.name());
          }
        }
      }
    }
    assertThat(fitting)
        .hasSizeGreaterThanOrEqualTo(SampleTables.all().size() - 3)
        .doesNotContain("pair", "events");
  }

  /** Returns a family's tasks, the first so many there are. */
  private static List<CodeTask> tasks(CodeFamily family, int count) {
    List<CodeTask> tasks = new ArrayList<>();
    for (long seed = 0; tasks.size() < count && seed < 20L * count; seed++) {
      Optional<CodeTask> task =
          family.task(
              family.kind() == CodeKind.COMPUTE
                  ? new CodeTaskRequest(seed, SampleTables.some(seed))
                  : CodeTaskRequest.of(seed));
      task.ifPresent(tasks::add);
    }
    assertThat(tasks).as(family.id()).hasSize(count);
    return tasks;
  }
}

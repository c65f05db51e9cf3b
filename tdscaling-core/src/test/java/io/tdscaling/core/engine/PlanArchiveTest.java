package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.random.SeededRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanArchiveTest {
  private final PlanArchive archive = new PlanArchive();

  @Test
  void pick_nothingKept_isEmpty() {
    assertThat(archive.size()).isZero();
    assertThat(archive.pick(new SeededRandom(1))).isEmpty();
  }

  @Test
  void add_toAFullArchive_dropsTheOldest() {
    for (int i = 0; i < 5; i++) {
      archive.add(plan("p" + i));
    }
    Set<String> picked = new HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      picked.add(archive.pick(new SeededRandom(seed)).orElseThrow().id());
    }

    assertThat(archive.size()).isEqualTo(2);
    assertThat(picked).containsExactlyInAnyOrder("p3", "p4");
  }

  private static Blueprint plan(String id) {
    return EngineFixture.accepted(0).attempt().blueprint().orElseThrow().withId(id);
  }
}

package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.core.random.SeededRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanArchiveTest {
  private static final Cell CELL = EngineFixture.AIM.cell().orElseThrow();

  private final PlanArchive archive = new PlanArchive();

  @Test
  void pick_emptyCell_isEmpty() {
    assertThat(archive.size(CELL)).isZero();
    assertThat(archive.pick(CELL, new SeededRandom(1))).isEmpty();
  }

  @Test
  void add_toAFullCell_dropsTheOldest() {
    for (int i = 0; i < 5; i++) {
      archive.add(CELL, plan("p" + i));
    }
    Set<String> picked = new HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      picked.add(archive.pick(CELL, new SeededRandom(seed)).orElseThrow().id());
    }

    assertThat(archive.size(CELL)).isEqualTo(2);
    assertThat(picked).containsExactlyInAnyOrder("p3", "p4");
  }

  private static Blueprint plan(String id) {
    return EngineFixture.accepted(0).attempt().blueprint().orElseThrow().withId(id);
  }
}

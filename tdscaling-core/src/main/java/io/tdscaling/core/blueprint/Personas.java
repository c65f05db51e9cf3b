package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.core.phrasing.Manner;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/** Who the simulated users are. */
public final class Personas {
  private static final List<String> NAMES =
      List.of(
          "Amara", "Bruno", "Chiara", "Dmitri", "Elif", "Farah", "Goran", "Hana", "Ines", "Jonas",
          "Keiko", "Luca", "Marta", "Nadia", "Omar", "Priya", "Quentin", "Rosa", "Samir", "Tove");
  private static final List<Manner> MANNERS = List.of(Manner.values());

  private Personas() {}

  /** Draws one. */
  public static Persona pick(SeededRandom random) {
    return new Persona(random.pick(NAMES), random.pick(MANNERS).label());
  }
}

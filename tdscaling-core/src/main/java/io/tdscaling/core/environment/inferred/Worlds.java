package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.caching.LatestByEquality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The worlds opened last. One is opened again and again while a trajectory is planned, executed,
 * simulated and verified, and making its things is most of the work. Thread-safe.
 */
final class Worlds {
  private static final int REMEMBERED = 128;

  private final Workshop workshop;
  private final LatestByEquality<Key, World> worlds = new LatestByEquality<>(REMEMBERED);

  /**
   * What environments opened alike have in common.
   *
   * @param tools the tools, bound to the kinds of things that they are about
   * @param population the things that exist before the first call
   */
  record World(Map<ToolRef, BoundTool> tools, Population population) {}

  Worlds(Workshop workshop) {
    this.workshop = workshop;
  }

  World open(long seed, List<ToolModel> models) {
    return worlds.get(new Key(seed, models), missing -> make(seed, models));
  }

  private World make(long seed, List<ToolModel> models) {
    Map<ToolRef, ToolModel> offered = new LinkedHashMap<>();
    models.forEach(model -> offered.putIfAbsent(model.spec().ref(), model));
    return new World(
        new TypeTable(List.copyOf(offered.values())).tools(),
        new Population(seed, workshop.lexicon(), workshop.fields()));
  }

  /** Models are compared by identity: to compare their schemas would cost more than it saves. */
  private static final class Key {
    private final long seed;
    private final List<ToolModel> models;

    Key(long seed, List<ToolModel> models) {
      this.seed = seed;
      this.models = models;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      if (!(other instanceof Key key) || seed != key.seed || models.size() != key.models.size()) {
        return false;
      }
      for (int i = 0; i < models.size(); i++) {
        if (models.get(i) != key.models.get(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(seed);
    }
  }
}

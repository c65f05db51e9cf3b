package io.tdscaling.semantic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.Trajectory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** State of the {@link VendiScore}. */
final class VendiState implements MetricState {
  private static final String NAME = "vendiScore";
  private static final int DECIMALS = 6;

  private final EmbeddingModel model;
  private long withoutText;
  private @Nullable OuterProducts products;
  private @Nullable BigDecimal known;

  VendiState(EmbeddingModel model) {
    this.model = model;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void observe(Trajectory trajectory, TrajectoryProfile profile) {
    float[] vector = model.embed(TrajectoryText.of(trajectory, profile));
    if (products(vector.length).add(vector)) {
      known = null;
    } else {
      withoutText++;
    }
  }

  @Override
  public void merge(MetricState other) {
    if (!(other instanceof VendiState same)) {
      throw new IllegalArgumentException("cannot merge %s with %s".formatted(NAME, other.name()));
    }
    if (same.model != model) {
      throw new IllegalArgumentException("cannot merge scores of different embedding models");
    }
    withoutText += same.withoutText;
    if (same.products != null) {
      products(same.products.dimensions()).add(same.products);
      known = null;
    }
  }

  @Override
  public JsonNode value() {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    OuterProducts sums = products;
    if (sums == null || sums.vectors() == 0) {
      return value
          .putNull("value")
          .put("trajectories", 0)
          .put("withoutText", withoutText)
          .put("dimensions", sums == null ? 0 : sums.dimensions());
    }
    if (known == null) {
      known = new BigDecimal(sums.vendiScore()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
    return value
        .put("value", known.doubleValue())
        .put("trajectories", sums.vectors())
        .put("withoutText", withoutText)
        .put("dimensions", sums.dimensions());
  }

  private OuterProducts products(int dimensions) {
    OuterProducts sums = products;
    if (sums == null) {
      sums = new OuterProducts(dimensions);
      products = sums;
    } else if (sums.dimensions() != dimensions) {
      throw new IllegalArgumentException(
          "an embedding has %d dimensions, the ones before had %d"
              .formatted(dimensions, sums.dimensions()));
    }
    return sums;
  }
}

package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.core.json.Json;
import java.util.List;

/**
 * Hands complete blueprints out in order, one for each attempt, and then from the first again under
 * other ids.
 */
public final class WrittenBlueprinter implements Blueprinter {
  private final List<Blueprint> blueprints;

  /** Makes one of at least one blueprint. */
  public WrittenBlueprinter(List<Blueprint> blueprints) {
    this.blueprints = List.copyOf(blueprints);
  }

  /** Returns the SHA-256 of all blueprints, in hexadecimal. */
  public String digest() {
    return Json.digest(Json.tree(blueprints));
  }

  @Override
  public BlueprintOutcome plan(BlueprintRequest request) {
    Blueprint plan = blueprints.get((int) (request.index() % blueprints.size()));
    long round = request.index() / blueprints.size() + 1;
    return new BlueprintOutcome.Planned(round == 1 ? plan : plan.withId(plan.id() + "~" + round));
  }
}

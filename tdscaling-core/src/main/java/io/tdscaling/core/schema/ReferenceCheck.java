package io.tdscaling.core.schema;

import io.tdscaling.core.schema.SchemaDocument.Place;
import io.tdscaling.core.schema.SchemaDocument.Reference;
import io.tdscaling.core.schema.Subschemas.Child;
import io.tdscaling.core.schema.Subschemas.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds references that lead nowhere, that go in a circle without ever looking at a part of the
 * value, or that unfold into so many schemas that validation would not end.
 */
final class ReferenceCheck {
  private static final int MAX_CHAIN = 100;
  private static final long MAX_UNFOLDED = 100_000;

  private final SchemaDocument document;
  private final IdentityHashMap<Object, Cost> done = new IdentityHashMap<>();
  private final List<Step> path = new ArrayList<>();

  private record Step(Place place, boolean byReference) {
    boolean isAt(Step other) {
      return place.pointer().equals(other.place().pointer());
    }
  }

  /** What applying a schema to one value takes: longest chain and number of schemas. */
  private record Cost(int chain, long schemas) {}

  private static final class DefectFound extends Exception {
    private static final long serialVersionUID = 1L;

    DefectFound(String message) {
      super(message, null, false, false);
    }
  }

  private ReferenceCheck(SchemaDocument document) {
    this.document = document;
  }

  /** Returns what is wrong with the references of a document. */
  static Optional<String> problem(SchemaDocument document) {
    ReferenceCheck check = new ReferenceCheck(document);
    try {
      for (Place place : document.places()) {
        check.visit(new Step(place, false));
      }
      return Optional.empty();
    } catch (DefectFound found) {
      return Optional.of(String.valueOf(found.getMessage()));
    }
  }

  private Cost visit(Step step) throws DefectFound {
    Object key = step.place().schema();
    Cost known = done.get(key);
    if (known == null) {
      refuseCircle(step);
      refuseLongerThan(path.size() + 1);
      path.add(step);
      known = costOf(step.place());
      path.remove(path.size() - 1);
      done.put(key, known);
    }
    refuseLongerThan(path.size() + known.chain());
    return known;
  }

  private static void refuseLongerThan(int chain) throws DefectFound {
    if (chain > MAX_CHAIN) {
      throw new DefectFound("schemas refer to each other more than " + MAX_CHAIN + " levels deep");
    }
  }

  private Cost costOf(Place place) throws DefectFound {
    int chain = 0;
    long schemas = 1;
    Deque<Step> next = nextSteps(place);
    while (!next.isEmpty()) {
      Cost cost = visit(next.removeFirst());
      chain = Math.max(chain, cost.chain());
      schemas += cost.schemas();
      if (schemas > MAX_UNFOLDED) {
        throw new DefectFound("references unfold into more than " + MAX_UNFOLDED + " schemas");
      }
    }
    return new Cost(chain + 1, schemas);
  }

  private Deque<Step> nextSteps(Place place) throws DefectFound {
    Deque<Step> next = new ArrayDeque<>();
    for (Reference reference : document.references(place)) {
      Place target = document.resolve(reference).orElseThrow(() -> unresolved(reference));
      next.add(new Step(target, true));
    }
    for (Child child : document.children(place)) {
      if (child.use() == Use.SAME_VALUE && child.schema().isObject()) {
        next.add(new Step(document.placeOf(child.schema()), false));
      }
    }
    return next;
  }

  private static DefectFound unresolved(Reference reference) {
    return new DefectFound(
        "$ref at "
            + pointer(reference.from())
            + " cannot be resolved within the schema: "
            + Bounds.shown(reference.target()));
  }

  private void refuseCircle(Step back) throws DefectFound {
    int start = 0;
    while (start < path.size() && !path.get(start).isAt(back)) {
      start++;
    }
    if (start == path.size()) {
      return;
    }
    List<String> circle = new ArrayList<>();
    circle.add(pointer(back.place()));
    path.subList(start + 1, path.size()).stream()
        .filter(Step::byReference)
        .forEach(step -> circle.add(pointer(step.place())));
    circle.add(pointer(back.place()));
    throw new DefectFound("cyclic $ref: " + String.join(" -> ", circle));
  }

  private static String pointer(Place place) {
    return "#" + place.pointer();
  }
}

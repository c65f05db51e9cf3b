package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Family;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A family that computes over whatever records fit it.
 *
 * @param id name in kebab-case
 * @param idea what it works out
 */
record ComputeFamily(String id, Idea idea) implements CodeFamily {
  private static final int TRIES = 6;
  private static final double FILTERED = 0.6;

  /** What a family works out of records. */
  @FunctionalInterface
  interface Idea {
    /**
     * Finds something to work out.
     *
     * @param frame the records
     * @param others other records that came with them
     * @return empty if the records do not fit
     */
    Optional<Computation> find(Frame frame, List<Frame> others, Draw draw);
  }

  @Override
  public CodeKind kind() {
    return CodeKind.COMPUTE;
  }

  @Override
  public Optional<CodeTask> task(CodeTaskRequest request) {
    Draw draw = new Draw(Family.seed(id, request.seed()));
    List<Frame> frames =
        draw.shuffled(request.data().stream().flatMap(table -> Frame.of(table).stream()).toList());
    for (Frame frame : frames) {
      List<Frame> others = frames.stream().filter(other -> other != frame).toList();
      for (int i = 0; i < TRIES; i++) {
        boolean filtered = i < TRIES - 1 && draw.chance(FILTERED);
        Filter filter = filtered ? Filter.draw(frame, draw).orElse(null) : null;
        Optional<CodeTask> task = task(frame, filter, others, draw);
        if (task.isPresent()) {
          return task;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CodeTask> task(
      Frame frame, @Nullable Filter filter, List<Frame> others, Draw draw) {
    Frame narrowed = filter == null ? frame : frame.where(filter.holds());
    return idea.find(narrowed, others, draw)
        .filter(computation -> isConsistent(frame, computation))
        .map(computation -> new Telling(frame, filter, computation, draw).task());
  }

  /** Returns whether the fields hold the same in all records as in those that are taken. */
  private static boolean isConsistent(Frame frame, Computation computation) {
    return computation.fields().stream()
        .allMatch(
            field -> {
              Field whole = frame.field(field.path());
              return whole.whole() == field.whole()
                  && whole.text() == field.text()
                  && (whole.kind() == Kind.NUMBER) == (field.kind() == Kind.NUMBER)
                  && (whole.kind() == Kind.FLAG) == (field.kind() == Kind.FLAG);
            });
  }
}

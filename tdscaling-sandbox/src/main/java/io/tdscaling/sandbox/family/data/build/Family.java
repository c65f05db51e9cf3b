package io.tdscaling.sandbox.family.data.build;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.sandbox.family.Draw;
import java.util.Optional;
import java.util.function.Function;

/**
 * A family that is one function.
 *
 * @param id name in kebab-case
 * @param kind what kind of task it makes
 * @param maker makes a task
 */
public record Family(String id, CodeKind kind, Function<CodeTaskRequest, Optional<CodeTask>> maker)
    implements CodeFamily {
  /** Returns a family that needs no data and always has a task. */
  public static Family of(String id, CodeKind kind, Function<Draw, CodeTask> maker) {
    return new Family(
        id, kind, request -> Optional.of(maker.apply(new Draw(seed(id, request.seed())))));
  }

  /** Returns a seed that differs between families which are asked with the same one. */
  public static long seed(String id, long seed) {
    // Mixed, since seeds a multiple of the generator's step apart draw the same, only shifted.
    long mixed = (seed ^ ((long) id.hashCode() << 32)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 32);
  }

  @Override
  public Optional<CodeTask> task(CodeTaskRequest request) {
    return maker.apply(request);
  }
}

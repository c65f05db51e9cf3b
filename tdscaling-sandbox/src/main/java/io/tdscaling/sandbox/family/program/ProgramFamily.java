package io.tdscaling.sandbox.family.program;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.sandbox.family.Draw;
import java.util.Optional;

/**
 * Tasks over variants of one Python program.
 *
 * @param source the program and all that is said of it
 */
record ProgramFamily(ProgramSource source) implements CodeFamily {
  /** Keeps families apart that are asked with the same seed. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  @Override
  public String id() {
    return source.id();
  }

  @Override
  public CodeKind kind() {
    return source.kind();
  }

  @Override
  public Optional<CodeTask> task(CodeTaskRequest request) {
    Draw draw = draw(request.seed());
    return Optional.of(
        kind() == CodeKind.REPAIR ? RepairTask.of(source, draw) : ImplementTask.of(source, draw));
  }

  /** Returns the source of the draws for a seed. */
  Draw draw(long seed) {
    return new Draw(seed * SPREAD ^ id().hashCode());
  }
}

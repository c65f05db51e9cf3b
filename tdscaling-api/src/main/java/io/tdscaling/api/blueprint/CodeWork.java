package io.tdscaling.api.blueprint;

import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeCheck;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.internal.Checks;
import java.util.List;

/**
 * The part of a plan that is programming. The calls of the code tool that a plan makes are one way
 * to do it; any other is as good that ends in an answer with the facts and holds to the checks.
 *
 * @param service service of the code tool
 * @param family the family that the task is of
 * @param kind what kind of task it is
 * @param given calls that set the workspace up before the conversation
 * @param checks what has to hold at the end
 */
public record CodeWork(
    String service, String family, CodeKind kind, List<CodeCall> given, List<CodeCheck> checks) {
  /** Copies the lists. */
  public CodeWork {
    Checks.notBlank(service, "service");
    given = List.copyOf(given);
    checks = List.copyOf(checks);
  }
}

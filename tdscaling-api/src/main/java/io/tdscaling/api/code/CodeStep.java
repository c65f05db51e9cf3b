package io.tdscaling.api.code;

import io.tdscaling.api.internal.Checks;
import java.util.List;

/**
 * What a good agent does next on its way to a solution.
 *
 * @param remark what it says beside its calls, such as why; may be empty
 * @param calls calls that are made together, at least one
 * @param fails whether every call is expected to come back as an error, such as a first attempt
 *     that raises
 */
public record CodeStep(String remark, List<CodeCall> calls, boolean fails) {
  /** Copies the calls and checks that there is one. */
  public CodeStep {
    calls = List.copyOf(calls);
    Checks.notEmpty(calls, "calls");
  }

  /** Returns a step of one call that succeeds. */
  public static CodeStep of(String remark, CodeCall call) {
    return new CodeStep(remark, List.of(call), false);
  }

  /** Returns a step of one call that comes back as an error. */
  public static CodeStep failing(String remark, CodeCall call) {
    return new CodeStep(remark, List.of(call), true);
  }
}

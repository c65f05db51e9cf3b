package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Blueprint;
import java.util.List;
import java.util.Map;

/**
 * A document that was read: the plan without its facts, and what executing it has to fill in.
 *
 * @param plan the plan; its phases have no facts, its end state is what is written or empty
 * @param facts the facts as written, by phase
 * @param calls where each planned call stands, by id
 * @param findings where more problems go
 */
record WrittenPlan(
    Blueprint plan, List<List<WrittenFact>> facts, Map<String, String> calls, Findings findings) {
  /**
   * A fact whose text may be found by execution.
   *
   * @param call planned call whose result holds it
   * @param path JSON Pointer into that result
   * @param text the text, or empty
   * @param pointer where the fact stands
   */
  record WrittenFact(String call, String path, String text, String pointer) {}

  /** Adds a problem with a call, or with something in it. */
  void problem(String call, String below, String message) {
    findings.add(calls.getOrDefault(call, "") + below, message);
  }
}

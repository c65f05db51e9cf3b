package io.tdscaling.core.simulation;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.chat.ToolCall;

/**
 * Notices an assistant that makes the same call for the same answer in a row, far more often than
 * the plan calls the tool, so that it is not paid for any longer.
 */
final class CallLoop {
  private static final int MOST = 8;

  private final Blueprint plan;
  private String last = "";
  private int times;
  private boolean closed;

  CallLoop(Blueprint plan) {
    this.plan = plan;
  }

  void made(ToolCall call, String answer) {
    String made = call.name() + '\n' + call.arguments() + '\n' + answer;
    times = made.equals(last) ? times + 1 : 1;
    last = made;
    closed |= times > MOST + planned(call.name());
  }

  private long planned(String tool) {
    return plan.calls().stream().filter(call -> call.tool().equals(tool)).count();
  }

  boolean isClosed() {
    return closed;
  }
}

package io.tdscaling.core.metric;

import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.ToolRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call whose result may still be to come. */
final class CallDraft {
  private final int ordinal;
  private final ToolCall call;
  private final @Nullable ToolRef ref;
  private final List<ArgumentLeaf> leaves;
  private final String effect;
  private final ArgumentOrigins.Origins origins;
  private final @Nullable Boolean notedError;
  private CallFacts.Outcome outcome;

  /**
   * Makes a draft of a call without a result.
   *
   * @param failed whether the call failed, where that was noted
   */
  CallDraft(
      int ordinal,
      ToolCall call,
      @Nullable ToolRef ref,
      List<ArgumentLeaf> leaves,
      String effect,
      ArgumentOrigins.Origins origins,
      Optional<Boolean> failed) {
    this.ordinal = ordinal;
    this.call = call;
    this.ref = ref;
    this.leaves = leaves;
    this.effect = effect;
    this.origins = origins;
    this.notedError = failed.orElse(null);
    this.outcome = CallFacts.Outcome.NONE;
  }

  int ordinal() {
    return ordinal;
  }

  String id() {
    return call.id();
  }

  String tool() {
    return call.name();
  }

  boolean answered() {
    return outcome.answered();
  }

  void answer(String text) {
    boolean error = notedError == null ? ErrorResults.isError(text) : notedError;
    outcome = new CallFacts.Outcome(true, error, error ? ErrorResults.code(text) : "", text);
  }

  CallFacts build() {
    String identity = CallFacts.identity(call.name(), call.arguments());
    return new CallFacts(ordinal, call.name(), ref, leaves, identity, effect, origins, outcome);
  }
}

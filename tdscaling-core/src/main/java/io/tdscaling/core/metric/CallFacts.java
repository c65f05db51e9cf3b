package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call once the conversation has been read.
 *
 * @param ordinal position among all calls of the conversation, from 0
 * @param tool offered name
 * @param ref the offered tool, or null where the trajectory does not define it
 * @param leaves the scalars in the arguments
 * @param identity tool and arguments in canonical form: equal for repeated calls
 * @param effect label of the effect class, or {@code unknown}
 * @param origins where the arguments come from
 * @param outcome what became of the call
 */
record CallFacts(
    int ordinal,
    String tool,
    @Nullable ToolRef ref,
    List<ArgumentLeaf> leaves,
    String identity,
    String effect,
    ArgumentOrigins.Origins origins,
    Outcome outcome) {

  /**
   * What became of a call.
   *
   * @param answered whether a result followed
   * @param error whether the call failed
   * @param errorCode code of the failure, empty without one
   * @param text the result, empty without one
   */
  record Outcome(boolean answered, boolean error, String errorCode, String text) {
    static final Outcome NONE = new Outcome(false, false, "", "");
  }

  boolean succeeded() {
    return outcome.answered() && !outcome.error();
  }

  boolean usesEarlierResult() {
    return !origins.producers().isEmpty();
  }

  static String identity(String tool, JsonNode arguments) {
    return tool + '\n' + Json.canonical(arguments);
  }
}

package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tool calls of an answer as they come in. */
final class CallDrafts {
  private static final int MOST_CALLS = 1_024;
  private static final int NO_INDEX = -1;

  private final List<CallDraft> drafts = new ArrayList<>();
  private final Map<Integer, CallDraft> latest = new HashMap<>();

  /**
   * Takes calls or pieces of them.
   *
   * @param calls the member {@code tool_calls}
   * @param pieces whether they may go on with earlier ones
   */
  void add(JsonNode calls, boolean pieces) throws MalformedException {
    if (!calls.isArray() && !calls.isNull() && !calls.isMissingNode()) {
      throw new MalformedException("tool_calls is not a list");
    }
    for (JsonNode call : calls) {
      CallDraft known = pieces ? latest.get(index(call)) : null;
      // Some servers number all calls 0, or none of them: a new id with a name is a new call too.
      (known == null || known.isOther(call) ? begun(index(call)) : known).add(call);
    }
  }

  /** Returns the calls in the order of their numbers. */
  List<CallDraft> inOrder() {
    return drafts.stream().sorted(Comparator.comparingInt(draft -> draft.index)).toList();
  }

  private static int index(JsonNode call) {
    return call.path("index").asInt(NO_INDEX);
  }

  private CallDraft begun(int index) throws MalformedException {
    if (drafts.size() == MOST_CALLS) {
      throw new MalformedException("there are more than " + MOST_CALLS + " tool calls");
    }
    CallDraft draft = new CallDraft(index);
    drafts.add(draft);
    latest.put(index, draft);
    return draft;
  }

  /** One call as it comes in. */
  static final class CallDraft {
    private final int index;
    private String id = "";
    private String name = "";
    private final StringBuilder text = new StringBuilder();
    private @Nullable JsonNode whole;

    CallDraft(int index) {
      this.index = index;
    }

    boolean isOther(JsonNode call) {
      String given = call.path("id").asText("");
      boolean named = !call.path("function").path("name").asText("").isEmpty();
      return named && !given.isEmpty() && !id.isEmpty() && !given.equals(id);
    }

    void add(JsonNode call) {
      id = id.isEmpty() ? call.path("id").asText("") : id;
      JsonNode function = call.path("function");
      name = name.isEmpty() ? function.path("name").asText("") : name;
      JsonNode arguments = function.path("arguments");
      if (arguments.isContainerNode()) {
        whole = arguments;
      } else {
        text.append(arguments.asText(""));
      }
    }

    ToolCall call(CallIds ids) {
      return new ToolCall(ids.unique(WellFormed.text(id)), WellFormed.text(name), arguments());
    }

    /** What is not JSON stays text, for the verifier to judge; nothing is an empty object. */
    private JsonNode arguments() {
      if (whole != null) {
        return whole;
      }
      String written = WellFormed.text(text.toString());
      return written.isBlank() ? Json.object() : Json.parseOrText(written);
    }
  }
}

package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model is told before it answers a call, bounded whatever tools and results hold.
 *
 * @param prompts holds the prompt of tools
 */
record Prompt(Prompts prompts) {
  private static final int MOST_CALLS = 30;
  private static final int LONGEST_TRANSCRIPT = 32_000;
  private static final int LONGEST_CALL = 6_000;
  private static final int LONGEST_ARGUMENTS = 16_000;
  private static final int LONGEST_SCHEMA = 12_000;
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int LONGEST_NAMES = 2_000;
  private static final String EFFECTS =
      Arrays.stream(EffectClass.values()).map(EffectClass::label).collect(Collectors.joining(", "));

  List<Message> messages(
      Session session, Collection<PlayedTool> tools, PlayedTool tool, JsonNode arguments) {
    ObjectNode call = Json.object().put("tool", tool.spec().ref().name());
    call.set("arguments", arguments);
    String question =
        "%s\n\nThe call to answer:\n%s"
            .formatted(transcript(session.exchanges()), shown(call, LONGEST_ARGUMENTS));
    return List.of(
        new SystemMessage(instructions(session.seed(), tools, tool)), new UserMessage(question));
  }

  private String instructions(long seed, Collection<PlayedTool> tools, PlayedTool tool) {
    String service = tool.spec().ref().service();
    String others =
        tools.stream()
            .map(other -> other.spec().ref())
            .filter(other -> other.service().equals(service))
            .filter(other -> !other.equals(tool.spec().ref()))
            .sorted()
            .map(other -> other.name())
            .collect(Collectors.joining(", "));
    return prompts.fill(
        Prompts.TOOL,
        Map.of(
            "service", Excerpt.of(service),
            "tool", Excerpt.of(tool.spec().ref().name()),
            "effect", tool.semantics().effect().label(),
            "description", Excerpt.of(tool.spec().description(), LONGEST_DESCRIPTION),
            "input", shown(tool.spec().inputSchema(), LONGEST_SCHEMA),
            "output", shown(tool.spec().outputSchema(), LONGEST_SCHEMA),
            "others", others.isEmpty() ? "(none)" : Excerpt.of(others, LONGEST_NAMES),
            "scenario", Scenario.of(seed),
            "effects", EFFECTS));
  }

  /** Returns the newest calls that there is room for, in order, and says how many are left out. */
  private static String transcript(List<Exchange> exchanges) {
    List<String> kept = new ArrayList<>();
    int length = 0;
    for (int i = exchanges.size() - 1; i >= 0 && kept.size() < MOST_CALLS; i--) {
      String line = shown(exchanges.get(i).json(), LONGEST_CALL);
      length += line.length();
      if (length > LONGEST_TRANSCRIPT) {
        break;
      }
      kept.add(line);
    }
    Collections.reverse(kept);
    int leftOut = exchanges.size() - kept.size();
    if (leftOut > 0) {
      kept.add(0, "(" + leftOut + " earlier calls are left out)");
    }
    return "The calls so far:\n" + (kept.isEmpty() ? "(none)" : String.join("\n", kept));
  }

  private static String shown(@Nullable JsonNode json, int longest) {
    return json == null ? "(not given)" : Excerpt.of(Json.compact(json), longest);
  }
}

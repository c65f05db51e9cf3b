package io.tdscaling.sandbox.family.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task whose solution was executed: what came back at each step, and the answer told. */
record Executed(CodeTask task, List<JsonNode> results, String answer) {
  /** Executes a task and checks that it is as it says of itself. */
  static Executed of(CodeTask task, Function<CodeCall, ToolResult> tools, String where) {
    for (CodeCall call : task.given()) {
      ToolResult result = tools.apply(call);
      assertThat(result.error()).as("%s: given %s: %s", where, call, result.content()).isFalse();
    }
    List<JsonNode> results = new ArrayList<>();
    for (CodeStep step : task.solution()) {
      for (int i = 0; i < step.calls().size(); i++) {
        CodeCall call = step.calls().get(i);
        ToolResult result = tools.apply(call);
        assertThat(result.error())
            .as("%s: %s%n%s%n%s", where, call.tool(), told(call), result.content())
            .isEqualTo(step.fails());
        if (i == 0) {
          results.add(result.content());
        }
      }
    }
    return new Executed(task, results, answer(task, results, where));
  }

  private static String answer(CodeTask task, List<JsonNode> results, String where) {
    String answer = task.answer();
    for (int i = 0; i < task.facts().size(); i++) {
      String fact = fact(task.facts().get(i), results, where);
      answer = answer.replace("{" + i + "}", fact);
    }
    assertThat(answer).as(where).doesNotContain("{").doesNotContain("<<");
    return answer;
  }

  private static String fact(CodeFact fact, List<JsonNode> results, String where) {
    JsonNode value = results.get(fact.step()).at(fact.path());
    assertThat(value.isValueNode()).as("%s: %s in %s", where, fact, results).isTrue();
    assertThat(value.isNull()).as("%s: %s in %s", where, fact, results).isFalse();
    if (fact.pattern().isEmpty()) {
      return value.asText();
    }
    Matcher matcher = Pattern.compile(fact.pattern()).matcher(value.asText());
    assertThat(matcher.find()).as("%s: %s in%n%s", where, fact, value.asText()).isTrue();
    assertThat(matcher.group(1)).as("%s: %s", where, fact).isNotBlank();
    return matcher.group(1);
  }

  private static String told(CodeCall call) {
    List<String> parts = new ArrayList<>();
    call.arguments().forEach(argument -> parts.add(argument.asText()));
    return String.join("\n--\n", parts);
  }

  /** Returns everything as a person reads it. */
  String told() {
    StringBuilder text = new StringBuilder("USER: " + task.request() + "\n");
    for (int i = 0; i < results.size(); i++) {
      CodeStep step = task.solution().get(i);
      text.append("SAYS: ").append(step.remark()).append('\n');
      step.calls()
          .forEach(
              call ->
                  text.append("[")
                      .append(call.tool())
                      .append("]\n")
                      .append(told(call))
                      .append('\n'));
      JsonNode result = results.get(i);
      String shown = result.has("stdout") ? result.path("stdout").asText() : result.toString();
      text.append("=> ").append(shown, 0, Math.min(1500, shown.length()));
      text.append(result.at("/error/message").asText()).append('\n');
    }
    return text + "ANSWER: " + answer + "\n";
  }
}

package io.tdscaling.study.learner;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns conversations into decisions. Each assistant message is predicted from what came before it,
 * and only then taken in.
 */
final class ExampleReader {
  private final ToolViews views = new ToolViews();

  Examples read(Trajectory trajectory) {
    Talk talk = new Talk(new Offer(trajectory.tools(), views));
    ArgumentFeatures arguments = new ArgumentFeatures(talk);
    List<Decision> steps = new ArrayList<>();
    List<Decision> sources = new ArrayList<>();
    List<Boolean> called = new ArrayList<>();
    for (Message message : trajectory.messages()) {
      if (message instanceof AssistantMessage assistant) {
        steps.add(StepFeatures.of(talk, names(assistant.toolCalls())));
        called.add(!assistant.toolCalls().isEmpty());
        sources.addAll(sources(assistant.toolCalls(), talk, arguments));
        talk.assistant(assistant.text(), assistant.toolCalls());
      } else if (message instanceof ToolMessage tool) {
        talk.result(tool);
      } else if (message instanceof UserMessage user) {
        talk.user(user.text());
      } else if (message instanceof SystemMessage system) {
        talk.system(system.text());
      }
    }
    return Examples.of(steps, called, sources);
  }

  private static Set<String> names(List<ToolCall> calls) {
    return calls.stream().map(ToolCall::name).collect(Collectors.toUnmodifiableSet());
  }

  /** All calls of a step are predicted from what came before the step. */
  private static List<Decision> sources(
      List<ToolCall> calls, Talk talk, ArgumentFeatures arguments) {
    List<Decision> decisions = new ArrayList<>();
    List<ArgumentPlace> places = new ArrayList<>();
    for (ToolCall call : calls) {
      ToolView tool = talk.offer().named(call.name());
      List<ArgumentPlace> own = ArgumentPlace.of(tool, call.arguments());
      decisions.addAll(arguments.of(tool, own));
      places.addAll(own);
    }
    arguments.remember(places);
    return decisions;
  }
}

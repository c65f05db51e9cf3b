package io.tdscaling.core.verification;

import com.google.common.base.CharMatcher;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User and assistant speak for themselves: no marks of a chat format, no calls in prose, no lines
 * of somebody else's. A mark that the plan, the system message or a result holds is somebody's
 * data, and may be spoken of.
 */
final class SpeakerRule implements Rule {
  private static final Pattern MARK =
      Pattern.compile(
          "(?i)</?(?:tool_calls?|tool_response|function_calls?|function_response|think)>"
              + "|<function=|<\\|[a-z_]+\\|>|\\[/?INST]|\\[TOOL_CALLS]|<</?SYS>>|\\[DONE]");

  private static final CharMatcher MARK_BEGINS = CharMatcher.anyOf("<[");

  private static final String LABEL =
      "[*#_ ]{0,4}(?:User|Human|Assistant|AI|Bot|System|Tool(?: (?:result|response|output))?)"
          + "[*_]{0,2}:";

  /** A label begins the message, or a line that says more than a name. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "\\A" + LABEL + "|^" + LABEL + "[*_]{0,2}(?:[ \\t]+\\S+){3}", Pattern.MULTILINE);

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    List<String> data = data(request);
    for (int step = 0; step < messages.size(); step++) {
      Message message = messages.get(step);
      if (message instanceof UserMessage || message instanceof AssistantMessage) {
        Optional<Verdict.Rejected> fault = fault(message, step, data);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Rejected> fault(Message message, int step, List<String> data) {
    String text = message.text();
    Optional<String> mark =
        MARK_BEGINS.matchesNoneOf(text) ? Optional.empty() : foreign(MARK, text, data);
    if (mark.isPresent()) {
      String reason =
          "the %s message holds %s, which belongs to no conversation"
              .formatted(message.role(), Excerpt.quoted(mark.get()));
      return Faults.at("speech.markup", step, message, reason);
    }
    Optional<String> label =
        text.indexOf(':') < 0 ? Optional.empty() : foreign(LABELLED, text, data);
    if (label.isPresent()) {
      String reason =
          "the %s message speaks for somebody: %s"
              .formatted(message.role(), Excerpt.quoted(label.get().strip()));
      return Faults.at("speech.as-another", step, message, reason);
    }
    return Optional.empty();
  }

  private static Optional<String> foreign(Pattern pattern, String text, List<String> data) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      String mark = found.group();
      if (data.stream().noneMatch(known -> known.contains(mark))) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  private static List<String> data(Examination request) {
    List<String> data = new ArrayList<>();
    for (Phase phase : request.blueprint().phases()) {
      data.add(phase.request());
      phase.disclosures().stream().map(Disclosure::reply).forEach(data::add);
    }
    for (Message message : request.trajectory().messages()) {
      if (!(message instanceof UserMessage) && !(message instanceof AssistantMessage)) {
        data.add(message.text());
      }
    }
    return data;
  }
}

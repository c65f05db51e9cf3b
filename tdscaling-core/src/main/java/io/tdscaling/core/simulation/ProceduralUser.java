package io.tdscaling.core.simulation;

import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.agent.UserTurn;
import io.tdscaling.api.agent.UserView;
import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.phrasing.Manner;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.phrasing.UserVoice;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/**
 * Plays the user without a model: makes the blueprint's requests one after the other, tells what is
 * asked for, and confirms, all in the manner of its persona.
 */
public final class ProceduralUser implements UserAgent {
  @Override
  public UserTurn next(UserView view) {
    int request = (int) view.acts().stream().filter(ProceduralUser::closes).count();
    boolean requestMade = !view.acts().isEmpty() && !closes(last(view.acts()));
    if (!requestMade) {
      return request < view.requests().size()
          ? say(view.requests().get(request))
          : UserTurn.end(TokenUsage.NONE);
    }
    return switch (last(view.acts())) {
      case ASK -> say(reply(view, request));
      case CONFIRM -> say(confirmation(view, request));
      default -> afterTalk(view);
    };
  }

  @Override
  public String label() {
    return "procedural";
  }

  /**
   * A model does not say what its words do: a question is answered, anything else closes the
   * request.
   */
  private static UserTurn afterTalk(UserView view) {
    String text = view.said().get(view.said().size() - 1).text().strip();
    if (text.endsWith("?")) {
      List<Disclosure> all = view.disclosures().stream().flatMap(List::stream).toList();
      int questions = questions(view);
      return say(questions <= all.size() ? all.get(questions - 1).reply() : agreement(view));
    }
    int requestsMade = (int) view.said().stream().filter(m -> isRequest(m.text(), view)).count();
    return requestsMade < view.requests().size()
        ? say(view.requests().get(requestsMade))
        : UserTurn.end(TokenUsage.NONE);
  }

  /** Returns how many of the assistant's words of unknown act were questions. */
  private static int questions(UserView view) {
    List<Message> heard = view.said().stream().filter(m -> m instanceof AssistantMessage).toList();
    int questions = 0;
    for (int i = 0; i < heard.size(); i++) {
      boolean talk = view.acts().get(i) == DialogueAct.TALK;
      questions += talk && heard.get(i).text().strip().endsWith("?") ? 1 : 0;
    }
    return questions;
  }

  private static boolean isRequest(String text, UserView view) {
    return view.requests().contains(text);
  }

  /** What the user hears to be wrong is put right, once. */
  private static String confirmation(UserView view, int request) {
    String heard = view.said().get(view.said().size() - 1).text();
    List<String> said = view.said().stream().map(Message::text).toList();
    return view.corrections().get(Math.min(request, view.corrections().size() - 1)).stream()
        .filter(right -> Evidence.mentions(heard, SpokenValues.value(right.before())))
        .map(Correction::reply)
        .filter(reply -> !said.contains(reply))
        .findFirst()
        .orElseGet(() -> agreement(view));
  }

  private static String reply(UserView view, int request) {
    List<Disclosure> known =
        view.disclosures().get(Math.min(request, view.disclosures().size() - 1));
    int sinceRequest = 0;
    for (DialogueAct act : view.acts()) {
      sinceRequest = closes(act) ? 0 : sinceRequest + (act == DialogueAct.ASK ? 1 : 0);
    }
    return sinceRequest >= 1 && sinceRequest <= known.size()
        ? known.get(sinceRequest - 1).reply()
        : voice(view).unknown(new SeededRandom(view.seed()));
  }

  /** Agrees to what the assistant asks, and says to what. */
  private static String agreement(UserView view) {
    SeededRandom random = new SeededRandom(view.seed());
    String question = view.said().get(view.said().size() - 1).text();
    return voice(view).confirmation(Mentions.pick(question, random), random);
  }

  private static UserVoice voice(UserView view) {
    return UserVoice.of(Manner.of(view.persona().manner()));
  }

  private static boolean closes(DialogueAct act) {
    return act == DialogueAct.ANSWER || act == DialogueAct.REFUSE;
  }

  private static DialogueAct last(List<DialogueAct> acts) {
    return acts.get(acts.size() - 1);
  }

  private static UserTurn say(String text) {
    return UserTurn.say(text, TokenUsage.NONE);
  }
}

package io.tdscaling.core.simulation;

import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.agent.UserTurn;
import io.tdscaling.api.agent.UserView;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user played by a model. The model is told the persona, the requests and what to tell when
 * asked, and sees the conversation from the user's side: what the assistant said comes to it as
 * user messages. A reply that was cut off, or that repeats the prompt, is a {@link RoleFault} that
 * names its rule.
 */
public final class LlmUser implements UserAgent {
  /** What the model writes when the user has nothing more to say. */
  public static final String DONE = "[DONE]";

  private static final Pattern MARK =
      Pattern.compile(Pattern.quote(DONE), Pattern.CASE_INSENSITIVE);

  private static final int MAX_TOKENS = 512;
  private static final int LONGEST = 16_384;

  private final LlmClient client;
  private final String model;
  private final Prompts prompts;
  private final PromptLeak leak;

  /** Makes a user that is led by the library's own prompt. */
  public LlmUser(LlmClient client, String model) {
    this(client, model, Prompts.standard());
  }

  /**
   * Makes a user.
   *
   * @param client the model
   * @param model what to call the model in provenance
   * @param prompts holds the prompt {@link Prompts#USER}
   */
  public LlmUser(LlmClient client, String model, Prompts prompts) {
    this.client = client;
    this.model = model;
    this.prompts = prompts;
    this.leak = new PromptLeak(prompts, Prompts.USER);
  }

  @Override
  public UserTurn next(UserView view) throws IOException, InterruptedException {
    LlmRequest request =
        new LlmRequest(
            messages(view),
            List.of(),
            new LlmParameters(1.0, MAX_TOKENS, view.seed()),
            new LlmRequest.Purpose("user", view.index(), view.turn()));
    LlmReply reply = Replies.whole(client.complete(request), "user");
    String words = reply.message().text().strip();
    if (MARK.matcher(words).find() || words.length() > LONGEST) {
      return UserTurn.end(reply.usage());
    }
    Optional<String> told = leak.in(words);
    if (told.isPresent()) {
      throw new SpoiledTurnException(
          "user.instructions-told",
          "the user says words of its instructions: " + Excerpt.quoted(told.get()));
    }
    return UserTurn.say(words, reply.usage());
  }

  @Override
  public String label() {
    return model;
  }

  @Override
  public String prompt() {
    return prompts.id(Prompts.USER);
  }

  private List<Message> messages(UserView view) {
    List<Message> messages = new ArrayList<>();
    messages.add(new SystemMessage(instructions(view)));
    messages.add(new UserMessage("Hello, what can I do for you?"));
    for (Message said : view.said()) {
      messages.add(
          said instanceof UserMessage
              ? AssistantMessage.saying(said.text())
              : new UserMessage(said.text()));
    }
    return messages;
  }

  private String instructions(UserView view) {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < view.requests().size(); i++) {
      requests.append(i + 1).append(". ").append(view.requests().get(i)).append('\n');
    }
    StringBuilder told = new StringBuilder();
    for (List<Disclosure> disclosures : view.disclosures()) {
      disclosures.forEach(fact -> told.append("- ").append(fact.reply()).append('\n'));
    }
    return prompts.fill(
        Prompts.USER,
        Map.of(
            "name", view.persona().name(),
            "manner", view.persona().manner(),
            "goal", view.goal(),
            "requests", requests.toString(),
            "disclosures", told.isEmpty() ? "- (nothing)" : told.toString(),
            "corrections", corrections(view),
            "done", DONE));
  }

  private static String corrections(UserView view) {
    List<String> replies =
        view.corrections().stream()
            .flatMap(List::stream)
            .map(right -> "- " + right.reply())
            .toList();
    return replies.isEmpty() ? "- (nothing)" : String.join("\n", replies);
  }
}

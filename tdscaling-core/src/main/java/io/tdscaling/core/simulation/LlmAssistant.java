package io.tdscaling.core.simulation;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.trajectory.DialogueAct;
import java.io.IOException;

/**
 * An assistant played by a model. It sees what is exported, system message, tools and conversation,
 * and gets no hint of the plan. What its words do is unknown, so they are noted as {@link
 * DialogueAct#TALK}. A reply that was cut off is a {@link RoleFault} that names its rule.
 */
public final class LlmAssistant implements AssistantAgent {
  private static final int MAX_TOKENS = 2_048;

  private final LlmClient client;
  private final String model;

  /**
   * Makes an assistant. It takes no prompts, for it sees only what is exported.
   *
   * @param client the model
   * @param model what to call the model in provenance
   */
  public LlmAssistant(LlmClient client, String model) {
    this.client = client;
    this.model = model;
  }

  @Override
  public AssistantTurn next(AssistantView view) throws IOException, InterruptedException {
    LlmRequest request =
        new LlmRequest(
            view.messages(),
            view.tools(),
            new LlmParameters(1.0, MAX_TOKENS, view.seed()),
            new LlmRequest.Purpose("assistant", view.index(), view.turn()));
    LlmReply reply = Replies.whole(client.complete(request), "assistant");
    boolean calls = !reply.message().toolCalls().isEmpty();
    return new AssistantTurn(
        reply.message(), calls ? DialogueAct.CALL : DialogueAct.TALK, reply.usage());
  }

  @Override
  public String label() {
    return model;
  }
}

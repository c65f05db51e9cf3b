package io.tdscaling.api.agent;

import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.DialogueAct;

/**
 * What the assistant does next.
 *
 * @param message text, calls, or both
 * @param act what the turn does
 * @param usage tokens used
 */
public record AssistantTurn(AssistantMessage message, DialogueAct act, TokenUsage usage) {}

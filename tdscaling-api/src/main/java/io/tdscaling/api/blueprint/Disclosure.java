package io.tdscaling.api.blueprint;

/**
 * Something the user tells only when asked.
 *
 * @param call planned call that needs it
 * @param parameter the parameter it is for
 * @param question how the assistant asks for it
 * @param reply how the user tells it
 */
public record Disclosure(String call, String parameter, String question, String reply) {}

package io.tdscaling.api.blueprint;

/**
 * Who the simulated user is.
 *
 * @param name what the user is called
 * @param manner how the user talks, in a few words
 */
public record Persona(String name, String manner) {}
